#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/boitron.h"

namespace ecloserie::tests {
namespace {

class Import : public testing::Test {
 protected:
  Import() { SetUpBoitron(server_.admin()); }

  static v1::ApplicationRow* AddRow(v1::ImportApplicationsRequest& request, int number) {
    v1::ApplicationRow* row = request.add_rows();
    row->set_line(number + 1);
    row->set_external_ref("BOI-" + std::to_string(number));
    row->set_family_name("GÉNÉRÉ-" + std::string(1, static_cast<char>('A' + number)));
    row->set_given_name("Élodie Marie");
    row->set_born_on("04/05/1985");
    row->set_email("row" + std::to_string(number) + "@example.org");
    row->set_wished_tracks("blended|remote");
    return row;
  }
  static v1::ImportApplicationsRequest ThreeRows(v1::ImportMode mode) {
    v1::ImportApplicationsRequest request;
    request.set_cohort(kCohort);
    request.set_date_format(v1::DATE_FORMAT_DAY_MONTH_YEAR);
    request.set_mode(mode);
    for (int number = 1; number <= 3; ++number) AddRow(request, number);
    return request;
  }
  v1::ImportApplicationsResponse Run(const v1::ImportApplicationsRequest& request) const {
    return ValueOrThrow(server_.admin().enrolment().ImportApplications(request));
  }
  std::size_t ApplicationsCount() const {
    v1::ListApplicationsRequest request;
    request.set_parent(kSchool);
    return ValueOrThrow(server_.admin().enrolment().ListApplications(request).Collect(100)).size();
  }

