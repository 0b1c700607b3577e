#include <gmock/gmock.h>

#include "spell_scenario.h"

namespace ecloserie::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

TEST_F(SpellScenario, ASwitchAtNoonClosesOnePlacementAndOpensTheNext) {
  const std::string trainee = Started(1);

  const auto switched = Switch(trainee, kRemote, Pm(6, 1));

  ASSERT_TRUE(switched) << switched.error().message;
  EXPECT_THAT(PiecesOf(*switched), ElementsAre("blended 5-4 AM to 6-1 AM", "remote 6-1 PM to -"));
  EXPECT_EQ(switched->placements(1).mode(), v1::TRACK_MODE_REMOTE);
  EXPECT_EQ(switched->state(), v1::ENROLMENT_STATE_ACTIVE);
  EXPECT_EQ(Refused(Switch(trainee, kRemote, Pm(6, 2))), "track");
  EXPECT_EQ(Refused(Switch(trainee, kBlended, Pm(6, 1))), "at");
}

TEST_F(SpellScenario, PastRegistersStayAsTheyWereAfterASwitch) {
  const std::string trainee = Started(1);
  const auto blended = Sessions(kBlended, 1, 2);
  const auto remote = Sessions(kRemote, 1, 2);
  v1::Register taken = Open(blended[0]);
  v1::RecordRegisterRequest record;
  record.set_session(blended[0]);
  record.set_etag(taken.session().etag());
  ValueOrThrow(Attendance().RecordRegister(record));
  v1::LockRegisterRequest lock;
  lock.set_session(blended[0]);
  ValueOrThrow(Attendance().LockRegister(lock));
  v1::GetRegisterRequest read;
  read.set_session(blended[0]);
  const std::string before = ValueOrThrow(Attendance().GetRegister(read)).SerializeAsString();

  ASSERT_TRUE(Switch(trainee, kRemote, Pm(6, 1)));

  EXPECT_EQ(ValueOrThrow(Attendance().GetRegister(read)).SerializeAsString(), before);
  EXPECT_THAT(RosterOf(Open(blended[1])), IsEmpty());
  EXPECT_THAT(RosterOf(Open(remote[0])), IsEmpty());
  EXPECT_THAT(RosterOf(Open(remote[1])), ElementsAre(trainee));
}

TEST_F(SpellScenario, ASwitchNeedsASeatInTheOtherTrack) {
  const std::string trainee = Started(1);
  Started(2, kRemote);
  Started(3, kRemote);

  const auto refused = Switch(trainee, kRemote, Pm(6, 1));

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "SEATS_EXHAUSTED");
  EXPECT_EQ(refused.error().metadata.at("pool"), kRemote);
  EXPECT_THAT(PiecesOf(Get(trainee)), ElementsAre("blended 5-4 AM to -"));
}

class AsOfScenario : public SpellScenario {
 protected:
  // The names of those who are in the track on a half-day, by what was recorded then.
  std::vector<std::string> ListedOn(const v1::HalfDay& on, const std::string& track,
                                    std::optional<absl::Time> as_of = std::nullopt) {
    v1::ListEnrolmentsRequest request;
    request.set_parent(kSchool);
    request.set_track(track);
    *request.mutable_on() = on;
    if (as_of) *request.mutable_as_of_time() = Instant(*as_of);
    std::vector<std::string> names;
    for (const auto& enrolment : ValueOrThrow(Calls().ListEnrolments(request).Collect(50))) {
      names.push_back(enrolment.name());
    }
    return names;
  }
};

TEST_F(AsOfScenario, ListsTellWhoBelongsThereOnAHalfDay) {
  const std::string moved = Started(1);
  const std::string away = Started(2);
  const std::string absent = EnrolledTrainee(server_, 3);
  ASSERT_TRUE(Switch(moved, kRemote, Pm(6, 1)));
  ASSERT_TRUE(Suspend(away, Pm(6, 1)));
  ASSERT_TRUE(NoShow(absent));

  EXPECT_THAT(ListedOn(Am(6, 1), kBlended), UnorderedElementsAre(moved, away));
  EXPECT_THAT(ListedOn(Pm(6, 1), kBlended), IsEmpty());
  EXPECT_THAT(ListedOn(Pm(6, 1), kRemote), ElementsAre(moved));
  EXPECT_THAT(ListedOn(Am(5, 3), kBlended), IsEmpty());
}

TEST_F(AsOfScenario, AListReadsAsItHadBeenRecorded) {
  const std::string moved = Started(1);
  const std::string away = Started(2);
  const absl::Time before = server_.environment().Now() + absl::Seconds(1);
  server_.environment().Advance(absl::Minutes(5));
  ASSERT_TRUE(Switch(moved, kRemote, Pm(6, 1)));
  ASSERT_TRUE(Suspend(away, Pm(6, 1)));
  const absl::Time after = server_.environment().Now() + absl::Seconds(1);
  server_.environment().Advance(absl::Minutes(5));
  ASSERT_TRUE(Resume(away, Am(6, 2)));

  EXPECT_THAT(ListedOn(Pm(6, 1), kBlended, before), UnorderedElementsAre(moved, away));
  EXPECT_THAT(ListedOn(Pm(6, 1), kRemote, before), IsEmpty());
  EXPECT_THAT(ListedOn(Pm(6, 1), kRemote, after), ElementsAre(moved));
  EXPECT_THAT(ListedOn(Am(6, 2), kBlended, after), IsEmpty());
  EXPECT_THAT(ListedOn(Am(6, 2), kBlended), ElementsAre(away));
}

TEST_F(AsOfScenario, AnEnrolmentReadsAsItHadBeenRecorded) {
  const absl::Time start = server_.environment().Now() - absl::Hours(1);
  const std::string trainee = Started(1);
  const std::string before = Get(trainee).SerializeAsString();
  v1::GetEnrolmentRequest request;
  request.set_name(trainee);
  *request.mutable_as_of_time() = Instant(server_.environment().Now() + absl::Seconds(1));
  server_.environment().Advance(absl::Minutes(5));
  ASSERT_TRUE(Switch(trainee, kRemote, Pm(6, 1)));

  const auto then = Calls().GetEnrolment(request);
  *request.mutable_as_of_time() = Instant(start);
  const auto earlier = Calls().GetEnrolment(request);

  ASSERT_TRUE(then) << then.error().message;
  EXPECT_EQ(then->SerializeAsString(), before);
  EXPECT_EQ(Refused(earlier), "RESOURCE_MISSING");
}

}  // namespace
}  // namespace ecloserie::tests
