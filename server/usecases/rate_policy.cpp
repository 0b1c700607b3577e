#include "usecases/rate_policy.h"

#include <algorithm>
#include <utility>

#include "domain/etag.h"
#include "domain/refusal.h"
#include "storage/rate_policy_store.h"
#include "usecases/attendance_policy.h"

namespace ecloserie::usecases {

absl::StatusOr<domain::RatePolicyName> PutRatePolicy(Unit& unit,
                                                     const PutRatePolicyCommand& command) {
  RETURN_IF_REFUSED(domain::RequireGoodPolicy(command.policy));
  const auto stored = storage::FindRatePolicy(unit.transaction(), command.name);
  RETURN_IF_REFUSED(domain::RequireEtag(command.etag, stored ? stored->version : 0));
  storage::PutRatePolicy(unit.transaction(), command.name, command.policy);
  return command.name;
}

absl::StatusOr<PolicyOfSchool> ShowRatePolicy(const View& view,
                                              const domain::RatePolicyName& name) {
  auto policy = storage::FindRatePolicy(view.transaction(), name, view.as_of());
  if (!policy) return domain::ResourceMissing(name.ToString());
  return PolicyOfSchool{.school = name.school, .policy = *std::move(policy)};
}

absl::StatusOr<PolicyOfSchool> GetRatePolicy(const View& view, const GetRatePolicyQuery& query) {
  ASSIGN_OR_REFUSE(auto policy,
                   LoadRatePolicy(view, query.name.school, query.name.slug, query.version));
  return PolicyOfSchool{.school = query.name.school, .policy = std::move(policy)};
}

absl::StatusOr<Page<PolicyOfSchool>> ListRatePolicies(const View& view,
                                                      const ListRatePoliciesQuery& query) {
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, query.page));
  auto policies =
      storage::ListRatePolicies(view.transaction(), query.school, after, query.page.size + 1);
  std::ranges::copy_if(domain::BuiltInPolicies(), std::back_inserter(policies),
                       [&](const domain::RatePolicy& policy) { return policy.name > after; });
  std::ranges::sort(policies, {}, &domain::RatePolicy::name);
  std::vector<PolicyOfSchool> shown;
  for (domain::RatePolicy& policy : policies) {
    shown.push_back({.school = query.school, .policy = std::move(policy)});
  }
  return CutPage(view, query.page, std::move(shown),
                 [](const PolicyOfSchool& of_school) { return of_school.policy.name; });
}

absl::StatusOr<domain::RatePolicy> LoadRatePolicy(const View& view, const std::string& school,
                                                  const std::string& slug, std::int64_t version) {
  const domain::RatePolicyName name{school,
                                    slug.empty() ? PolicyOf(view, {school}).rate_policy : slug};
  auto policy = domain::FindBuiltIn(name.slug);
  if (!policy) {
    policy = version == 0 ? storage::FindRatePolicy(view.transaction(), name)
                          : storage::FindRatePolicyVersion(view.transaction(), name, version);
  }
  const bool is_that_version = policy && (version == 0 || policy->version == version);
  if (!is_that_version) return domain::ResourceMissing(name.ToString());
  return *std::move(policy);
}

}  // namespace ecloserie::usecases
