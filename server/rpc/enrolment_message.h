#pragma once

#include "domain/enrolment.h"
#include "ecloserie/v1/enrolment.pb.h"

namespace ecloserie::rpc {

// What counts for nothing is not shown.
v1::Enrolment EncodeEnrolment(const domain::EnrolmentFile& file);

v1::EnrolmentTransition EncodeTransition(const domain::EnrolmentTransition& transition);

}  // namespace ecloserie::rpc
