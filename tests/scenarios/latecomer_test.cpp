#include <gmock/gmock.h>

#include "spell_scenario.h"

namespace ecloserie::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

// Who comes and goes while registers are open, and after their lock.
class LatecomerScenario : public SpellScenario {
 protected:
  v1::Register Read(const std::string& session, const std::string& since_etag = "",
                    std::optional<absl::Time> as_of = std::nullopt) {
    v1::GetRegisterRequest request;
    request.set_session(session);
    request.set_since_etag(since_etag);
    if (as_of) *request.mutable_as_of_time() = Instant(*as_of);
    return ValueOrThrow(Attendance().GetRegister(request));
  }
  Result<v1::Register> Record(const v1::Register& shown) {
    v1::RecordRegisterRequest request;
    request.set_session(shown.session().name());
    request.set_etag(shown.etag());
    return Attendance().RecordRegister(request);
  }
  std::string OpenPart(const std::string& part, const std::string& trainee) {
    v1::ScheduleSessionRequest request;
    request.set_track(kBlended);
    *request.mutable_date() = Day(2015, 6, 1);
    request.set_slot(v1::SLOT_AM);
    request.set_kind(v1::SESSION_KIND_COACHING);
    request.set_planned_minutes(210);
    request.set_part(part);
    request.add_trainees(trainee);
    const auto planned = ValueOrThrow(Attendance().ScheduleSession(request));
    Open(planned.name());
    return planned.name();
  }
  v1::Register Lock(const std::string& session) {
    v1::LockRegisterRequest request;
    request.set_session(session);
    return ValueOrThrow(Attendance().LockRegister(request));
  }
};

TEST_F(LatecomerScenario, WhoComesWhileTheRegisterIsOpenIsAddedAndTheRecorderIsTold) {
  const std::string early = Started(1);
  const auto sessions = Sessions(kBlended, 1, 1);
  const v1::Register opened = Open(sessions[0]);
  const std::string late = EnrolledTrainee(server_, 2);

  const auto stale = Record(opened);

  ASSERT_FALSE(stale);
  EXPECT_EQ(stale.error().reason, "ETAG_MISMATCH");
  EXPECT_EQ(stale.error().metadata.at("changed_enrolments"), late);
  const v1::Register now = Read(sessions[0], opened.etag());
  EXPECT_NE(now.etag(), opened.etag());
  EXPECT_THAT(RosterOf(now), ElementsAre(early, late));
  EXPECT_EQ(now.marks(0).origin(), v1::ROSTER_ORIGIN_OPENING);
  EXPECT_EQ(now.marks(1).origin(), v1::ROSTER_ORIGIN_LATE);
  EXPECT_EQ(now.marks(1).presence(), v1::PRESENCE_UNMARKED);
  ASSERT_EQ(now.changes_size(), 1);
  EXPECT_EQ(now.changes(0).enrolment(), late);
  EXPECT_FALSE(now.changes(0).has_before());
  EXPECT_EQ(now.changes(0).after().SerializeAsString(), now.marks(1).SerializeAsString());
  EXPECT_TRUE(Record(now));
  // Registers that are not open yet list whoever is there when they are.
  EXPECT_THAT(RosterOf(Read(sessions[1])), testing::IsEmpty());
}

TEST_F(LatecomerScenario, NobodyJoinsAPartThatIsForOthers) {
  const std::string first = Started(1);
  const std::string second = Started(2);
  const std::string own = OpenPart("business", first);
  const std::string other = OpenPart("employment", second);

  ASSERT_TRUE(Suspend(first, Am(9, 1)));
  EnrolledTrainee(server_, 3);

  EXPECT_THAT(RosterOf(Read(own)), ElementsAre(first));
  EXPECT_THAT(RosterOf(Read(other)), ElementsAre(second));
}

