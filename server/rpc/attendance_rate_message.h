#pragma once

#include "domain/attendance_rate.h"
#include "ecloserie/v1/attendance_rate.pb.h"

namespace ecloserie::rpc {

v1::AttendanceRate EncodeRate(const domain::AttendanceRate& rate, const domain::RatePolicy& policy);
v1::RatePolicy EncodePolicy(const std::string& school, const domain::RatePolicy& policy);

}  // namespace ecloserie::rpc
