#pragma once

#include "domain/seat.h"
#include "ecloserie/v1/enrolment.pb.h"

namespace ecloserie::rpc {

v1::SeatPool EncodeSeatPool(const domain::SeatPool& pool);

}  // namespace ecloserie::rpc