TEST_F(LatecomerScenario, ASwitchAResumptionAndAReturnJoinWhatIsOpenAndLeaversStay) {
  const std::string switched = Started(1);
  const std::string away = Started(2);
  ASSERT_TRUE(Suspend(away, Am(6, 1)));
  const auto blended = Sessions(kBlended, 1, 2);
  const auto remote = Sessions(kRemote, 1, 2);
  for (const std::string& session : {blended[0], blended[1], remote[0], remote[1]}) Open(session);

  ASSERT_TRUE(Switch(switched, kRemote, Pm(6, 1)));
  ASSERT_TRUE(Resume(away, Pm(6, 1)));

  EXPECT_THAT(RosterOf(Read(blended[0])), ElementsAre(switched));
  EXPECT_THAT(RosterOf(Read(blended[1])), UnorderedElementsAre(switched, away));
  EXPECT_THAT(RosterOf(Read(remote[0])), testing::IsEmpty());
  EXPECT_THAT(RosterOf(Read(remote[1])), ElementsAre(switched));
  ASSERT_TRUE(Withdraw(away, Am(6, 1)));
  EXPECT_THAT(RosterOf(Read(blended[1])), UnorderedElementsAre(switched, away));
  const v1::Enrolment back = ValueOrThrow(Reenter(away, Pm(6, 1), kRemote));
  EXPECT_THAT(RosterOf(Read(remote[1])), UnorderedElementsAre(switched, back.name()));
}

TEST_F(LatecomerScenario, NobodyIsAddedAfterTheLock) {
  const std::string early = Started(1);
  const auto sessions = Sessions(kBlended, 1, 1);
  ValueOrThrow(Record(Open(sessions[0])));
  const v1::Register locked = Lock(sessions[0]);

  EnrolledTrainee(server_, 2);

  EXPECT_EQ(Read(sessions[0]).SerializeAsString(), locked.SerializeAsString());
  EXPECT_THAT(RosterOf(locked), ElementsAre(early));
}

// The most repeated complaint about systems like this one.
TEST_F(LatecomerScenario, PastRegistersReadTheSameWhateverBecomesOfATrainee) {
  AddSchool(server_.admin(), "la-loupe");
  const std::string trainee = Started(1);
  const std::string other = Started(2);
  const auto blended = Sessions(kBlended, 1, 2);
  const auto remote = Sessions(kRemote, 1, 2);
  std::vector<std::string> past;
  std::vector<std::string> bytes;
  const auto take = [&](const std::string& session) {
    ValueOrThrow(Record(Open(session)));
    past.push_back(session);
    bytes.push_back(Lock(session).SerializeAsString());
  };
  const auto expect_same = [&](const std::string& after) {
    for (std::size_t i = 0; i < past.size(); ++i) {
      EXPECT_EQ(Read(past[i]).SerializeAsString(), bytes[i]) << "after " << after;
    }
  };
  take(blended[0]);
  const absl::Time then = server_.environment().Now() + absl::Seconds(1);
  server_.environment().Advance(absl::Minutes(5));

  ASSERT_TRUE(Switch(trainee, kRemote, Pm(6, 1)));
  expect_same("a switch");
  take(remote[1]);
  ASSERT_TRUE(Withdraw(trainee, Am(6, 2)));
  expect_same("leaving");
  const std::string back = ValueOrThrow(Reenter(trainee, Pm(6, 2), kBlended)).name();
  expect_same("coming back");
  take(blended[3]);
  v1::TransferEnrolmentRequest transfer;
  transfer.set_name(back);
  transfer.set_to_school("la-loupe");
  *transfer.mutable_last() = Pm(6, 30);
  transfer.set_reason_code("MOVED_AWAY");
  ASSERT_TRUE(Start(back));
  ASSERT_TRUE(Calls().TransferEnrolment(transfer));
  expect_same("a transfer");
  EXPECT_THAT(RosterOf(Read(blended[3])), UnorderedElementsAre(other, back));
  EXPECT_EQ(Read(blended[0], "", then).SerializeAsString(), bytes[0]);
}

TEST_F(LatecomerScenario, ARegisterReadsAsItHadBeenRecorded) {
  const absl::Time start = server_.environment().Now() - absl::Hours(1);
  Started(1);
  const auto sessions = Sessions(kBlended, 1, 1);
  const v1::Register opened = Open(sessions[0]);
  const absl::Time then = server_.environment().Now() + absl::Seconds(1);
  server_.environment().Advance(absl::Minutes(5));
  EnrolledTrainee(server_, 2);
  ValueOrThrow(Record(Read(sessions[0])));

  EXPECT_EQ(Read(sessions[0], "", then).SerializeAsString(), opened.SerializeAsString());
  EXPECT_EQ(Read(sessions[0], "", server_.environment().Now() + absl::Hours(1)).marks_size(), 2);
  v1::GetRegisterRequest early;
  early.set_session(sessions[0]);
  *early.mutable_as_of_time() = Instant(start);
  EXPECT_EQ(Refused(Attendance().GetRegister(early)), "RESOURCE_MISSING");
}

}  // namespace
}  // namespace ecloserie::tests
