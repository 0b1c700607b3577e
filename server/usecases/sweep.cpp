#include "usecases/sweep.h"

#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

#include "storage/application_store.h"
#include "usecases/blocking.h"
#include "usecases/system_unit.h"
#include "usecases/waiting_list.h"

namespace ecloserie::usecases {
namespace {

constexpr std::int64_t kCohortsAtOnce = 500;

bool SettleNow(storage::Database& database, domain::Environment& environment,
               const domain::CohortName& cohort) {
  return RunAsSystem(database, environment,
                     {.school = cohort.school,
                      .job = "settle",
                      .method = "SettleWaitingList",
                      .change = [&](Unit& unit) { return SettleCohort(unit, cohort); }});
}

}  // namespace

int SettleEverything(storage::Database& database, domain::Environment& environment,
                     const std::function<bool()>& is_stopping) {
  int changed_count = 0;
  std::string trouble;
  domain::CohortName after;
  while (true) {
    std::vector<domain::CohortName> cohorts;
    ReadNow(database, [&](storage::Transaction& transaction) {
      cohorts = storage::CohortsToSettle(transaction, after, environment.Now(), kCohortsAtOnce);
    });
    if (cohorts.empty()) break;
    for (const domain::CohortName& cohort : cohorts) {
      if (is_stopping()) return changed_count;
      try {
        if (SettleNow(database, environment, cohort)) ++changed_count;
      } catch (const std::exception& fault) {
        if (trouble.empty()) trouble = cohort.ToString() + ": " + fault.what();
      }
    }
    after = cohorts.back();
  }
  if (!trouble.empty()) throw std::runtime_error(trouble);
  return changed_count;
}

}  // namespace ecloserie::usecases
