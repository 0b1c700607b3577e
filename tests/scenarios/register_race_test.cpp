#include <gmock/gmock.h>

#include <barrier>
#include <optional>
#include <thread>

#include "register_scenario.h"

namespace ecloserie::tests {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;

constexpr int kDevices = 8;
constexpr int kRounds = 5;

// What each device was told, by its number.
using Answers = std::vector<std::optional<Result<v1::Register>>>;

class RegisterRace : public RegisterScenario {
 protected:
  v1::Register GetSince(const std::string& etag) {
    v1::GetRegisterRequest request;
    request.set_session(session_);
    request.set_since_etag(etag);
    return ValueOrThrow(Calls().GetRegister(request));
  }

  // All at the same moment, and each says something else of the first trainee.
  Answers RecordTogether(const std::string& etag, int round) {
    Answers answers(kDevices);
    std::barrier together(kDevices);
    std::vector<std::jthread> devices;
    for (int device = 0; device < kDevices; ++device) {
      devices.emplace_back([&, device] {
        const auto request = Recording(etag, {Late(trainees_[0], 1 + round * kDevices + device)});
        together.arrive_and_wait();
        answers[static_cast<std::size_t>(device)] = Calls().RecordRegister(request);
      });
    }
    devices.clear();
    return answers;
  }
};

TEST_F(RegisterRace, OfDevicesWithOneVersionHasOneWinnerAndTellsTheOthersWhatDiffers) {
  std::string etag = ValueOrThrow(Open(session_)).etag();
  ASSERT_TRUE(Record(etag));
  etag = Get(session_).etag();
  for (int round = 0; round < kRounds; ++round) {
    const v1::Register before = Get(session_);

    const Answers answers = RecordTogether(etag, round);

    const v1::Register now = Get(session_);
    int won_count = 0;
    for (const auto& answer : answers) {
      if (*answer) {
        ++won_count;
        EXPECT_EQ((*answer)->SerializeAsString(), now.SerializeAsString());
        continue;
      }
      const Error& error = answer->error();
      EXPECT_EQ(error.reason, "ETAG_MISMATCH");
      EXPECT_EQ(error.metadata.at("current_etag"), now.etag());
      EXPECT_EQ(error.metadata.at("changed_enrolments"), trainees_[0]);
    }
    EXPECT_EQ(won_count, 1);
    const v1::Register told = GetSince(etag);
    ASSERT_EQ(told.changes_size(), 1);
    const v1::MarkChange& change = told.changes(0);
    EXPECT_EQ(change.enrolment(), trainees_[0]);
    EXPECT_EQ(change.trainee(), MarkOf(now, trainees_[0]).trainee());
    EXPECT_EQ(change.before().SerializeAsString(),
              MarkOf(before, trainees_[0]).SerializeAsString());
    EXPECT_EQ(change.after().SerializeAsString(), MarkOf(now, trainees_[0]).SerializeAsString());
    etag = now.etag();
  }
}

TEST_F(RegisterRace, ChangesAreThoseBetweenTwoVersions) {
  ASSERT_TRUE(Open(session_));
  ASSERT_TRUE(Record("v2", {Absent(trainees_[1])}));
  ASSERT_TRUE(Record("v3", {Absent(trainees_[1]), Late(trainees_[2], 5)}));

  EXPECT_EQ(Get(session_).changes_size(), 0);
  EXPECT_EQ(GetSince("v4").changes_size(), 0);
  const v1::Register since_opening = GetSince("v2");
  EXPECT_EQ(since_opening.changes_size(), kTrainees);
  EXPECT_EQ(since_opening.changes(0).before().presence(), v1::PRESENCE_UNMARKED);
  EXPECT_EQ(GetSince("v3").changes(0).after().minutes_late(), 5);
  // A version that never was is older than any: then nobody was on it.
  EXPECT_FALSE(GetSince("v99").changes(0).has_before());
}

TEST_F(RegisterRace, EveryBadRowIsNamedAndNothingIsRecorded) {
  ASSERT_TRUE(Open(session_));
  const std::string remote = EnrolledTrainee(server_, 5, kRemote);
  const auto fields_of = [](const Error& error) {
    std::vector<std::string> fields;
    for (const FieldProblem& problem : error.fields) fields.push_back(problem.field);
    return fields;
  };

  const Error twice = Refusal(Record("v2", {Absent(trainees_[0]), Late(trainees_[1], 211),
                                            Absent(trainees_[0]), Partial(trainees_[2], 300)}));
  const Error stranger = Refusal(Record("v2", {Absent(trainees_[0]), Absent(remote)}));

  EXPECT_THAT(fields_of(twice), ElementsAre("exceptions[1].minutes_late", "exceptions[2].enrolment",
                                            "exceptions[3].minutes_attended"));
  EXPECT_THAT(fields_of(stranger), ElementsAre("exceptions[1].enrolment"));
  EXPECT_THAT(Verdicts(Get(session_)), Each("UNMARKED 0"));
}

TEST(WholeRegister, OfTwoHundredIsTakenInOneCall) {
  constexpr int kMany = 200;
  TestServer server;
  SetUpBoitron(server.admin(), /*blended_seats=*/kMany);
  std::vector<std::string> trainees;
  for (int number = 0; number < kMany; ++number) {
    trainees.push_back(EnrolledTrainee(server, number));
  }
  v1::ScheduleSessionRequest schedule;
  schedule.set_track(kBlended);
  *schedule.mutable_date() = Day(2015, 5, 7);
  schedule.set_slot(v1::SLOT_AM);
  schedule.set_kind(v1::SESSION_KIND_EVENT);
  schedule.set_title("Hackathon");
  schedule.set_planned_minutes(210);
  const AttendanceClient calls = server.admin().attendance();
  v1::OpenRegisterRequest open;
  open.set_session(ValueOrThrow(calls.ScheduleSession(schedule)).name());
  const v1::Register opened = ValueOrThrow(calls.OpenRegister(open));
  v1::RecordRegisterRequest record;
  record.set_session(open.session());
  record.set_etag(opened.etag());
  for (int number = 0; number < kMany; number += 2) {
    *record.add_exceptions() = Late(trainees[static_cast<std::size_t>(number)], 1 + number);
  }

  const auto recorded = calls.RecordRegister(record);

  ASSERT_TRUE(recorded) << recorded.error().message;
  ASSERT_EQ(recorded->marks_size(), kMany);
  std::int64_t minutes = 0;
  for (const v1::Mark& mark : recorded->marks()) minutes += mark.minutes_attended();
  EXPECT_EQ(minutes, 210 * kMany - 100 * 100);
}

}  // namespace
}  // namespace ecloserie::tests
