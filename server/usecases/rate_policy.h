#pragma once

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "domain/name.h"
#include "domain/rate_policy.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

struct PutRatePolicyCommand {
  domain::RatePolicyName name;
  domain::RatePolicy policy;
  std::string etag;
};
absl::StatusOr<domain::RatePolicyName> PutRatePolicy(Unit& unit,
                                                     const PutRatePolicyCommand& command);

// A policy beside the school that asked for it.
struct PolicyOfSchool {
  std::string school;
  domain::RatePolicy policy;
};
absl::StatusOr<PolicyOfSchool> ShowRatePolicy(const View& view, const domain::RatePolicyName& name);

struct GetRatePolicyQuery {
  domain::RatePolicyName name;
  std::int64_t version = 0;  // 0: the newest.
};
absl::StatusOr<PolicyOfSchool> GetRatePolicy(const View& view, const GetRatePolicyQuery& query);

struct ListRatePoliciesQuery {
  std::string school;
  PageRequest page;
};
absl::StatusOr<Page<PolicyOfSchool>> ListRatePolicies(const View& view,
                                                      const ListRatePoliciesQuery& query);

// The policy of that name, or the school's own choice when there is none; a built-in
// one or one that the school made.
absl::StatusOr<domain::RatePolicy> LoadRatePolicy(const View& view, const std::string& school,
                                                  const std::string& slug, std::int64_t version);

}  // namespace ecloserie::usecases
