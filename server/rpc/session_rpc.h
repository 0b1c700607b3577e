#pragma once

#include "domain/session.h"
#include "ecloserie/v1/register.pb.h"

namespace ecloserie::rpc {

domain::WallTime DecodeWallTime(const v1::WallTime& time);
v1::WallTime EncodeWallTime(domain::WallTime time);

// A session as it stands alone and at the head of its register.
v1::Session EncodeSession(const domain::Session& session);

domain::WallTime DecodeWallTime(const v1::WallTime& time);

}  // namespace ecloserie::rpc
