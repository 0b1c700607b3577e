#include "domain/principal.h"

#include "domain/refusal.h"

namespace ecloserie::domain {

std::optional<PrincipalName> PrincipalName::Parse(std::string_view text) {
  const auto parts = Segments(text);
  if (parts.size() != 4 || parts[0] != "schools" || parts[2] != "principals") return std::nullopt;
  if (parts[1] != kNetwork && !IsSlug(parts[1])) return std::nullopt;
  if (!IsSlug(parts[3])) return std::nullopt;
  return PrincipalName{std::string(parts[1]), std::string(parts[3])};
}

absl::Status RequireCompleteScope(const Principal& principal) {
  const bool is_of_network = principal.name.school == kNetwork;
  if (is_of_network != (principal.role == Role::kNetworkAdmin)) {
    return FieldInvalid("principal.role", "network-admin is of schools/-, every other of a school");
  }
  if (is_of_network && !principal.cohorts.empty()) {
    return FieldInvalid("principal.cohorts", "must be empty for a network-admin");
  }
  if (principal.role == Role::kFacilitator && principal.cohorts.empty()) {
    return FieldInvalid("principal.cohorts", "is required for a facilitator");
  }
  if ((principal.role == Role::kSponsor) != principal.party.has_value()) {
    return FieldInvalid("principal.party", "is required for a sponsor, and for nobody else");
  }
  if ((principal.role == Role::kTrainee) != principal.enrolment.has_value()) {
    return FieldInvalid("principal.enrolment", "is required for a trainee, and for nobody else");
  }
  const bool is_bound_otherwise = principal.party || principal.enrolment;
  if (is_bound_otherwise && !principal.cohorts.empty()) {
    return FieldInvalid("principal.cohorts", "must be empty for a sponsor or a trainee");
  }
  return absl::OkStatus();
}

}  // namespace ecloserie::domain
