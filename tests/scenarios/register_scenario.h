#pragma once

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "support/boitron.h"

namespace ecloserie::tests {

constexpr int kTrainees = 4;  // Enrolled from the first morning on.

inline v1::MarkException Exception(const std::string& enrolment, v1::Presence presence) {
  v1::MarkException exception;
  exception.set_enrolment(enrolment);
  exception.set_presence(presence);
  return exception;
}

inline v1::MarkException Late(const std::string& enrolment, std::int64_t minutes) {
  v1::MarkException exception = Exception(enrolment, v1::PRESENCE_PRESENT);
  exception.set_minutes_late(minutes);
  return exception;
}

inline v1::MarkException Partial(const std::string& enrolment, std::int64_t minutes) {
  v1::MarkException exception = Exception(enrolment, v1::PRESENCE_PARTIAL);
  exception.set_minutes_attended(minutes);
  return exception;
}

inline v1::MarkException Absent(const std::string& enrolment) {
  return Exception(enrolment, v1::PRESENCE_ABSENT);
}

inline const v1::Mark& MarkOf(const v1::Register& shown, const std::string& enrolment) {
  for (const v1::Mark& mark : shown.marks()) {
    if (mark.enrolment() == enrolment) return mark;
  }
  throw std::runtime_error(enrolment + " is not on the register");
}

// One word per mark, in the order of the register: PRESENT 210.
inline std::vector<std::string> Verdicts(const v1::Register& shown) {
  std::vector<std::string> verdicts;
  for (const v1::Mark& mark : shown.marks()) {
    verdicts.push_back(v1::Presence_Name(mark.presence()).substr(sizeof "PRESENCE_" - 1) + " " +
                       std::to_string(mark.minutes_attended()));
  }
  return verdicts;
}

template <class T>
Error Refusal(const Result<T>& answer) {
  return answer ? Error{.reason = "nothing"} : answer.error();
}

inline std::string FieldOf(const Error& error) {
  return error.fields.size() == 1 ? error.fields[0].field : error.reason;
}

// A track of four whose half-days are planned.
class RegisterScenario : public testing::Test {
 protected:
  RegisterScenario() {
    SetUpBoitron(server_.admin());
    for (int number = 1; number <= kTrainees; ++number) {
      trainees_.push_back(EnrolledTrainee(server_, number));
    }
    v1::GenerateSessionsRequest generate;
    generate.set_track(kBlended);
    *generate.mutable_first_on() = Day(2015, 5, 7);
    *generate.mutable_last_on() = Day(2015, 5, 11);
    generate.mutable_pattern()->mutable_on_site_weeks()->set_week_of_month(1);
    const auto generated = ValueOrThrow(Calls().GenerateSessions(generate));
    session_ = generated.sessions(0).name();         // On site.
    remote_session_ = generated.sessions(2).name();  // The Monday after.
  }

  AttendanceClient Calls() const { return server_.admin().attendance(); }

  Result<v1::Register> Open(const std::string& session, const std::string& etag = "") {
    v1::OpenRegisterRequest request;
    request.set_session(session);
    request.set_etag(etag);
    return Calls().OpenRegister(request);
  }
  v1::RecordRegisterRequest Recording(const std::string& etag,
                                      const std::vector<v1::MarkException>& exceptions = {}) {
    v1::RecordRegisterRequest request;
    request.set_session(session_);
    request.set_etag(etag);
    for (const v1::MarkException& exception : exceptions) *request.add_exceptions() = exception;
    return request;
  }
  Result<v1::Register> Record(const std::string& etag,
                              const std::vector<v1::MarkException>& exceptions = {}) {
    return Calls().RecordRegister(Recording(etag, exceptions));
  }
  Result<v1::Register> Lock(const std::string& force_reason = "", const std::string& etag = "") {
    v1::LockRegisterRequest request;
    request.set_session(session_);
    request.set_force_reason(force_reason);
    request.set_etag(etag);
    return Calls().LockRegister(request);
  }
  v1::Register Get(const std::string& session) {
    v1::GetRegisterRequest request;
    request.set_session(session);
    return ValueOrThrow(Calls().GetRegister(request));
  }

  TestServer server_;
  std::vector<std::string> trainees_;
  std::string session_;
  std::string remote_session_;
};

}  // namespace ecloserie::tests
