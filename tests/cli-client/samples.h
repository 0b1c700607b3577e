#pragma once

#include "ecloserie/v1/enrolment_service.pb.h"
#include "ecloserie/v1/fund.pb.h"
#include "ecloserie/v1/register.pb.h"
#include "ecloserie/v1/report.pb.h"
#include "sdk_method.h"

namespace ecloserie::testing {

// Resources with the fields that tests look at.
v1::Application SampleApplication();
v1::Fund SampleFund();
v1::CohortDashboard SampleDashboard();
v1::Register SampleRegister();

// The message so many times, as a command's answers.
cli::Answers Copies(const google::protobuf::Message& message, int count);

}  // namespace ecloserie::testing
