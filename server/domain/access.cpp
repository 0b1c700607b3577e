#include "domain/access.h"

#include <algorithm>

#include "domain/name.h"
#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

absl::Status PermissionMissing(Permission permission) {
  const std::string word(WordOf(permission));
  return Refusal(absl::StatusCode::kPermissionDenied, "PERMISSION_MISSING",
                 "you lack the right " + word + " here, or there is nothing here",
                 {{"permission", word}});
}

}  // namespace

std::vector<Permission> PermissionsOf(Role role) {
  using enum Permission;
  switch (role) {
    case Role::kNetworkAdmin:
      return {kWhoAmI,          kNetworkWrite,     kSchoolRead,     kSchoolWrite,
              kEnrolmentRead,   kEnrolmentWrite,   kAttendanceRead, kAttendanceWrite,
              kSponsorshipRead, kSponsorshipWrite, kReportRead};
    case Role::kSchoolAdmin:
      return {kWhoAmI,           kSchoolRead,     kSchoolWrite,     kEnrolmentRead,
              kEnrolmentWrite,   kAttendanceRead, kAttendanceWrite, kSponsorshipRead,
              kSponsorshipWrite, kReportRead};
    case Role::kStaff:
      return {kWhoAmI,         kSchoolRead,      kEnrolmentRead, kEnrolmentWrite,
              kAttendanceRead, kAttendanceWrite, kReportRead};
    case Role::kPartner:
      return {kWhoAmI,         kSchoolRead,     kEnrolmentRead,
              kEnrolmentWrite, kAttendanceRead, kAttendanceWrite};
    case Role::kReporter:
      return {kWhoAmI, kReportRead};
  }
  return {};
}

absl::Status Authorise(const Principal& caller, Permission permission, const std::string& school) {
  const auto rights = PermissionsOf(caller.role);
  const bool has_right = std::ranges::find(rights, permission) != rights.end();
  const bool is_own =
      permission == Permission::kWhoAmI || caller.school == kNetwork || caller.school == school;
  if (!has_right || !is_own) return PermissionMissing(permission);
  return absl::OkStatus();
}

absl::Status TokenMissing() {
  return Refusal(absl::StatusCode::kUnauthenticated, "TOKEN_MISSING",
                 "no bearer token came with the call");
}

absl::Status TokenUnknown() {
  return Refusal(absl::StatusCode::kUnauthenticated, "TOKEN_UNKNOWN",
                 "the token is not known here, or was revoked");
}

}  // namespace ecloserie::domain
