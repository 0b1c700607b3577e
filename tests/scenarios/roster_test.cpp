#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "roster_scenario.h"

namespace ecloserie::tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

class Roster : public RosterScenario {};

TEST_F(Roster, WrittenAndReadAgainChangesNothing) {
  Switch(names_[2], Pm(6, 1));
  Start(names_[5]);
  Withdraw(names_[5], Pm(6, 30));
  const auto before = EnrolmentsOf(kSchool);

  const auto answer = Import(AnImportHere());

  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->unchanged_count(), 11);
  EXPECT_EQ(answer->verdicts_size(), 11);
  EXPECT_EQ(answer->in_scope_count(), 9);
  const auto after = EnrolmentsOf(kSchool);
  ASSERT_EQ(after.size(), before.size());
  for (std::size_t i = 0; i < after.size(); ++i) {
    EXPECT_EQ(after[i].SerializeAsString(), before[i].SerializeAsString());
  }
}

TEST_F(Roster, OfOneSchoolIsMadeInACopyOfItsSetUp) {
  Switch(names_[2], Pm(6, 1));
  Start(names_[5]);
  Withdraw(names_[5], Pm(6, 30));
  CopySchool();

  const auto answer = Import(AnImport(Export(), kCopy));

  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->created_count(), 10);
  EXPECT_EQ(answer->moved_count(), 1);
  const auto made = EnrolmentsOf("schools/combe-haute");
  ASSERT_EQ(made.size(), 10U);
  std::vector<std::string> pieces;
  for (const v1::Enrolment& enrolment : made) {
    if (enrolment.placements_size() == 2) pieces = PiecesOf(enrolment);
  }
  EXPECT_THAT(pieces, ElementsAre("blended 5-4 AM to 6-1 AM", "remote 6-1 PM to -"));
  const auto again = Import(AnImport(Export(kCopy), kCopy));
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->unchanged_count(), 11);
  const auto foreign = Import(AnImport(Export(), kCopy));
  ASSERT_TRUE(foreign) << foreign.error().message;
  EXPECT_EQ(foreign->unchanged_count(), 11);
}

TEST_F(Roster, ThatHoldsTooFewIsRefusedWithTheFigures) {
  auto request = AnImportHere();
  DropLast(request, 2);

  const auto answer = Import(request);

  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().reason, "RULE_BROKEN");
  EXPECT_EQ(answer.error().metadata.at("rule"), "REMOVAL_SHARE");
  EXPECT_EQ(answer.error().metadata.at("removed"), "2");
  EXPECT_EQ(answer.error().metadata.at("in_scope"), "10");
  EXPECT_EQ(answer.error().metadata.at("share_percent"), "20");
  EXPECT_EQ(answer.error().metadata.at("max_percent"), "10");
  EXPECT_EQ(Get(names_[9]).state(), v1::ENROLMENT_STATE_EXPECTED);
}

TEST_F(Roster, ForcedRemovesWhomTheFilesNoLongerHold) {
  Start(names_[9]);
  auto request = AnImportHere();
  DropLast(request, 2);
  request.set_is_forced(true);
  request.set_reason_code("NOT_IN_THE_FILES");
  *request.mutable_effective() = Pm(6, 12);

  const auto answer = Import(request);

  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->removed_count(), 2);
  EXPECT_EQ(answer->unchanged_count(), 8);
  for (const int left : {8, 9}) {
    const auto enrolment = Get(names_[static_cast<std::size_t>(left)]);
    EXPECT_EQ(enrolment.state(), v1::ENROLMENT_STATE_WITHDRAWN);
    EXPECT_EQ(TextOf(enrolment.has_exit(), enrolment.exit()), "6-12 PM");
  }
}

TEST_F(Roster, AShareThatWasAllowedNeedsNoForce) {
  auto request = AnImportHere();
  DropLast(request, 1);
  *request.mutable_effective() = Pm(4, 30);

  const auto answer = Import(request);

  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->removed_count(), 1);
  EXPECT_EQ(Get(names_[9]).state(), v1::ENROLMENT_STATE_CANCELLED);
}

TEST_F(Roster, ARowWithAnUnknownClassRefusesAll) {
  auto request = ADelta();
  AddNewcomer(request, "a");
  AddNewcomer(request, "b");
  request.mutable_enrollments(1)->set_class_sourced_id("promo-9.blended");

  const auto answer = Import(request);

  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().reason, "FIELD_INVALID");
  ASSERT_EQ(answer.error().fields.size(), 1U);
  EXPECT_EQ(answer.error().fields[0].field, "enrollments.csv:3:classSourcedId");
  EXPECT_EQ(answer.error().fields[0].description,
            "must be a class of schools/boitron/cohorts/promo-1");
  EXPECT_EQ(EnrolmentsOf(kSchool).size(), 10U);
}

