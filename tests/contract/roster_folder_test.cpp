#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "support/boitron.h"
#include "support/command_line.h"

namespace ecloserie::tests {
namespace {

using ::testing::HasSubstr;

// Ten generated trainees, and the folder that another system would be given.
class RosterFolder : public ::testing::Test {
 protected:
  RosterFolder() {
    SetUpBoitron(server_.admin());
    for (int number = 0; number < 10; ++number) EnrolledTrainee(server_, number);
    exported_ = cli_.Run("roster export --cohort promo-1 --out roster");
  }

  CommandLine::Finished Import(const std::string& flags) const {
    return cli_.Run("roster import roster --cohort promo-1 --snapshot --max-removed 10 " + flags);
  }
  // Somebody who was there is in the file no more.
  void DropLastRow(const std::string& file) const {
    const std::string text = cli_.Read(file);
    cli_.Write(file, text.substr(0, text.rfind("\r\n", text.size() - 3) + 2));
  }

  TestServer server_;
  CommandLine cli_{ECLOSERIE_CLI_BINARY, server_};
  CommandLine::Finished exported_;
};

TEST_F(RosterFolder, HoldsItsFilesAndPrintsNobody) {
  EXPECT_EQ(exported_.exit_code, 0) << exported_.err;
  EXPECT_EQ(exported_.err, "8 files are in roster\n");
  EXPECT_THAT(exported_.out, HasSubstr("users.csv"));
  EXPECT_THAT(exported_.out, ::testing::Not(HasSubstr("@example.org")));
  EXPECT_THAT(cli_.Read("roster/users.csv"), HasSubstr("applicant3@example.org"));
  EXPECT_THAT(cli_.Read("roster/manifest.csv"), HasSubstr("oneroster.version,1.1\r\n"));
}

TEST_F(RosterFolder, IsReadByNobodyElse) {
  const auto modes =
      cli_.Run("help exit-codes >all && stat -c %a roster/users.csv roster/demographics.csv");

  EXPECT_EQ(modes.out, "600\n600\n");
}

TEST_F(RosterFolder, WithOtherFilesIsNotWrittenTo) {
  cli_.Write("roster/letter.txt", "Dear colleague");

  const auto refused = cli_.Run("roster export --cohort promo-1 --out roster");

  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("letter.txt"));
}

TEST_F(RosterFolder, ReadAgainChangesNothing) {
  const auto imported = Import("");

  EXPECT_EQ(imported.exit_code, 0) << imported.err;
  EXPECT_EQ(imported.err,
            "10 open enrolments before; 0 created, 10 unchanged, 0 moved, 0 ended, 0 removed, "
            "0 refused\n");
}

TEST_F(RosterFolder, ThatLacksTooManyIsRefusedUnlessForced) {
  for (int left = 0; left < 2; ++left) DropLastRow("roster/enrollments.csv");

  const auto refused = Import("");
  const auto shown = Import("--force --dry-run");
  const auto forced = Import("--force --reason-code NOT_IN_THE_FILES --effective 2015-06-12.PM");
  const auto again = Import("");

  EXPECT_EQ(refused.exit_code, 6);
  EXPECT_THAT(refused.err, HasSubstr("max_percent=10"));
  EXPECT_THAT(refused.err, HasSubstr("share_percent=20"));
  EXPECT_THAT(shown.err, HasSubstr("2 removed"));
  EXPECT_EQ(forced.exit_code, 0) << forced.err;
  EXPECT_THAT(forced.err, HasSubstr("10 open enrolments before"));
  EXPECT_THAT(forced.out, HasSubstr("REMOVED"));
  EXPECT_THAT(again.err, HasSubstr("8 open enrolments before; 0 created, 8 unchanged"));
}

TEST_F(RosterFolder, AndItsManifestTellOfTheSameFiles) {
  cli_.Write("roster/results.csv", "sourcedId\r\n");
  const auto unlisted = Import("");
  std::string manifest = cli_.Read("roster/manifest.csv");
  manifest.replace(manifest.find("results,absent"), 14, "results,bulk");
  manifest.replace(manifest.find("resources,absent"), 16, "resources,bulk");
  cli_.Write("roster/manifest.csv", manifest);
  const auto missing = Import("");

  EXPECT_EQ(unlisted.exit_code, 6);
  EXPECT_THAT(unlisted.err, HasSubstr("manifest.csv does not list results.csv"));
  EXPECT_THAT(missing.err, HasSubstr("manifest.csv lists resources.csv, and it is not there"));
}

TEST_F(RosterFolder, RefusedNamesFileLineAndColumn) {
  std::string enrollments = cli_.Read("roster/enrollments.csv");
  enrollments.replace(enrollments.find("promo-1.blended"), 15, "promo-7.blended");
  cli_.Write("roster/enrollments.csv", enrollments);

  const auto refused = Import("");
  const auto shown = Import("--dry-run");

  EXPECT_EQ(refused.exit_code, 6);
  EXPECT_THAT(refused.err, HasSubstr("enrollments.csv:2:classSourcedId"));
  EXPECT_EQ(shown.exit_code, 6);
  EXPECT_THAT(shown.out, HasSubstr("classSourcedId"));
}

// The columns of an export are those of an import.
TEST_F(RosterFolder, ApplicationsAreReadAgainAsTheyWereWritten) {
  const auto written = cli_.Run("application export --cohort promo-1");
  cli_.Write("people.csv", written.out);
  const auto read = cli_.Run(
      "application import people.csv --cohort promo-1 --delimiter , --dates iso --mode all");

  EXPECT_EQ(written.exit_code, 0) << written.err;
  EXPECT_EQ(read.exit_code, 0) << read.err;
  EXPECT_EQ(read.err, "10 rows: 0 created, 10 unchanged, 0 refused\n");
}

// Six hundred are more than a page.
TEST_F(RosterFolder, AListAsCsvAndAnExportHaveEveryApplication) {
  v1::ImportApplicationsRequest request;
  request.set_cohort(kCohort);
  request.set_date_format(v1::DATE_FORMAT_ISO);
  request.set_mode(v1::IMPORT_MODE_ALL_OR_NOTHING);
  for (int number = 100; number < 690; ++number) {
    const auto generated = AnApplication(number);
    v1::ApplicationRow& row = *request.add_rows();
    row.set_line(number);
    row.set_external_ref(generated.external_ref());
    row.set_family_name(generated.applicant().family_name());
    row.set_given_name(generated.applicant().given_name());
    row.set_born_on(std::to_string(1950 + number % 50) + "-05-04");
    row.set_email(generated.applicant().email());
  }
  ASSERT_TRUE(server_.admin().enrolment().ImportApplications(request));
  const auto lines = [](const std::string& text) { return std::ranges::count(text, '\n'); };

  EXPECT_EQ(lines(cli_.Run("application list --cohort promo-1 -o csv").out), 601);
  EXPECT_EQ(lines(cli_.Run("application export --cohort promo-1").out), 601);
}

}  // namespace
}  // namespace ecloserie::tests
