#pragma once

#include <array>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "domain/principal.h"
#include "domain/token.h"
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
  kAuditRead,
  kAccessRead,
  kAccessWrite,
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
      {Permission::kAuditRead, "AUDIT_READ"},
      {Permission::kAccessRead, "ACCESS_READ"},
      {Permission::kAccessWrite, "ACCESS_WRITE"},
  });
}

std::vector<Permission> PermissionsOf(Role role);

// Who is calling: a principal, as far as its credential lets it act.
struct Caller {
  Principal principal;
  Token token;

  // The name under which its actions are recorded.
  std::string Actor() const { return principal.name.Actor(); }
  // What both the principal's role and that of its credential allow.
  std::vector<Permission> Permissions() const;
  bool Holds(Permission permission) const;
  bool MayEnter(const std::string& school) const;
};

// Asked once per call, before anything of the school is read. The refusal reads
// the same whether the school exists or not. Without a school only the right counts.
absl::Status Authorise(const Caller& caller, Permission permission, const std::string& school);

// What somebody is refused who lacks a right, or reaches for what is not his.
absl::Status PermissionMissing(Permission permission);

absl::Status TokenMissing();
absl::Status TokenUnknown();
absl::Status TokenExpired(absl::Time expired_at);

// A credential is judged anew at every call, so a revocation counts from the next
// call on.
absl::Status RequireLive(const Caller& caller, absl::Time now);

// Nobody gives away more than they hold, and no token allows more than its
// principal may.
absl::Status RequireNoWider(const Caller& creator, const Principal& principal, const Token& token);

}  // namespace ecloserie::domain
