#pragma once

#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "spell_scenario.h"

namespace ecloserie::tests {

// The cohort of another school, with the same set-up.
inline constexpr const char* kCopy = "schools/combe-haute/cohorts/promo-1";

using RosterRow = std::map<std::string, std::string>;

inline std::vector<std::string> CellsOf(const std::string& record) {
  std::vector<std::string> cells;
  std::istringstream in(record + ",");
  for (std::string cell; std::getline(in, cell, ',');) cells.push_back(cell);
  return cells;
}

// The rows of a file without quotes, by the names of its columns.
inline std::vector<RosterRow> RowsOf(const v1::ExportRosterResponse& files,
                                     const std::string& name) {
  std::vector<RosterRow> rows;
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
      RosterRow row;
      for (std::size_t i = 0; i < cells.size(); ++i) row[header[i]] = cells[i];
      rows.push_back(row);
    }
  }
  return rows;
}

// What the command line makes of the files.
inline v1::ImportRosterRequest AnImport(const v1::ExportRosterResponse& files,
                                        const std::string& cohort) {
  v1::ImportRosterRequest request;
  request.set_cohort(cohort);
  request.set_mode(v1::ROSTER_MODE_SNAPSHOT);
  request.set_removal_share_percent_max(10);
  std::map<std::string, std::string> birth_dates;
  for (const RosterRow& row : RowsOf(files, "demographics.csv")) {
    birth_dates[row.at("sourcedId")] = row.at("birthDate");
  }
  for (const RosterRow& row : RowsOf(files, "users.csv")) {
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
  for (const RosterRow& row : RowsOf(files, "enrollments.csv")) {
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

// Ten generated trainees.
class RosterScenario : public testing::Test {
 protected:
  RosterScenario() {
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

}  // namespace ecloserie::tests
