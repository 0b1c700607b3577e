#pragma once

#include <array>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "domain/words.h"

namespace ecloserie::domain {

// A right that a method asks for. The wire's Permission has the same words.
enum class Permission {
  kWhoAmI,
  kNetworkWrite,
  kSchoolRead,
  kSchoolWrite,
  kEnrolmentRead,
  kEnrolmentWrite,
  kAttendanceRead,
  kAttendanceWrite,
  kSponsorshipRead,
  kSponsorshipWrite,
  kReportRead,
};

constexpr auto Words(Permission) {
  return std::to_array<Word<Permission>>({
      {Permission::kWhoAmI, "WHO_AM_I"},
      {Permission::kNetworkWrite, "NETWORK_WRITE"},
      {Permission::kSchoolRead, "SCHOOL_READ"},
      {Permission::kSchoolWrite, "SCHOOL_WRITE"},
      {Permission::kEnrolmentRead, "ENROLMENT_READ"},
      {Permission::kEnrolmentWrite, "ENROLMENT_WRITE"},
      {Permission::kAttendanceRead, "ATTENDANCE_READ"},
      {Permission::kAttendanceWrite, "ATTENDANCE_WRITE"},
      {Permission::kSponsorshipRead, "SPONSORSHIP_READ"},
      {Permission::kSponsorshipWrite, "SPONSORSHIP_WRITE"},
      {Permission::kReportRead, "REPORT_READ"},
  });
}

// Who somebody is to a school. Facilitators, sponsors and trainees come with
// their object scopes; until then nobody can be given these roles.
enum class Role { kNetworkAdmin, kSchoolAdmin, kStaff, kPartner, kReporter };

constexpr auto Words(Role) {
  return std::to_array<Word<Role>>({
      {Role::kNetworkAdmin, "network-admin"},
      {Role::kSchoolAdmin, "school-admin"},
      {Role::kStaff, "staff"},
      {Role::kPartner, "partner"},
      {Role::kReporter, "reporter"},
  });
}

// Who is calling, as the credentials say.
struct Principal {
  std::string name;
  Role role;
  std::string school;  // kNetwork for all of them
};

std::vector<Permission> PermissionsOf(Role role);

// Asked once per call, before anything of the school is read. The refusal reads
// the same whether the school exists or not.
absl::Status Authorise(const Principal& caller, Permission permission, const std::string& school);

absl::Status TokenMissing();
absl::Status TokenUnknown();

}  // namespace ecloserie::domain
