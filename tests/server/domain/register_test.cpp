#include "domain/register.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace ecloserie::domain {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

EnrolmentName Trainee(std::uint8_t number) { return {"boitron", Uuid{{number}}}; }

Session OpenMorning() {
  return {.name = {"boitron", Uuid{{200}}},
          .track = {"boitron", "promo-1", "blended"},
          .start = {9, 0},
          .end = {12, 30},
          .planned_minutes = 210,
          .delivery = Delivery::kOnSite,
          .state = SessionState::kOpen,
          .version = 7};
}

std::vector<Mark> Unmarked(std::uint8_t count) {
  std::vector<Mark> marks;
  for (std::uint8_t number = 1; number <= count; ++number) {
    marks.push_back({.enrolment = Trainee(number)});
  }
  return marks;
}

MarkException Absent(std::uint8_t number) {
  return {.enrolment = Trainee(number), .presence = Presence::kAbsent};
}

std::string ProblemOf(const MarkException& exception) {
  const auto problem = FindExceptionProblem(exception, OpenMorning());
  return problem ? problem->broken.field : "none";
}

bool ProposesAbsent(const MarkException& exception) {
  const auto problem = FindExceptionProblem(exception, OpenMorning());
  return problem && problem->proposes_absent;
}

std::vector<std::string> FieldsOf(const absl::Status& refusal) {
  std::vector<std::string> fields;
  for (const FieldProblem& problem : FactsOf(refusal).fields) fields.push_back(problem.field);
  return fields;
}

std::string ReasonOf(const absl::Status& refusal) { return FactsOf(refusal).reason; }

TEST(ChangedMarks, MakesEveryonePresentWhoIsNotListed) {
  const auto changed = ChangedMarks(OpenMorning(), Unmarked(3), {Absent(2)});

  ASSERT_TRUE(changed.ok());
  ASSERT_THAT(*changed, SizeIs(3));
  EXPECT_EQ(changed->at(0).presence, Presence::kPresent);
  EXPECT_EQ(changed->at(0).minutes_attended, 210);
  EXPECT_EQ(changed->at(0).channel, Channel::kOnSite);
  EXPECT_EQ(changed->at(0).capture, Capture::kStaff);
  EXPECT_EQ(changed->at(0).version, 1);
  EXPECT_EQ(changed->at(1).presence, Presence::kAbsent);
  EXPECT_EQ(changed->at(1).minutes_attended, 0);
}

TEST(ChangedMarks, ComputesTheMinutesOfThePresentAndTakesThoseOfThePartial) {
  const MarkException late{.enrolment = Trainee(1), .minutes_late = 20, .minutes_left_early = 10};
  const MarkException partial{
      .enrolment = Trainee(2), .presence = Presence::kPartial, .minutes_attended = 60};

  const auto changed = ChangedMarks(OpenMorning(), Unmarked(2), {late, partial});

  ASSERT_TRUE(changed.ok());
  EXPECT_EQ(changed->at(0).minutes_attended, 180);
  EXPECT_EQ(changed->at(1).minutes_attended, 60);
}

TEST(ChangedMarks, LeavesOutWhatSaysTheSame) {
  const std::vector<Mark> before = *ChangedMarks(OpenMorning(), Unmarked(3), {Absent(2)});

  const auto same = ChangedMarks(OpenMorning(), before, {Absent(2)});
  const auto other = ChangedMarks(OpenMorning(), before, {Absent(3), Absent(2)});

  ASSERT_TRUE(same.ok());
  EXPECT_THAT(*same, IsEmpty());
  ASSERT_TRUE(other.ok());
  ASSERT_THAT(*other, SizeIs(1));
  EXPECT_EQ(other->at(0).enrolment, Trainee(3));
  EXPECT_EQ(other->at(0).version, 2);
}

TEST(ChangedMarks, TakesTheChannelFromTheDeliveryUnlessSaid) {
  Session remote = OpenMorning();
  remote.delivery = Delivery::kRemote;
  const MarkException in_own_time{.enrolment = Trainee(2), .channel = Channel::kRemoteAsync};

  const auto changed = ChangedMarks(remote, Unmarked(2), {in_own_time});

  ASSERT_TRUE(changed.ok());
  EXPECT_EQ(changed->at(0).channel, Channel::kRemoteLive);
  EXPECT_EQ(changed->at(1).channel, Channel::kRemoteAsync);
}

