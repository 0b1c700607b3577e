#pragma once

#include "domain/evidence.h"
#include "domain/remote_half_day.h"
#include "ecloserie/v1/evidence.pb.h"

namespace ecloserie::rpc {

v1::Evidence EncodeEvidence(const domain::EvidenceFile& file);
v1::UnprovenHalfDay EncodeUnproven(const domain::UnprovenHalfDay& unproven);

}  // namespace ecloserie::rpc
