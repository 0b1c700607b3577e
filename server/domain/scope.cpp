#include "domain/scope.h"

#include <algorithm>

namespace ecloserie::domain {
namespace {

bool Includes(const std::vector<std::string>& cohorts, const std::string& cohort) {
  return std::ranges::find(cohorts, cohort) != cohorts.end();
}

// Either list binds where it says anything; a cohort has to stand in both.
bool IsOwnCohort(const Caller& caller, const std::string& cohort) {
  const auto& of_principal = caller.principal.cohorts;
  const auto& of_token = caller.token.cohorts;
  return (of_principal.empty() || Includes(of_principal, cohort)) &&
         (of_token.empty() || Includes(of_token, cohort));
}

}  // namespace

bool IsBound(const Caller& caller) {
  return !caller.principal.cohorts.empty() || !caller.token.cohorts.empty() ||
         caller.principal.party || caller.principal.enrolment;
}

bool IsWithinReach(const Caller& caller, const Belonging& belonging) {
  // A token for cohorts reaches nothing once its principal is bound otherwise.
  const bool is_bound_twice = !caller.token.cohorts.empty();
  if (caller.principal.party) {
    return !is_bound_twice && belonging.party == caller.principal.party;
  }
  if (caller.principal.enrolment) {
    return !is_bound_twice && belonging.enrolment == caller.principal.enrolment;
  }
  return !IsBound(caller) || (belonging.cohort && IsOwnCohort(caller, *belonging.cohort));
}

}  // namespace ecloserie::domain
