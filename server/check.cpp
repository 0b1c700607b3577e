#include "check.h"

#include <algorithm>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <vector>

#include "open_database.h"
#include "secrets.h"
#include "storage/postgres/address.h"
#include "storage/sqlite/soundness.h"
#include "usecases/check.h"

namespace ecloserie {
namespace {

using usecases::CheckReport;
using Reports = std::vector<CheckReport>;

constexpr int kNameWidth = 14;
constexpr int kCountWidth = 10;

// What an engine finds wrong with its own files.
Reports CheckEngine(const std::string& database) {
  if (storage::postgres::IsAddress(database)) {
    return {{.check = "pages", .looked_at = "nothing: pg_amcheck does that on PostgreSQL"}};
  }
  storage::sqlite::Damage damage = storage::sqlite::FindDamage(database);
  return {{.check = "pages", .findings = std::move(damage.pages), .looked_at = "the whole file"},
          {.check = "foreign keys",
           .findings = std::move(damage.foreign_keys),
           .looked_at = "the whole file"}};
}

// A file that is no database any more has no content to look at.
Reports CheckContent(const std::string& database, const std::string& key_file) {
  try {
    const SystemEnvironment environment(LoadKey(key_file, /*is_in_use=*/true));
    return usecases::RunChecks(*OpenForReading(database), environment);
  } catch (const std::exception& fault) {
    return {{.check = "content", .findings = {fault.what()}, .looked_at = "nothing"}};
  }
}

void Print(const Reports& reports) {
  for (const CheckReport& report : reports) {
    for (const std::string& finding : report.findings) {
      std::cout << report.check << ": " << finding << "\n";
    }
  }
  std::cout << std::left << std::setw(kNameWidth) << "CHECK" << std::setw(kCountWidth) << "FINDINGS"
            << "LOOKED AT\n";
  for (const CheckReport& report : reports) {
    std::cout << std::setw(kNameWidth) << report.check << std::setw(kCountWidth)
              << report.findings.size() << report.looked_at << "\n";
  }
}

}  // namespace

int Check(const std::string& database, const std::string& key_file) {
  Reports reports = CheckEngine(database);
  std::ranges::move(CheckContent(database, key_file), std::back_inserter(reports));
  Print(reports);
  const bool is_clean = std::ranges::all_of(
      reports, [](const CheckReport& report) { return report.findings.empty(); });
  return is_clean ? 0 : 1;
}

}  // namespace ecloserie