TEST_F(Roster, ADryRunShowsEveryVerdictAndKeepsNothing) {
  auto request = ADelta();
  AddNewcomer(request, "a");
  AddNewcomer(request, "b");
  AddNewcomer(request, "c");
  request.mutable_users(2)->clear_birth_date();
  request.set_validate_only(true);

  const auto answer = Import(request);

  ASSERT_TRUE(answer) << answer.error().message;
  std::vector<std::string> shown;
  for (const v1::RosterRowVerdict& row : answer->verdicts()) {
    shown.push_back(row.file() + ":" + std::to_string(row.line()) + " " + row.field() + " " +
                    v1::RosterVerdict_Name(row.verdict()).substr(15));
  }
  EXPECT_THAT(shown, ElementsAre("users.csv:4 birthDate REFUSED", "enrollments.csv:2  CREATED",
                                 "enrollments.csv:3 classSourcedId REFUSED",
                                 "enrollments.csv:4 userSourcedId REFUSED"));
  EXPECT_THAT(answer->verdicts(2).rule(), HasSubstr("SEATS_EXHAUSTED"));
  EXPECT_THAT(answer->verdicts(2).rule(), HasSubstr("tracks/blended"));
  EXPECT_EQ(EnrolmentsOf(kSchool).size(), 10U);
}

TEST_F(Roster, LeaversMakeRoomForThoseWhoComeAfterThem) {
  auto request = AnImportHere();
  DropLast(request, 1);
  *request.mutable_effective() = Pm(5, 29);
  AddNewcomer(request, "a");
  AddNewcomer(request, "b");

  const auto answer = Import(request);

  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->created_count(), 2);
  EXPECT_EQ(answer->removed_count(), 1);
}

TEST_F(Roster, MovesEndsAndBringsBack) {
  Start(names_[0]);
  auto request = ADelta();
  const auto here = AnImportHere();
  *request.add_users() = here.users(0);
  *request.add_enrollments() = here.enrollments(0);
  request.mutable_enrollments(0)->set_end_date("2015-05-31");
  v1::RosterEnrollment& moved = *request.add_enrollments();
  moved = here.enrollments(0);
  moved.set_line(3);
  moved.set_class_sourced_id("promo-1.remote");
  moved.set_begin_date("2015-06-01");
  moved.set_end_date("2015-06-30");
  v1::RosterEnrollment& back = *request.add_enrollments();
  back = here.enrollments(0);
  back.set_line(4);
  back.set_begin_date("2015-09-01");

  const auto answer = Import(request);

  ASSERT_TRUE(answer) << answer.error().message;
  std::vector<v1::RosterVerdict> verdicts;
  for (const auto& row : answer->verdicts()) verdicts.push_back(row.verdict());
  EXPECT_THAT(verdicts, ElementsAre(v1::ROSTER_VERDICT_UNCHANGED, v1::ROSTER_VERDICT_MOVED,
                                    v1::ROSTER_VERDICT_CREATED));
  EXPECT_THAT(PiecesOf(Get(names_[0])),
              ElementsAre("blended 5-4 AM to 5-31 PM", "remote 6-1 AM to 6-30 PM"));
  EXPECT_EQ(EnrolmentsOf(kSchool).size(), 11U);
}

TEST_F(Roster, ADeletedRowOfADeltaEndsWithTheEffectiveHalfDay) {
  Start(names_[0]);
  const auto here = AnImportHere();
  auto request = ADelta();
  *request.add_users() = here.users(0);
  *request.add_enrollments() = here.enrollments(0);
  request.mutable_enrollments(0)->set_status("tobedeleted");
  *request.mutable_effective() = Am(6, 10);

  const auto answer = Import(request);

  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->ended_count(), 1);
  const auto left = Get(names_[0]);
  EXPECT_EQ(TextOf(left.has_exit(), left.exit()), "6-10 AM");
}

TEST_F(Roster, SomebodyElseUnderAKnownIdentifierIsRefused) {
  auto request = AnImportHere();
  request.mutable_users(0)->set_family_name("Autre");
  request.mutable_users(1)->set_role("teacher");

  const auto answer = Import(request);

  ASSERT_FALSE(answer);
  std::vector<std::string> fields;
  for (const auto& problem : answer.error().fields) fields.push_back(problem.field);
  EXPECT_THAT(fields,
              UnorderedElementsAre("users.csv:2:familyName", "enrollments.csv:2:userSourcedId",
                                   "users.csv:3:role", "enrollments.csv:3:userSourcedId"));
}