  TestServer server_;
};

TEST_F(Import, FilesGoodRowsAndASecondTimeChangesNothing) {
  const auto first = Run(ThreeRows(v1::IMPORT_MODE_ALL_OR_NOTHING));
  const auto second = Run(ThreeRows(v1::IMPORT_MODE_ALL_OR_NOTHING));

  EXPECT_EQ(first.created_count(), 3);
  EXPECT_EQ(second.created_count(), 0);
  EXPECT_EQ(second.unchanged_count(), 3);
  EXPECT_EQ(second.verdicts(0).application(), first.verdicts(0).application());
  EXPECT_EQ(ApplicationsCount(), 3U);
}

TEST_F(Import, OneBadRowKeepsAllOutAndIsNamed) {
  v1::ImportApplicationsRequest request = ThreeRows(v1::IMPORT_MODE_ALL_OR_NOTHING);
  request.mutable_rows(1)->set_born_on("31/02/1985");

  const auto answer = Run(request);

  EXPECT_EQ(answer.refused_count(), 1);
  EXPECT_EQ(answer.held_back_count(), 2);
  EXPECT_EQ(answer.verdicts(1).verdict(), v1::ROW_VERDICT_REFUSED);
  EXPECT_EQ(answer.verdicts(1).line(), 3);
  EXPECT_EQ(answer.verdicts(1).field(), "born_on");
  EXPECT_EQ(answer.verdicts(0).verdict(), v1::ROW_VERDICT_HELD_BACK);
  EXPECT_EQ(ApplicationsCount(), 0U);
}

TEST_F(Import, GoodRowsPassWhenThatModeIsChosen) {
  v1::ImportApplicationsRequest request = ThreeRows(v1::IMPORT_MODE_GOOD_ROWS);
  request.mutable_rows(1)->set_email("nobody");

  const auto answer = Run(request);

  EXPECT_EQ(answer.created_count(), 2);
  EXPECT_EQ(answer.verdicts(1).field(), "email");
  EXPECT_EQ(ApplicationsCount(), 2U);
}

TEST_F(Import, DatesAreReadAsDeclaredAndNeverGuessed) {
  v1::ImportApplicationsRequest request = ThreeRows(v1::IMPORT_MODE_GOOD_ROWS);
  request.set_date_format(v1::DATE_FORMAT_ISO);
  request.mutable_rows(0)->set_born_on("1985-05-04");

  const auto answer = Run(request);

  EXPECT_EQ(answer.created_count(), 1);
  EXPECT_EQ(answer.verdicts(1).field(), "born_on");
  EXPECT_THAT(answer.verdicts(1).rule(), testing::HasSubstr("YYYY-MM-DD"));
}

TEST_F(Import, DoublesAreFoundInTheFileAndOnRecord) {
  ASSERT_EQ(Run(ThreeRows(v1::IMPORT_MODE_GOOD_ROWS)).created_count(), 3);
  v1::ImportApplicationsRequest request;
  request.set_cohort(kCohort);
  request.set_date_format(v1::DATE_FORMAT_DAY_MONTH_YEAR);
  request.set_mode(v1::IMPORT_MODE_GOOD_ROWS);
  AddRow(request, 4);
  AddRow(request, 5)->set_external_ref("BOI-4");
  v1::ApplicationRow* twin = AddRow(request, 6);
  twin->set_family_name("genere e");
  v1::ApplicationRow* known = AddRow(request, 7);
  known->set_family_name("Genere  B");
  known->set_given_name("ELODIE");
  v1::ApplicationRow* changed = AddRow(request, 3);
  changed->set_phone("02 61 91 00 00");

  const auto answer = Run(request);

  EXPECT_EQ(answer.created_count(), 1);
  EXPECT_EQ(answer.verdicts(1).field(), "external_ref");
  EXPECT_EQ(answer.verdicts(2).field(), "family_name");
  EXPECT_THAT(answer.verdicts(2).rule(), testing::HasSubstr("line 5"));
  EXPECT_EQ(answer.verdicts(3).field(), "family_name");
  EXPECT_FALSE(answer.verdicts(3).application().empty());
  EXPECT_EQ(answer.verdicts(4).field(), "phone");
}

TEST_F(Import, KnowsWhatWasSubmittedWithBlanksAroundIt) {
  v1::SubmitApplicationRequest submitted = AnApplication(1);
  submitted.mutable_applicant()->set_family_name(" Durand ");
  ASSERT_TRUE(server_.admin().enrolment().SubmitApplication(submitted));
  v1::ImportApplicationsRequest request;
  request.set_cohort(kCohort);
  request.set_date_format(v1::DATE_FORMAT_ISO);
  request.set_mode(v1::IMPORT_MODE_ALL_OR_NOTHING);
  v1::ApplicationRow* row = request.add_rows();
  row->set_line(2);
  row->set_external_ref("BOI-1");
  row->set_family_name("Durand ");
  row->set_given_name("Élodie");
  row->set_born_on("1985-01-02");
  row->set_email("applicant1@example.org");
  row->set_postal_code("61500");
  row->set_jobseeker_since("2014-09-01");
  row->set_jobseeker_region("Basse-Normandie");

  const auto answer = Run(request);

  EXPECT_EQ(answer.unchanged_count(), 1) << answer.ShortDebugString();
}

TEST_F(Import, ASocialSecurityNumberIsNoReference) {
  v1::ImportApplicationsRequest request = ThreeRows(v1::IMPORT_MODE_GOOD_ROWS);
  request.mutable_rows(0)->set_external_ref("2 55 08 14 168 025 38");

  const auto answer = Run(request);

  EXPECT_EQ(answer.verdicts(0).field(), "external_ref");
  EXPECT_EQ(answer.created_count(), 2);
}

TEST_F(Import, AReplayGivesTheSameVerdicts) {
  v1::ImportApplicationsRequest request = ThreeRows(v1::IMPORT_MODE_GOOD_ROWS);
  request.mutable_rows(2)->set_email("nobody");
  request.set_request_id("import-once");

  const auto first = Run(request);
  const auto again = Run(request);

  EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());
  EXPECT_EQ(again.created_count(), 2);
}

TEST_F(Import, ValidateOnlyJudgesAndFilesNothing) {
  v1::ImportApplicationsRequest request = ThreeRows(v1::IMPORT_MODE_GOOD_ROWS);
  request.set_validate_only(true);

  const auto answer = Run(request);

  EXPECT_EQ(answer.created_count(), 3);
  EXPECT_EQ(ApplicationsCount(), 0U);
}

TEST_F(Import, APersonKnownFromAnotherCohortIsTakenAgain) {
  v1::CreateCohortRequest cohort;
  cohort.set_parent(kSchool);
  cohort.set_cohort_id("promo-2");
  cohort.mutable_cohort()->set_programme("schools/boitron/programmes/dev-web");
  cohort.mutable_cohort()->set_title("Deuxième promotion");
  *cohort.mutable_cohort()->mutable_starts_on() = Day(2016, 5, 2);
  *cohort.mutable_cohort()->mutable_ends_on() = Day(2016, 10, 28);
  ASSERT_TRUE(server_.admin().school().CreateCohort(cohort));
  const auto first = ValueOrThrow(server_.admin().enrolment().SubmitApplication(AnApplication(1)));
  v1::SubmitApplicationRequest again = AnApplication(1);
  again.set_cohort("schools/boitron/cohorts/promo-2");
  again.mutable_applicant()->set_phone("06 39 98 00 00");
  again.mutable_applicant()->clear_jobseeker_since();
  again.mutable_applicant()->clear_jobseeker_region();

  const auto second = server_.admin().enrolment().SubmitApplication(again);

  ASSERT_TRUE(second) << second.error().message;
  EXPECT_EQ(second->applicant().name(), first.applicant().name());
  EXPECT_EQ(second->applicant().phone(), "06 39 98 00 00");
  // What is not said again stays known.
  EXPECT_EQ(second->applicant().jobseeker_region(), "Basse-Normandie");
  EXPECT_TRUE(second->applicant().has_jobseeker_since());
}

}  // namespace
}  // namespace ecloserie::tests
