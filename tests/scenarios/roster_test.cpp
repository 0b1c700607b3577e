#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "spell_scenario.h"

namespace ecloserie::tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

constexpr const char* kCopy = "schools/combe-haute/cohorts/promo-1";

using Row = std::map<std::string, std::string>;

std::vector<std::string> CellsOf(const std::string& record) {
  std::vector<std::string> cells;
  std::istringstream in(record + ",");
  for (std::string cell; std::getline(in, cell, ',');) cells.push_back(cell);
  return cells;
}

// The rows of a file without quotes, by the names of its columns.
std::vector<Row> RowsOf(const v1::ExportRosterResponse& files, const std::string& name) {
  std::vector<Row> rows;
  std::vector<std::string> header;
  for (const v1::RosterFile& file : files.files()) {
    if (file.name() != name) continue;
    std::istringstream in(file.content());
    for (std::string record; std::getline(in, record);) {
      const auto cells = CellsOf(record.substr(0, record.size() - 1));
      if (header.empty()) {
        header = cells;
        continue;
      }
      Row row;
      for (std::size_t i = 0; i < cells.size(); ++i) row[header[i]] = cells[i];
      rows.push_back(row);
    }
  }
  return rows;
}

// What the command line makes of the files.
v1::ImportRosterRequest AnImport(const v1::ExportRosterResponse& files, const std::string& cohort) {
  v1::ImportRosterRequest request;
  request.set_cohort(cohort);
  request.set_mode(v1::ROSTER_MODE_SNAPSHOT);
  request.set_removal_share_percent_max(10);
  std::map<std::string, std::string> birth_dates;
  for (const Row& row : RowsOf(files, "demographics.csv")) {
    birth_dates[row.at("sourcedId")] = row.at("birthDate");
  }
  for (const Row& row : RowsOf(files, "users.csv")) {
    v1::RosterUser& user = *request.add_users();
    user.set_line(request.users_size() + 1);
    user.set_sourced_id(row.at("sourcedId"));
    user.set_role(row.at("role"));
    user.set_identifier(row.at("identifier"));
    user.set_given_name(row.at("givenName"));
    user.set_family_name(row.at("familyName"));
    user.set_email(row.at("email"));
    user.set_phone(row.at("phone"));
    user.set_birth_date(birth_dates[row.at("sourcedId")]);
  }
  for (const Row& row : RowsOf(files, "enrollments.csv")) {
    v1::RosterEnrollment& enrollment = *request.add_enrollments();
    enrollment.set_line(request.enrollments_size() + 1);
    enrollment.set_class_sourced_id(row.at("classSourcedId"));
    enrollment.set_user_sourced_id(row.at("userSourcedId"));
    enrollment.set_role(row.at("role"));
    enrollment.set_begin_date(row.at("beginDate"));
    enrollment.set_end_date(row.at("endDate"));
  }
  return request;
}

// Ten generated trainees, of whom one moves at noon and one leaves.
class Roster : public testing::Test {
 protected:
  Roster() {
    SetUpBoitron(server_.admin(), /*blended_seats=*/11, /*remote_seats=*/2);
    for (int number = 0; number < 10; ++number) {
      names_.push_back(EnrolledTrainee(server_, number));
    }
  }

  EnrolmentClient Calls() const { return server_.admin().enrolment(); }
  v1::ExportRosterResponse Export(const std::string& cohort = kCohort) const {
    v1::ExportRosterRequest request;
    request.set_cohort(cohort);
    return ValueOrThrow(Calls().ExportRoster(request));
  }
  v1::ImportRosterRequest AnImportHere() const { return AnImport(Export(), kCohort); }
  Result<v1::ImportRosterResponse> Import(const v1::ImportRosterRequest& request) const {
    return Calls().ImportRoster(request);
  }
  // The last so many people, and where they are, are in no file any more.
  static void DropLast(v1::ImportRosterRequest& request, int count) {
    for (int i = 0; i < count; ++i) {
      request.mutable_users()->RemoveLast();
      request.mutable_enrollments()->RemoveLast();
    }
  }
  v1::Enrolment Get(const std::string& name) const {
    v1::GetEnrolmentRequest request;
    request.set_name(name);
    return ValueOrThrow(Calls().GetEnrolment(request));
  }
  void Start(const std::string& name) const {
    v1::StartEnrolmentRequest request;
    request.set_name(name);
    ValueOrThrow(Calls().StartEnrolment(request));
  }
  void Switch(const std::string& name, const v1::HalfDay& at) const {
    v1::SwitchPlacementRequest request;
    request.set_name(name);
    request.set_track(kRemote);
    *request.mutable_at() = at;
    request.set_reason_code("MOVED_AWAY");
    ValueOrThrow(Calls().SwitchPlacement(request));
  }
  void Withdraw(const std::string& name, const v1::HalfDay& last) const {
    v1::WithdrawEnrolmentRequest request;
    request.set_name(name);
    *request.mutable_last() = last;
    request.set_reason_code("FOUND_WORK");
    ValueOrThrow(Calls().WithdrawEnrolment(request));
  }
  std::vector<v1::Enrolment> EnrolmentsOf(const std::string& school) const {
    v1::ListEnrolmentsRequest request;
    request.set_parent(school);
    return ValueOrThrow(Calls().ListEnrolments(request).Collect(100));
  }
  void CopySchool() const {
    AddSchool(server_.admin(), "combe-haute");
    v1::CopySchoolSetupRequest request;
    request.set_name("schools/combe-haute");
    request.set_source_school("boitron");
    v1::CohortCopy& cohort = *request.add_cohorts();
    cohort.set_source_cohort("promo-1");
    cohort.set_cohort_id("promo-1");
    *cohort.mutable_starts_on() = Day(2015, 5, 4);
    ValueOrThrow(server_.admin().school().CopySchoolSetup(request));
  }
  // A user and an enrollment of somebody whom nobody knows.
  static void AddNewcomer(v1::ImportRosterRequest& request, const std::string& tag) {
    v1::RosterUser& user = *request.add_users();
    user.set_line(request.users_size() + 1);
    user.set_sourced_id("gen-" + tag);
    user.set_role("student");
    user.set_given_name("Anaïs");
    user.set_family_name("Engendrée-" + tag);
    user.set_email(tag + "@example.org");
    user.set_birth_date("1990-02-03");
    v1::RosterEnrollment& enrollment = *request.add_enrollments();
    enrollment.set_line(request.enrollments_size() + 1);
    enrollment.set_class_sourced_id("promo-1.blended");
    enrollment.set_user_sourced_id("gen-" + tag);
    enrollment.set_role("student");
    enrollment.set_begin_date("2015-06-01");
  }
  // Files that say something new about nobody yet.
  static v1::ImportRosterRequest ADelta() {
    v1::ImportRosterRequest request;
    request.set_cohort(kCohort);
    request.set_mode(v1::ROSTER_MODE_DELTA);
    return request;
  }

  TestServer server_;
  std::vector<std::string> names_;
};

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
  EXPECT_EQ(answer.error().fields[0].rule, "must be a class of schools/boitron/cohorts/promo-1");
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
