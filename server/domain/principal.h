#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "domain/name.h"
#include "domain/words.h"

namespace ecloserie::domain {

// Who somebody is to a school.
enum class Role {
  kNetworkAdmin,
  kSchoolAdmin,
  kStaff,
  kFacilitator,  // of its own cohorts
  kPartner,
  kReporter,
  kSponsor,  // of what its own party promised, paid and funds
  kTrainee,  // of its own enrolment
};

constexpr auto Words(Role) {
  return std::to_array<Word<Role>>({
      {Role::kNetworkAdmin, "network-admin"},
      {Role::kSchoolAdmin, "school-admin"},
      {Role::kStaff, "staff"},
      {Role::kFacilitator, "facilitator"},
      {Role::kPartner, "partner"},
      {Role::kReporter, "reporter"},
      {Role::kSponsor, "sponsor"},
      {Role::kTrainee, "trainee"},
  });
}

// schools/{school}/principals/{principal}; the network's own are of schools/-.
struct PrincipalName {
  static constexpr std::string_view kPattern = "schools/{school}/principals/{principal}";
  std::string school;
  std::string slug;

  std::string ToString() const { return "schools/" + school + "/principals/" + slug; }
  static std::optional<PrincipalName> Parse(std::string_view text);
  // As journals and marks have it: boitron/marie, or admin for one of the network.
  std::string Actor() const { return school == kNetwork ? slug : school + "/" + slug; }
  auto operator<=>(const PrincipalName&) const = default;
};

// Somebody, or some program, that calls. A role that is bound to objects reaches
// only what belongs to them.
struct Principal {
  PrincipalName name;
  Role role = Role::kReporter;
  std::vector<std::string> cohorts;  // when there are any, nothing else is reached
  std::optional<std::string> party;
  std::optional<Uuid> enrolment;
  bool is_disabled = false;
  std::int64_t version = 1;
};

// What the role needs to be bound to is there, and nothing else; only the
// network's administrators are of no school.
absl::Status RequireCompleteScope(const Principal& principal);

}  // namespace ecloserie::domain
