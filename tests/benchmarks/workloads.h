#pragma once

#include <cstddef>
#include <functional>
#include <limits>
#include <string>

#include "ecloserie/v1/enrolment_service.grpc.pb.h"
#include "school_setup.h"
#include "workload.h"

namespace ecloserie::benchmarks {

// GetApplication of one name, whatever it is.
Workload EchoWorkload(const Connection& connection);

// GetApplication of one of these, in turn.
Workload GetWorkload(const Connection& connection, std::vector<std::string> applications);

using KeepApplication =
    std::function<void(const v1::SubmitApplicationRequest&, const v1::Application&)>;

// SubmitApplication by somebody who never applied, at most this many times.
Workload SubmitWorkload(const Connection& connection, const School& school,
                        int count = std::numeric_limits<int>::max(), KeepApplication keep = {});

// RecordRegister of registers that nobody has marked, everybody present: every
// call writes its marks for the first time.
Workload RecordWorkload(const Connection& connection, std::string name,
                        std::int64_t marks_per_register, std::vector<FreshRegister> registers);

// Every caller does one of these, whose turn it is: callers at many schools.
Workload Spread(std::string name, std::vector<Workload> workloads);

// Sets up what the workload of this name needs and returns it: echo, get,
// submit, submit_16, record_1 or record_31.
Workload MakeWorkload(const std::string& name, const Connection& connection,
                      std::size_t registers_count);

}  // namespace ecloserie::benchmarks
