#include "school_setup.h"

#include <ctime>
#include <mutex>
#include <random>
#include <stdexcept>

#include "closed_loop.h"
#include "ecloserie/v1/attendance_service.grpc.pb.h"
#include "ecloserie/v1/enrolment_service.grpc.pb.h"
#include "ecloserie/v1/school_service.grpc.pb.h"
#include "workloads.h"

namespace ecloserie::benchmarks {
namespace {

constexpr int kFirstYear = 2001;
constexpr int kLastYear = 2299;
constexpr int kCallers = 64;  // Of the setting up; as fast as the server takes it.

v1::CivilDate Day(int year, int month, int day) {
  v1::CivilDate date;
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
  return date;
}

// The answer of one call, or an exception that names the method.
template <class Response, class Stub, class Request>
Response Ask(const Connection& connection, Stub& stub,
             grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
             const Request& request) {
  grpc::ClientContext context;
  connection.Prepare(context);
  Response response;
  const grpc::Status status = (stub.*method)(&context, request, &response);
  if (!status.ok()) {
    throw std::runtime_error("setting up, " + Request::descriptor()->name() + ": code " +
                             std::to_string(status.error_code()) + " " + status.error_message());
  }
  return response;
}

std::string RandomSlug() {
  std::random_device random;
  return "bench-" + std::to_string(random()) + "-" + std::to_string(random());
}

std::string CreateSchool(const Connection& connection, v1::SchoolService::Stub& stub) {
  v1::CreateSchoolRequest request;
  request.set_school_id(RandomSlug());
  request.mutable_school()->set_display_name("Bench");
  request.mutable_school()->set_time_zone("Europe/Paris");
  return Ask(connection, stub, &v1::SchoolService::Stub::CreateSchool, request).name();
}

std::string CreateProgramme(const Connection& connection, v1::SchoolService::Stub& stub,
                            const std::string& school) {
  v1::CreateProgrammeRequest request;
  request.set_parent(school);
  request.set_programme_id("web");
  request.mutable_programme()->set_title("Web");
  request.mutable_programme()->set_planned_minutes(60'000);
  return Ask(connection, stub, &v1::SchoolService::Stub::CreateProgramme, request).name();
}

std::string CreateCohort(const Connection& connection, v1::SchoolService::Stub& stub,
                         const std::string& school, const std::string& programme) {
  v1::CreateCohortRequest request;
  request.set_parent(school);
  request.set_cohort_id("first");
  request.mutable_cohort()->set_programme(programme);
  request.mutable_cohort()->set_title("First");
  *request.mutable_cohort()->mutable_starts_on() = Day(kFirstYear, 1, 1);
  *request.mutable_cohort()->mutable_ends_on() = Day(kLastYear, 12, 31);
  return Ask(connection, stub, &v1::SchoolService::Stub::CreateCohort, request).name();
}

std::string CreateTrack(const Connection& connection, v1::SchoolService::Stub& stub,
                        const std::string& cohort) {
  v1::CreateTrackRequest request;
  request.set_parent(cohort);
  request.set_track_id("remote");
  request.mutable_track()->set_title("Remote");
  request.mutable_track()->set_mode(v1::TRACK_MODE_REMOTE);
  request.mutable_track()->set_seat_limit(100'000);
  request.mutable_track()->mutable_seat_price()->set_currency_code("EUR");
  request.mutable_track()->mutable_seat_price()->set_cents(166'667);
  return Ask(connection, stub, &v1::SchoolService::Stub::CreateTrack, request).name();
}

void EnrolOne(const Connection& connection, v1::EnrolmentService::Stub& stub, const School& school,
              const std::string& application) {
  using Stub = v1::EnrolmentService::Stub;
  v1::ReviewApplicationRequest review;
  review.set_name(application);
  Ask(connection, stub, &Stub::ReviewApplication, review);

  v1::MakeOfferRequest offer;
  offer.set_name(application);
  offer.set_track(school.track);
  offer.mutable_expire_time()->set_seconds(std::time(nullptr) + 86'400);
  Ask(connection, stub, &Stub::MakeOffer, offer);

  v1::AcceptOfferRequest accept;
  accept.set_name(application);
  Ask(connection, stub, &Stub::AcceptOffer, accept);

  v1::EnrolRequest enrol;
  enrol.set_application(application);
  Ask(connection, stub, &Stub::Enrol, enrol);
}

// Every half-day of a year, less the public holidays.
std::vector<std::string> PlanYear(const Connection& connection, v1::AttendanceService::Stub& stub,
                                  const School& school, int year) {
  v1::GenerateSessionsRequest request;
  request.set_track(school.track);
  *request.mutable_first_on() = Day(year, 1, 1);
  *request.mutable_last_on() = Day(year, 12, 31);
  for (int day = v1::WEEKDAY_MONDAY; day <= v1::WEEKDAY_SUNDAY; ++day) {
    request.mutable_pattern()->add_weekdays(static_cast<v1::Weekday>(day));
  }
  std::vector<std::string> names;
  const v1::GenerateSessionsResponse response =
      Ask(connection, stub, &v1::AttendanceService::Stub::GenerateSessions, request);
  for (const v1::Session& session : response.sessions()) names.push_back(session.name());
  return names;
}

std::vector<std::string> PlanSessions(const Connection& connection, const School& school,
                                      std::size_t count) {
  v1::AttendanceService::Stub stub(connection.channel);
  std::vector<std::string> names;
  for (int year = kFirstYear; names.size() < count; ++year) {
    if (year > kLastYear) throw std::runtime_error("too many sessions for one cohort");
    for (std::string& name : PlanYear(connection, stub, school, year)) {
      if (names.size() < count) names.push_back(std::move(name));
    }
  }
  return names;
}

}  // namespace

School MakeSchool(const Connection& connection) {
  v1::SchoolService::Stub stub(connection.channel);
  School school;
  school.name = CreateSchool(connection, stub);
  school.cohort =
      CreateCohort(connection, stub, school.name, CreateProgramme(connection, stub, school.name));
  school.track = CreateTrack(connection, stub, school.cohort);
  return school;
}

std::vector<std::string> SubmitApplications(const Connection& connection, const School& school,
                                            int count) {
  std::mutex mutex;
  std::vector<std::string> names;
  const auto keep = [&](const v1::SubmitApplicationRequest&, const v1::Application& application) {
    const std::lock_guard lock(mutex);
    names.push_back(application.name());
  };
  RunOut(SubmitWorkload(connection, school, count, keep), kCallers);
  return names;
}

void EnrolTrainees(const Connection& connection, const School& school, int count) {
  v1::EnrolmentService::Stub stub(connection.channel);
  for (const std::string& application : SubmitApplications(connection, school, count)) {
    EnrolOne(connection, stub, school, application);
  }
}

std::vector<FreshRegister> OpenRegisters(const Connection& connection, const School& school,
                                         std::size_t count) {
  const auto sessions =
      std::make_shared<Supply<std::string>>(PlanSessions(connection, school, count));
  const auto next = [sessions]() -> std::optional<v1::OpenRegisterRequest> {
    const std::optional<std::string> session = sessions->Next();
    if (!session) return std::nullopt;
    v1::OpenRegisterRequest request;
    request.set_session(*session);
    return request;
  };
  std::mutex mutex;
  std::vector<FreshRegister> registers;
  const auto keep = [&](const v1::OpenRegisterRequest& request, const v1::Register& opened) {
    const std::lock_guard lock(mutex);
    registers.push_back({.session = request.session(), .etag = opened.etag()});
  };
  const auto stub = std::make_shared<v1::AttendanceService::Stub>(connection.channel);
  RunOut(UnaryWorkload("open_register", connection, stub,
                       &v1::AttendanceService::Stub::AsyncOpenRegister, next, keep),
         kCallers);
  return registers;
}

}  // namespace ecloserie::benchmarks
