#include "workloads.h"

#include <random>
#include <stdexcept>

#include "ecloserie/v1/attendance_service.grpc.pb.h"

namespace ecloserie::benchmarks {
namespace {

constexpr int kApplicationsToRead = 1'000;
constexpr int kManySchools = 16;

// 0 is A, 26 is BA: names are letters.
std::string Letters(std::uint64_t number) {
  std::string letters;
  do {
    letters.insert(letters.begin(), static_cast<char>('a' + number % 26));
    number /= 26;
  } while (number > 0);
  letters.front() = static_cast<char>(letters.front() - 'a' + 'A');
  return letters;
}

// Differs from those of every other process.
std::string RequestIdPrefix() {
  std::random_device random;
  return "bench-" + std::to_string(random()) + std::to_string(random()) + "-";
}

v1::Person SomeApplicant(std::uint64_t number) {
  v1::Person person;
  person.set_family_name("Dupont " + Letters(number));
  person.set_given_name("Camille");
  person.mutable_born_on()->set_year(static_cast<int>(1955 + number % 40));
  person.mutable_born_on()->set_month(static_cast<int>(1 + number % 12));
  person.mutable_born_on()->set_day(static_cast<int>(1 + number % 28));
  person.set_email("camille." + std::to_string(number) + "@example.org");
  return person;
}

Workload GetOf(std::string name, const Connection& connection,
               std::vector<std::string> applications) {
  const auto at = std::make_shared<std::atomic<std::size_t>>(0);
  const auto next = [at, names = std::move(applications)]() {
    v1::GetApplicationRequest request;
    request.set_name(names[(*at)++ % names.size()]);
    return std::optional(request);
  };
  const auto stub = std::make_shared<v1::EnrolmentService::Stub>(connection.channel);
  return UnaryWorkload(std::move(name), connection, stub,
                       &v1::EnrolmentService::Stub::AsyncGetApplication, next);
}

Workload SetUpRecord(const std::string& name, const Connection& connection, int trainees,
                     std::size_t registers_count) {
  const School school = MakeSchool(connection);
  EnrolTrainees(connection, school, trainees);
  return RecordWorkload(connection, name, trainees,
                        OpenRegisters(connection, school, registers_count));
}

Workload SetUpSubmitAtMany(const std::string& name, const Connection& connection) {
  std::vector<Workload> workloads;
  for (int i = 0; i < kManySchools; ++i) {
    workloads.push_back(SubmitWorkload(connection, MakeSchool(connection)));
  }
  return Spread(name, std::move(workloads));
}

}  // namespace

Workload EchoWorkload(const Connection& connection) {
  return GetOf("echo", connection, {"schools/boitron/applications/01h2xcejqtf2nbrexx3vqjhp41"});
}

Workload GetWorkload(const Connection& connection, std::vector<std::string> applications) {
  return GetOf("get", connection, std::move(applications));
}

Workload SubmitWorkload(const Connection& connection, const School& school, int count,
                        KeepApplication keep) {
  const auto number = std::make_shared<std::atomic<std::int64_t>>(0);
  const auto next = [number, count, cohort = school.cohort,
                     prefix = RequestIdPrefix()]() -> std::optional<v1::SubmitApplicationRequest> {
    const std::int64_t mine = (*number)++;
    if (mine >= count) return std::nullopt;
    v1::SubmitApplicationRequest request;
    request.set_cohort(cohort);
    *request.mutable_applicant() = SomeApplicant(static_cast<std::uint64_t>(mine));
    request.set_request_id(prefix + std::to_string(mine));
    return request;
  };
  const auto stub = std::make_shared<v1::EnrolmentService::Stub>(connection.channel);
  return UnaryWorkload("submit", connection, stub,
                       &v1::EnrolmentService::Stub::AsyncSubmitApplication, next, std::move(keep));
}

Workload RecordWorkload(const Connection& connection, std::string name,
                        std::int64_t marks_per_register, std::vector<FreshRegister> registers) {
  const auto supply = std::make_shared<Supply<FreshRegister>>(std::move(registers));
  const auto next = [supply,
                     prefix = RequestIdPrefix()]() -> std::optional<v1::RecordRegisterRequest> {
    const std::optional<FreshRegister> fresh = supply->Next();
    if (!fresh) return std::nullopt;
    v1::RecordRegisterRequest request;
    request.set_session(fresh->session);
    request.set_etag(fresh->etag);
    request.set_request_id(prefix + fresh->session.substr(fresh->session.rfind('/') + 1));
    return request;
  };
  const auto stub = std::make_shared<v1::AttendanceService::Stub>(connection.channel);
  Workload workload = UnaryWorkload(std::move(name), connection, stub,
                                    &v1::AttendanceService::Stub::AsyncRecordRegister, next);
  workload.items_per_call = marks_per_register;
  return workload;
}

Workload Spread(std::string name, std::vector<Workload> workloads) {
  const auto at = std::make_shared<std::atomic<std::size_t>>(0);
  const std::int64_t items_per_call = workloads.front().items_per_call;
  return {.name = std::move(name),
          .items_per_call = items_per_call,
          .make_caller = [at, all = std::move(workloads)] {
            return all[(*at)++ % all.size()].make_caller();
          }};
}

Workload MakeWorkload(const std::string& name, const Connection& connection,
                      std::size_t registers_count) {
  if (name == "echo") return EchoWorkload(connection);
  if (name == "submit") return SubmitWorkload(connection, MakeSchool(connection));
  if (name == "submit_16") return SetUpSubmitAtMany(name, connection);
  if (name == "record_1") return SetUpRecord(name, connection, 1, registers_count);
  if (name == "record_31") return SetUpRecord(name, connection, 31, registers_count);
  if (name != "get") throw std::invalid_argument("no such workload: " + name);
  return GetWorkload(connection,
                     SubmitApplications(connection, MakeSchool(connection), kApplicationsToRead));
}

}  // namespace ecloserie::benchmarks
