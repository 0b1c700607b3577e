#pragma once

#include "domain/application.h"
#include "ecloserie/v1/application.pb.h"

namespace ecloserie::rpc {

v1::Application EncodeApplication(const domain::ApplicationFile& file);
v1::ApplicationTransition EncodeTransition(const domain::ApplicationTransition& transition);

}  // namespace ecloserie::rpc
