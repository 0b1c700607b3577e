#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/boitron.h"
#include "support/command_line.h"

namespace ecloserie::tests {

// The built command line at the first week of Boitron, with four trainees: Baaa, Caaa,
// Daaa and Eaaa.
class RegisterScenario : public testing::Test {
 protected:
  RegisterScenario() : cli_(ECLOSERIE_CLI_BINARY, server_) {
    SetUpBoitron(server_.admin());
    for (int number = 1; number <= 4; ++number) {
      trainees_.push_back(EnrolledTrainee(server_, number));
    }
    v1::GenerateSessionsRequest generate;
    generate.set_track(kBlended);
    *generate.mutable_first_on() = Day(2015, 5, 4);
    *generate.mutable_last_on() = Day(2015, 6, 12);
    generate.mutable_pattern()->mutable_on_site_weeks()->set_week_of_month(1);
    const auto generated = ValueOrThrow(calls().GenerateSessions(generate));
    for (const v1::Session& session : generated.sessions()) sessions_.push_back(session.name());
  }

  AttendanceClient calls() const { return server_.admin().attendance(); }
  v1::Register Get(const std::string& session) const {
    v1::GetRegisterRequest request;
    request.set_session(session);
    return ValueOrThrow(calls().GetRegister(request));
  }
  // PRESENT late 5: a line per trainee.
  std::vector<std::string> Marks(const std::string& session) const {
    std::vector<std::string> lines;
    const v1::Register shown = Get(session);
    for (const v1::Mark& mark : shown.marks()) {
      lines.push_back(v1::Presence_Name(mark.presence()).substr(sizeof "PRESENCE_" - 1));
      if (mark.minutes_late() > 0) lines.back() += " late " + std::to_string(mark.minutes_late());
      if (mark.minutes_left_early() > 0) {
        lines.back() += " early " + std::to_string(mark.minutes_left_early());
      }
    }
    return lines;
  }

  TestServer server_;
  const CommandLine cli_;
  std::vector<std::string> trainees_;
  std::vector<std::string> sessions_;
};

}  // namespace ecloserie::tests
