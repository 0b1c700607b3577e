#include "domain/access.h"

#include <algorithm>

#include "domain/name.h"
#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

bool Includes(const std::vector<Permission>& permissions, Permission permission) {
  return std::ranges::find(permissions, permission) != permissions.end();
}

bool IsSubset(const std::vector<std::string>& inner, const std::vector<std::string>& outer) {
  return std::ranges::all_of(inner, [&outer](const std::string& element) {
    return std::ranges::find(outer, element) != outer.end();
  });
}

// An empty list stands for everything.
bool IsNoWider(const std::vector<std::string>& inner, const std::vector<std::string>& outer) {
  return outer.empty() || (!inner.empty() && IsSubset(inner, outer));
}

absl::Status ScopeTooWide(const std::string& field) {
  return Refusal(absl::StatusCode::kPermissionDenied, "SCOPE_TOO_WIDE",
                 field + " would allow more than you or the principal may", {{"field", field}});
}

// Of two lists that bind, the one that binds more closely.
const std::vector<std::string>& Closest(const std::vector<std::string>& of_principal,
                                        const std::vector<std::string>& of_token) {
  return of_token.empty() ? of_principal : of_token;
}

}  // namespace

std::vector<Permission> PermissionsOf(Role role) {
  using enum Permission;
  switch (role) {
    case Role::kNetworkAdmin:
      return {kWhoAmI,          kNetworkWrite,     kSchoolRead,     kSchoolWrite,
              kEnrolmentRead,   kEnrolmentWrite,   kAttendanceRead, kAttendanceWrite,
              kSponsorshipRead, kSponsorshipWrite, kReportRead,     kAuditRead,
              kAccessRead,      kAccessWrite};
    case Role::kSchoolAdmin:
      return {kWhoAmI,           kSchoolRead,     kSchoolWrite,     kEnrolmentRead,
              kEnrolmentWrite,   kAttendanceRead, kAttendanceWrite, kSponsorshipRead,
              kSponsorshipWrite, kReportRead,     kAuditRead,       kAccessRead,
              kAccessWrite};
    case Role::kStaff:
      return {kWhoAmI,         kSchoolRead,      kEnrolmentRead, kEnrolmentWrite,
              kAttendanceRead, kAttendanceWrite, kReportRead};
    case Role::kFacilitator:
      return {kWhoAmI, kSchoolRead, kAttendanceRead, kAttendanceWrite, kReportRead};
    case Role::kPartner:
      return {kWhoAmI,         kSchoolRead,     kEnrolmentRead,
              kEnrolmentWrite, kAttendanceRead, kAttendanceWrite};
    case Role::kReporter:
      return {kWhoAmI, kReportRead};
    case Role::kSponsor:
      return {kWhoAmI, kSponsorshipRead, kReportRead};
    case Role::kTrainee:
      return {kWhoAmI, kEnrolmentRead, kAttendanceRead};
  }
  return {};
}

std::vector<Permission> Caller::Permissions() const {
  std::vector<Permission> permissions = PermissionsOf(principal.role);
  if (!token.role) return permissions;
  const std::vector<Permission> of_token = PermissionsOf(*token.role);
  std::erase_if(permissions,
                [&](Permission permission) { return !Includes(of_token, permission); });
  return permissions;
}

bool Caller::Holds(Permission permission) const {
  return Includes(PermissionsOf(principal.role), permission) &&
         (!token.role || Includes(PermissionsOf(*token.role), permission));
}

bool Caller::MayEnter(const std::string& school) const {
  if (principal.name.school != kNetwork) return principal.name.school == school;
  return token.schools.empty() || IsSubset({school}, token.schools);
}

absl::Status PermissionMissing(Permission permission) {
  const std::string word(WordOf(permission));
  return Refusal(absl::StatusCode::kPermissionDenied, "PERMISSION_MISSING",
                 "you lack the right " + word + " here, or there is nothing here",
                 {{"permission", word}});
}

absl::Status Authorise(const Caller& caller, Permission permission, const std::string& school) {
  const bool is_about_nobody = permission == Permission::kWhoAmI && school == kNetwork;
  const bool is_own = school.empty() || is_about_nobody || caller.MayEnter(school);
  if (!caller.Holds(permission) || !is_own) return PermissionMissing(permission);
  return absl::OkStatus();
}

absl::Status TokenMissing() {
  return Refusal(absl::StatusCode::kUnauthenticated, "TOKEN_MISSING",
                 "neither a bearer token nor a client certificate came with the call");
}

absl::Status TokenUnknown() {
  return Refusal(absl::StatusCode::kUnauthenticated, "TOKEN_UNKNOWN",
                 "the token is not known here, or was revoked");
}

absl::Status TokenExpired(absl::Time expired_at) {
  return Refusal(
      absl::StatusCode::kUnauthenticated, "TOKEN_EXPIRED", "the token has expired: ask for another",
      {{"expired_at", absl::FormatTime(absl::RFC3339_sec, expired_at, absl::UTCTimeZone())}});
}

absl::Status RequireLive(const Caller& caller, absl::Time now) {
  if (caller.principal.is_disabled || caller.token.revoked_at) return TokenUnknown();
  if (caller.token.expires_at <= now) return TokenExpired(caller.token.expires_at);
  return absl::OkStatus();
}

absl::Status RequireNoWider(const Caller& creator, const Principal& principal, const Token& token) {
  for (const Permission permission : PermissionsOf(token.role.value_or(principal.role))) {
    const bool is_the_principals = Includes(PermissionsOf(principal.role), permission);
    if (!creator.Holds(permission) || !is_the_principals) return ScopeTooWide("role");
  }
  if (!IsNoWider(token.schools, creator.token.schools) && principal.name.school == kNetwork) {
    return ScopeTooWide("schools");
  }
  const auto& cohorts = Closest(principal.cohorts, token.cohorts);
  const bool is_no_wider = IsNoWider(cohorts, creator.principal.cohorts) &&
                           IsNoWider(cohorts, creator.token.cohorts) &&
                           (token.cohorts.empty() || IsNoWider(token.cohorts, principal.cohorts));
  return is_no_wider ? absl::OkStatus() : ScopeTooWide("cohorts");
}

}  // namespace ecloserie::domain