TEST(ChangedMarks, NamesEveryBrokenExceptionAtOnce) {
  const MarkException overlong{.enrolment = Trainee(1), .minutes_late = 210};

  const auto changed = ChangedMarks(OpenMorning(), Unmarked(2), {Absent(2), overlong, Absent(2)});

  ASSERT_FALSE(changed.ok());
  EXPECT_THAT(FieldsOf(changed.status()),
              ElementsAre("exceptions[1].minutes_late", "exceptions[2].enrolment"));
}

TEST(ChangedMarks, ProposesAbsentForThoseOfWhomNothingIsLeft) {
  const MarkException whole{.enrolment = Trainee(1), .minutes_late = 200, .minutes_left_early = 10};
  const MarkException beyond{.enrolment = Trainee(2), .minutes_late = 211};

  const auto changed = ChangedMarks(OpenMorning(), Unmarked(2), {whole, beyond});

  ASSERT_FALSE(changed.ok());
  EXPECT_EQ(ReasonOf(changed.status()), "FIELD_INVALID");
  EXPECT_EQ(FactsOf(changed.status()).metadata.at("proposed_absent"), Trainee(1).ToString());
  EXPECT_THAT(FieldsOf(changed.status()),
              ElementsAre("exceptions[0].minutes_late", "exceptions[1].minutes_late"));
}

TEST(ChangedMarks, RefusesWhoIsNotOnTheRosterAndNamesTheRow) {
  const auto changed = ChangedMarks(OpenMorning(), Unmarked(2), {Absent(1), Absent(9), Absent(8)});

  ASSERT_FALSE(changed.ok());
  EXPECT_EQ(ReasonOf(changed.status()), "NOT_ON_ROSTER");
  EXPECT_EQ(FactsOf(changed.status()).metadata.at("enrolment"), Trainee(9).ToString());
  EXPECT_THAT(FieldsOf(changed.status()),
              ElementsAre("exceptions[1].enrolment", "exceptions[2].enrolment"));
}

TEST(ChangedMarks, LeavesWhatATraineeOrAnImportMadeUnlessItIsListed) {
  std::vector<Mark> marks = *ChangedMarks(OpenMorning(), Unmarked(3), {});
  marks[0].capture = Capture::kSelfCode;
  marks[1].capture = Capture::kImport;
  marks[1].presence = Presence::kAbsent;

  const auto unlisted = ChangedMarks(OpenMorning(), marks, {});
  const auto listed = ChangedMarks(OpenMorning(), marks, {Absent(1)});

  EXPECT_THAT(*unlisted, IsEmpty());
  ASSERT_THAT(*listed, SizeIs(1));
  EXPECT_EQ(listed->at(0).capture, Capture::kStaff);
}

TEST(ChangedMarks, SumsTheIntervalsOfThePartial) {
  const MarkException partial{.enrolment = Trainee(1),
                              .presence = Presence::kPartial,
                              .intervals = {{{9, 0}, {10, 0}}, {{11, 0}, {11, 30}}}};
  MarkException later = partial;
  later.intervals[1] = {{11, 10}, {11, 40}};

  const auto first = ChangedMarks(OpenMorning(), Unmarked(1), {partial});
  const auto same = ChangedMarks(OpenMorning(), *first, {partial});
  const auto moved = ChangedMarks(OpenMorning(), *first, {later});

  EXPECT_EQ(first->at(0).minutes_attended, 90);
  EXPECT_THAT(*same, IsEmpty());
  ASSERT_THAT(*moved, SizeIs(1));
  EXPECT_EQ(moved->at(0).minutes_attended, 90);
}

TEST(FindExceptionProblem, LeavesSomethingToBePresentFor) {
  EXPECT_EQ(ProblemOf({.minutes_late = 209}), "none");
  EXPECT_EQ(ProblemOf({.minutes_late = 210}), "minutes_late");
  EXPECT_EQ(ProblemOf({.minutes_late = 100, .minutes_left_early = 110}), "minutes_late");
  EXPECT_EQ(ProblemOf({.minutes_left_early = 210}), "minutes_left_early");
  EXPECT_EQ(ProblemOf({.minutes_attended = 210}), "minutes_attended");
}

