#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/boitron.h"

namespace ecloserie::tests {

inline v1::HalfDay At(int month, int day, v1::Slot slot) {
  v1::HalfDay half_day;
  *half_day.mutable_date() = Day(2015, month, day);
  half_day.set_slot(slot);
  return half_day;
}

inline v1::HalfDay Am(int month, int day) { return At(month, day, v1::SLOT_AM); }
inline v1::HalfDay Pm(int month, int day) { return At(month, day, v1::SLOT_PM); }

// 6-1 PM; - for a half-day that is not there.
inline std::string TextOf(bool is_set, const v1::HalfDay& half_day) {
  if (!is_set) return "-";
  return std::to_string(half_day.date().month()) + "-" + std::to_string(half_day.date().day()) +
         (half_day.slot() == v1::SLOT_PM ? " PM" : " AM");
}

// What counts of an enrolment: blended 5-4 AM to -
inline std::vector<std::string> PiecesOf(const v1::Enrolment& enrolment) {
  std::vector<std::string> pieces;
  for (const v1::Placement& placement : enrolment.placements()) {
    pieces.push_back(placement.track().substr(placement.track().rfind('/') + 1) + " " +
                     TextOf(true, placement.first()) + " to " +
                     TextOf(placement.has_last(), placement.last()));
  }
  for (const v1::Suspension& suspension : enrolment.suspensions()) {
    pieces.push_back(suspension.reason_code() + " " + TextOf(true, suspension.first()) + " to " +
                     TextOf(suspension.has_last(), suspension.last()));
  }
  return pieces;
}

// The only field that the refusal names, or its reason.
template <class T>
std::string Refused(const Result<T>& answer) {
  if (answer) return "nothing";
  return answer.error().fields.size() == 1 ? answer.error().fields[0].field : answer.error().reason;
}

// A school in which things happen to enrolments.
class SpellScenario : public testing::Test {
 protected:
  SpellScenario() { SetUpBoitron(server_.admin(), /*blended_seats=*/3, /*remote_seats=*/2); }

  EnrolmentClient Calls() const { return server_.admin().enrolment(); }
  AttendanceClient Attendance() const { return server_.admin().attendance(); }

  std::string Started(int number, const char* track = kBlended) {
    const std::string name = EnrolledTrainee(server_, number, track);
    ValueOrThrow(Start(name));
    return name;
  }
  Result<v1::Enrolment> Start(const std::string& name) {
    v1::StartEnrolmentRequest request;
    request.set_name(name);
    return Calls().StartEnrolment(request);
  }
  Result<v1::Enrolment> NoShow(const std::string& name) {
    v1::RecordNoShowRequest request;
    request.set_name(name);
    request.set_reason_code("UNREACHABLE");
    return Calls().RecordNoShow(request);
  }
  Result<v1::Enrolment> Suspend(const std::string& name, const v1::HalfDay& from) {
    v1::SuspendEnrolmentRequest request;
    request.set_name(name);
    *request.mutable_from() = from;
    request.set_reason_code("ILLNESS");
    request.set_note("A letter came.");
    return Calls().SuspendEnrolment(request);
  }
  Result<v1::Enrolment> Resume(const std::string& name, const v1::HalfDay& at) {
    v1::ResumeEnrolmentRequest request;
    request.set_name(name);
    *request.mutable_at() = at;
    return Calls().ResumeEnrolment(request);
  }
  Result<v1::Enrolment> Withdraw(const std::string& name, const v1::HalfDay& last) {
    v1::WithdrawEnrolmentRequest request;
    request.set_name(name);
    *request.mutable_last() = last;
    request.set_reason_code("FOUND_WORK");
    return Calls().WithdrawEnrolment(request);
  }
  Result<v1::Enrolment> Switch(const std::string& name, const std::string& track,
                               const v1::HalfDay& at) {
    v1::SwitchPlacementRequest request;
    request.set_name(name);
    request.set_track(track);
    *request.mutable_at() = at;
    request.set_reason_code("MOVED_CLOSER");
    return Calls().SwitchPlacement(request);
  }
  Result<v1::Enrolment> Reenter(const std::string& name, const v1::HalfDay& entry,
                                const std::string& track = kBlended) {
    v1::ReenterEnrolmentRequest request;
    request.set_name(name);
    request.set_track(track);
    *request.mutable_entry() = entry;
    return Calls().ReenterEnrolment(request);
  }
  v1::Enrolment Get(const std::string& name) {
    v1::GetEnrolmentRequest request;
    request.set_name(name);
    return ValueOrThrow(Calls().GetEnrolment(request));
  }

  // The sessions of the days of June 2015, in the order of time.
  std::vector<std::string> Sessions(const std::string& track, int first_day, int last_day) {
    v1::GenerateSessionsRequest generate;
    generate.set_track(track);
    *generate.mutable_first_on() = Day(2015, 6, first_day);
    *generate.mutable_last_on() = Day(2015, 6, last_day);
    if (track == kBlended)
      generate.mutable_pattern()->mutable_on_site_weeks()->set_week_of_month(1);
    std::vector<std::string> names;
    const auto generated = ValueOrThrow(Attendance().GenerateSessions(generate));
    for (const v1::Session& session : generated.sessions()) names.push_back(session.name());
    return names;
  }
  v1::Register Open(const std::string& session) {
    v1::OpenRegisterRequest request;
    request.set_session(session);
    return ValueOrThrow(Attendance().OpenRegister(request));
  }
  static std::vector<std::string> RosterOf(const v1::Register& shown) {
    std::vector<std::string> enrolments;
    for (const v1::Mark& mark : shown.marks()) enrolments.push_back(mark.enrolment());
    return enrolments;
  }
  std::vector<std::string> Events(const std::string& name) {
    v1::ListEnrolmentTransitionsRequest request;
    request.set_parent(name);
    std::vector<std::string> events;
    for (const auto& transition :
         ValueOrThrow(Calls().ListEnrolmentTransitions(request).Collect(50))) {
      events.push_back(transition.event() + " " +
                       TextOf(transition.has_effective(), transition.effective()) + " " +
                       transition.reason_code() + transition.note());
    }
    return events;
  }

  TestServer server_;
};

}  // namespace ecloserie::tests
