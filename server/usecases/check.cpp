#include "usecases/check.h"

#include <exception>
#include <utility>

#include "domain/school.h"
#include "storage/school_store.h"
#include "usecases/audit_check.h"
#include "usecases/blocking.h"
#include "usecases/ledger.h"

namespace ecloserie::usecases {
namespace {

constexpr std::int64_t kSchoolsAtOnce = 100;

std::vector<domain::SchoolName> AllSchools(storage::Transaction& transaction) {
  std::vector<domain::SchoolName> names;
  while (true) {
    const std::string last = names.empty() ? "" : names.back().school;
    const auto schools = storage::ListSchools(transaction, std::nullopt, last, kSchoolsAtOnce);
    if (schools.empty()) return names;
    for (const domain::School& school : schools) names.push_back(school.name);
  }
}

std::string InWords(const domain::SchoolName& school, const domain::LedgerBreach& breach) {
  return school.ToString() + ": " + breach.equation + " of " + breach.row + ": " +
         std::to_string(breach.stored_cents) + " cents are stored, " +
         std::to_string(breach.expected_cents) + " were booked";
}

// Every equation of the money, from the entries.
CheckReport CheckLedgers(storage::Transaction& transaction, const domain::Environment&) {
  CheckReport report{.check = "ledger"};
  const std::vector<domain::SchoolName> schools = AllSchools(transaction);
  for (const domain::SchoolName& school : schools) {
    for (const domain::LedgerBreach& breach : AuditLedger(transaction, school).breaches) {
      report.findings.push_back(InWords(school, breach));
    }
  }
  report.looked_at =
      std::to_string(schools.size()) + (schools.size() == 1 ? " school" : " schools");
  return report;
}

// The seals from the journal, and the journal from the versions that it names.
CheckReport CheckJournals(storage::Transaction& transaction,
                          const domain::Environment& environment) {
  CheckReport report{.check = "journal"};
  std::vector<std::string> schools = {std::string(domain::kNetwork)};
  for (const domain::SchoolName& name : AllSchools(transaction)) schools.push_back(name.school);
  for (const std::string& school : schools) {
    for (const std::string& finding : CheckAudit(transaction, environment, school)) {
      report.findings.push_back("schools/" + school + ": " + finding);
    }
  }
  report.looked_at = std::to_string(schools.size()) +
                     (schools.size() == 1 ? " journal" : " journals") + ", seals and versions";
  return report;
}

struct Check {
  const char* name;
  CheckReport (*run)(storage::Transaction&, const domain::Environment&);
};
constexpr Check kChecks[] = {{"ledger", &CheckLedgers}, {"journal", &CheckJournals}};

CheckReport RunCheck(storage::Database& database, const domain::Environment& environment,
                     const Check& check) {
  CheckReport report;
  try {
    ReadNow(database, [&](storage::Transaction& transaction) {
      report = check.run(transaction, environment);
    });
  } catch (const std::exception& fault) {
    return {.check = check.name, .findings = {std::string("cannot be made: ") + fault.what()}};
  }
  return report;
}

}  // namespace

std::vector<CheckReport> RunChecks(storage::Database& database,
                                   const domain::Environment& environment) {
  std::vector<CheckReport> reports;
  for (const Check& check : kChecks) {
    reports.push_back(RunCheck(database, environment, check));
  }
  return reports;
}

}  // namespace ecloserie::usecases