TEST(FindExceptionProblem, WantsPartOfTheMinutesWhenPartial) {
  const auto partial = [](std::int64_t minutes) {
    return MarkException{.presence = Presence::kPartial, .minutes_attended = minutes};
  };
  EXPECT_EQ(ProblemOf(partial(1)), "none");
  EXPECT_EQ(ProblemOf(partial(209)), "none");
  EXPECT_EQ(ProblemOf(partial(0)), "minutes_attended");
  EXPECT_EQ(ProblemOf(partial(210)), "minutes_attended");
  EXPECT_EQ(ProblemOf({.presence = Presence::kPartial, .minutes_late = 1, .minutes_attended = 5}),
            "minutes_late");
}

TEST(FindExceptionProblem, WantsIntervalsAndTheirSumToAgree) {
  const auto partial = [](std::int64_t minutes, Interval when) {
    return MarkException{
        .presence = Presence::kPartial, .minutes_attended = minutes, .intervals = {when}};
  };
  EXPECT_EQ(ProblemOf(partial(0, {{9, 0}, {10, 0}})), "none");
  EXPECT_EQ(ProblemOf(partial(60, {{9, 0}, {10, 0}})), "none");
  EXPECT_EQ(ProblemOf(partial(61, {{9, 0}, {10, 0}})), "minutes_attended");
  EXPECT_EQ(ProblemOf(partial(0, {{9, 0}, {12, 30}})), "intervals");
  EXPECT_EQ(ProblemOf(partial(0, {{8, 0}, {10, 0}})), "intervals[0].start");
  EXPECT_EQ(ProblemOf({.intervals = {{{9, 0}, {10, 0}}}}), "intervals");
}

TEST(FindExceptionProblem, ProposesAbsentOnlyWhereNothingIsLeft) {
  EXPECT_TRUE(ProposesAbsent({.minutes_late = 210}));
  EXPECT_TRUE(ProposesAbsent({.minutes_left_early = 210}));
  EXPECT_TRUE(ProposesAbsent({.presence = Presence::kPartial}));
  EXPECT_FALSE(ProposesAbsent({.minutes_late = 211}));
  EXPECT_FALSE(ProposesAbsent({.minutes_late = 209}));
}

TEST(FindExceptionProblem, TakesNoMinutesWhenAbsent) {
  EXPECT_EQ(ProblemOf({.presence = Presence::kAbsent}), "none");
  EXPECT_EQ(ProblemOf({.presence = Presence::kAbsent, .minutes_left_early = 1}),
            "minutes_left_early");
  EXPECT_EQ(ProblemOf({.presence = Presence::kAbsent, .minutes_attended = 1}), "minutes_attended");
}

TEST(FindExceptionProblem, TakesNoUnmarkedFromStaff) {
  EXPECT_EQ(ProblemOf({.presence = Presence::kUnmarked}), "presence");
}

TEST(RequireRecordable, TellsALockedRegisterFromOneThatIsNotOpen) {
  Session session = OpenMorning();
  EXPECT_TRUE(RequireRecordable(session).ok());
  session.state = SessionState::kLocked;
  EXPECT_EQ(ReasonOf(RequireRecordable(session)), "REGISTER_LOCKED");
  session.state = SessionState::kCancelled;
  EXPECT_EQ(ReasonOf(RequireRecordable(session)), "REGISTER_NOT_OPEN");
  EXPECT_EQ(FactsOf(RequireRecordable(session)).metadata.at("state"), "CANCELLED");
}

TEST(SortByTrainee, ReadsNamesAsPeopleDo) {
  std::vector<RegisterLine> lines = {{.family_name = "Zola", .given_name = "Ana"},
                                     {.family_name = "éluard", .given_name = "Paul"},
                                     {.family_name = "Dupré-Lefèvre", .given_name = "Zoé"},
                                     {.family_name = "DUPRE LEFEVRE", .given_name = "Éva"}};

  SortByTrainee(lines);

  std::vector<std::string> given_names;
  for (const RegisterLine& line : lines) given_names.push_back(line.given_name);
  EXPECT_THAT(given_names, ElementsAre("Éva", "Zoé", "Paul", "Ana"));
}

TEST(VersionOf, ReadsOnlyWhatEtagOfWrites) {
  EXPECT_EQ(VersionOf("v12"), 12);
  EXPECT_EQ(VersionOf("v012"), std::nullopt);
  EXPECT_EQ(VersionOf("12"), std::nullopt);
  EXPECT_EQ(VersionOf("v"), std::nullopt);
  EXPECT_EQ(VersionOf("v99999999999999999999"), std::nullopt);
}

}  // namespace
}  // namespace ecloserie::domain
