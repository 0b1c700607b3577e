#include "domain/roster.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/csv_record.h"

namespace ecloserie::domain {
namespace {

using testing::HasSubstr;

RosterScope Scope(RosterMode mode = RosterMode::kSnapshot) {
  return {.cohort = {"boitron", "promo-1"},
          .mode = mode,
          .tracks = {"blended", "remote"},
          .today = absl::CivilDay(2015, 5, 4)};
}

RosterEnrollment AnEnrollment() {
  return {.line = 2,
          .class_sourced_id = "promo-1.remote",
          .user_sourced_id = "u-1",
          .role = "student",
          .begin_date = "2015-05-04",
          .end_date = "2015-06-30"};
}

std::string ColumnRefused(const RosterEnrollment& enrollment,
                          RosterMode mode = RosterMode::kSnapshot) {
  const auto judged = JudgeEnrollment(enrollment, Scope(mode));
  const auto* problem = std::get_if<FieldProblem>(&judged);
  return problem == nullptr ? "" : problem->field;
}

TEST(Roster, AnEnrollmentSaysWhereAndFromWhenToWhen) {
  const auto judged = JudgeEnrollment(AnEnrollment(), Scope());

  const auto& piece = std::get<RosterPiece>(judged);
  EXPECT_EQ(piece.track.ToString(), "schools/boitron/cohorts/promo-1/tracks/remote");
  EXPECT_EQ(piece.begins_on, absl::CivilDay(2015, 5, 4));
  EXPECT_EQ(piece.ends_on, absl::CivilDay(2015, 6, 30));
  EXPECT_FALSE(piece.is_deleted);
  EXPECT_EQ(ClassOf(piece.track), "promo-1.remote");
}

TEST(Roster, NamesTheColumnThatBreaksARule) {
  const auto with = [](std::string RosterEnrollment::*column, const std::string& text) {
    RosterEnrollment changed = AnEnrollment();
    changed.*column = text;
    return changed;
  };
  for (const char* other : {"", "remote", "promo-2.remote", "promo-1.", "promo-1.evening"}) {
    EXPECT_EQ(ColumnRefused(with(&RosterEnrollment::class_sourced_id, other)), "classSourcedId");
  }
  EXPECT_EQ(ColumnRefused(with(&RosterEnrollment::role, "teacher")), "role");
  EXPECT_EQ(ColumnRefused(with(&RosterEnrollment::begin_date, "04/05/2015")), "beginDate");
  EXPECT_EQ(ColumnRefused(with(&RosterEnrollment::end_date, "2015-02-31")), "endDate");
  EXPECT_EQ(ColumnRefused(with(&RosterEnrollment::end_date, "2015-05-03")), "endDate");
  const auto deleted = with(&RosterEnrollment::status, "tobedeleted");
  EXPECT_EQ(ColumnRefused(deleted), "status");
  EXPECT_EQ(ColumnRefused(deleted, RosterMode::kDelta), "");
}

TEST(Roster, AUserIsAStudentWithAnIdentifier) {
  RosterUser user{.line = 2, .sourced_id = "u-1", .role = "student"};
  EXPECT_FALSE(ProblemOfUser(user, Scope()));
  user.birth_date = "1990-02-30";
  EXPECT_EQ(ProblemOfUser(user, Scope())->field, "birthDate");
  user.status = "tobedeleted";
  EXPECT_EQ(ProblemOfUser(user, Scope(RosterMode::kDelta))->field, "status");
  user.sourced_id.clear();
  EXPECT_EQ(ProblemOfUser(user, Scope())->field, "sourcedId");
}

TEST(Roster, SomebodyNewIsKnownByTheSourcedIdWithoutAnIdentifier) {
  RosterUser user{.line = 2,
                  .sourced_id = "u-1",
                  .role = "student",
                  .given_name = "Anaïs",
                  .family_name = "Engendrée",
                  .email = "a@example.org",
                  .birth_date = "1990-02-03"};
  EXPECT_EQ(std::get<ApplicationDraft>(DraftOf(user, Scope())).external_ref, "u-1");
  user.identifier = "BOI-1";
  EXPECT_EQ(std::get<ApplicationDraft>(DraftOf(user, Scope())).external_ref, "BOI-1");
  user.family_name.clear();
  EXPECT_EQ(std::get<FieldProblem>(DraftOf(user, Scope())).field, "familyName");
}

TEST(Roster, AShareIsRoundedUpAndComparedExactly) {
  EXPECT_TRUE(RequireRemovalShare(1, 10, 10).ok());
  EXPECT_TRUE(RequireRemovalShare(0, 0, 0).ok());
  const absl::Status refused = RequireRemovalShare(10, 99, 10);
  EXPECT_EQ(FactsOf(refused).metadata["share_percent"], "11");
  EXPECT_EQ(FactsOf(refused).metadata["rule"], "REMOVAL_SHARE");
}

TEST(Roster, AnOutcomeIsRememberedAsItWas) {
  const auto name =
      EnrolmentName::Parse("schools/boitron/enrolments/0190f6c0-0000-7000-8000-000000000001");
  const RosterOutcome outcome{.in_scope_count = 12,
                              .rows = {{.file = "users.csv",
                                        .line = 3,
                                        .verdict = RosterVerdict::kRefused,
                                        .field = "role",
                                        .rule = "must be student"},
                                       {.verdict = RosterVerdict::kRemoved, .enrolment = name}}};

  const auto read = RosterOutcome::Parse(outcome.ToString());

  ASSERT_TRUE(read);
  EXPECT_EQ(read->ToString(), outcome.ToString());
  EXPECT_EQ(read->in_scope_count, 12);
  EXPECT_EQ(read->CountOf(RosterVerdict::kRemoved), 1);
  EXPECT_EQ(read->rows[1].enrolment, name);
  EXPECT_FALSE(RosterOutcome::Parse("12\nusers.csv\tx\tREFUSED\t\t\t\n"));
}

TEST(Roster, RefusedRowsAreNamedByFileLineAndColumn) {
  const absl::Status refused = RosterRowsRefused({.rows = {{.file = "users.csv",
                                                            .line = 3,
                                                            .verdict = RosterVerdict::kRefused,
                                                            .field = "role",
                                                            .rule = "must be student"}}});

  ASSERT_EQ(FactsOf(refused).fields.size(), 1U);
  EXPECT_EQ(FactsOf(refused).fields[0].field, "users.csv:3:role");
}

TEST(Roster, ARefusalOfAnEventBecomesAColumn) {
  EXPECT_EQ(ColumnProblem(FieldInvalid("at", "must lie inside"))->field, "beginDate");
  EXPECT_EQ(ColumnProblem(FieldInvalid("last", "must lie inside"))->rule, "must lie inside");
  const auto exhausted =
      ColumnProblem(Refusal(absl::StatusCode::kFailedPrecondition, "SEATS_EXHAUSTED", "full"));
  EXPECT_EQ(exhausted->field, "classSourcedId");
  EXPECT_EQ(exhausted->rule, "SEATS_EXHAUSTED: full");
  EXPECT_FALSE(ColumnProblem(absl::InternalError("a fault")));
}

TEST(CsvRecord, QuotesWhatWouldEndACell) {
  EXPECT_EQ(CsvRecord({"", "a,b", "say \"yes\"", "two\nlines", "=1+1"}),
            ",\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\",=1+1\r\n");
}

}  // namespace
}  // namespace ecloserie::domain