// Whoever waits for a seat comes before whom the files bring.
TEST_F(Roster, DoesNotJumpTheQueue) {
  const std::string waiting = ReviewedApplication(server_.admin(), 20);
  const std::string last_seat = EnrolledTrainee(server_, 21);
  v1::WaitlistApplicationRequest wait;
  wait.set_name(waiting);
  wait.set_track(kBlended);
  ValueOrThrow(Calls().WaitlistApplication(wait));
  auto request = AnImportHere();
  request.set_removal_share_percent_max(100);
  DropLast(request, 1);
  AddNewcomer(request, "a");
  *request.mutable_effective() = Pm(4, 30);

  const auto answer = Import(request);

  ASSERT_FALSE(answer);
  ASSERT_EQ(answer.error().fields.size(), 1U);
  EXPECT_THAT(answer.error().fields[0].description, HasSubstr("SEATS_EXHAUSTED"));
  EXPECT_EQ(Get(last_seat).state(), v1::ENROLMENT_STATE_EXPECTED);
}

TEST_F(Roster, BringsInWhoAppliedBefore) {
  const std::string application = ReviewedApplication(server_.admin(), 20);
  auto request = ADelta();
  AddNewcomer(request, "a");
  v1::RosterUser& user = *request.mutable_users(0);
  const auto applicant = AnApplication(20).applicant();
  user.set_identifier("BOI-20");
  user.set_family_name(applicant.family_name());
  user.set_given_name(applicant.given_name());
  user.clear_birth_date();
  user.clear_email();

  const auto answer = Import(request);

  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->created_count(), 1);
  EXPECT_EQ(Get(answer->verdicts(0).enrolment()).application(), application);
}

TEST_F(Roster, RepeatedGivesTheSameAnswer) {
  auto request = ADelta();
  AddNewcomer(request, "a");
  request.set_request_id("once");

  const auto first = Import(request);
  const auto again = Import(request);

  ASSERT_TRUE(first && again);
  EXPECT_EQ(first->created_count(), 1);
  EXPECT_EQ(first->SerializeAsString(), again->SerializeAsString());
  EXPECT_EQ(EnrolmentsOf(kSchool).size(), 11U);
}

TEST_F(Roster, ASnapshotSaysHowManyItMayRemove) {
  auto request = AnImportHere();
  request.clear_removal_share_percent_max();

  const auto answer = Import(request);

  ASSERT_FALSE(answer);
  ASSERT_EQ(answer.error().fields.size(), 1U);
  EXPECT_EQ(answer.error().fields[0].field, "removal_share_percent_max");
}

// Many systems write the end of the term on every row.
TEST_F(Roster, TheEndOfTheTermOnEveryRowEndsNobody) {
  auto request = AnImportHere();
  for (auto& row : *request.mutable_enrollments()) row.set_end_date("2015-10-30");

  const auto imported = Import(request);

  ASSERT_TRUE(imported) << imported.error().message;
  for (const auto& verdict : imported->verdicts()) {
    EXPECT_EQ(verdict.verdict(), v1::ROSTER_VERDICT_UNCHANGED);
  }
  EXPECT_EQ(Get(names_[0]).state(), v1::ENROLMENT_STATE_EXPECTED);
}

TEST_F(Roster, ARowOfASpellThatEndedDoesNotHoldTheOneAfterIt) {
  Start(names_[0]);
  Withdraw(names_[0], Pm(6, 1));
  v1::ReenterEnrolmentRequest back;
  back.set_name(names_[0]);
  back.set_track(kBlended);
  *back.mutable_entry() = Am(7, 1);
  const std::string open = ValueOrThrow(Calls().ReenterEnrolment(back)).name();
  auto request = AnImportHere();
  auto& rows = *request.mutable_enrollments();
  for (int i = rows.size() - 1; i >= 0; --i) {
    if (rows[i].begin_date() == "2015-07-01") rows.DeleteSubrange(i, 1);
  }
  request.set_reason_code("NOT_ON_FILE");

  ASSERT_TRUE(Import(request));

  EXPECT_EQ(Get(open).state(), v1::ENROLMENT_STATE_CANCELLED);
}

TEST_F(Roster, OfAHalfDayTellsOfThoseWhoAreThere) {
  Switch(names_[2], Am(6, 1));
  v1::ExportRosterRequest request;
  request.set_cohort(kCohort);
  *request.mutable_on() = Am(6, 1);

  const auto files = ValueOrThrow(Calls().ExportRoster(request));

  EXPECT_EQ(RowsOf(files, "users.csv").size(), 10U);
  const auto enrollments = RowsOf(files, "enrollments.csv");
  ASSERT_EQ(enrollments.size(), 10U);
  EXPECT_EQ(enrollments[2].at("classSourcedId"), "promo-1.remote");
  EXPECT_EQ(files.files(0).name(), "manifest.csv");
  EXPECT_THAT(files.files(0).content(), HasSubstr("file.users,bulk\r\n"));
  EXPECT_THAT(files.files(0).content(), HasSubstr("file.results,absent\r\n"));
}

}  // namespace
}  // namespace ecloserie::tests
