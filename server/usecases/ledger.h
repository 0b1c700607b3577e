#pragma once

#include <cstdint>

#include "absl/status/statusor.h"
#include "domain/ledger.h"
#include "domain/ledger_audit.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

struct ListLedgerEntriesQuery {
  domain::SchoolName school;
  PageRequest page;
};
absl::StatusOr<Page<domain::BookedEntry>> ListLedgerEntries(const View& view,
                                                            const ListLedgerEntriesQuery& query);

struct LedgerVerdict {
  domain::SchoolName school;
  domain::LedgerBreaches breaches;  // empty when every equation holds
  std::int64_t entries_count = 0;
  std::int64_t accounts_count = 0;
  std::int64_t sequence = 0;  // where the record stood
};
// Derives everything from the journal again, in one snapshot.
LedgerVerdict AuditLedger(storage::Transaction& transaction, const domain::SchoolName& school);
absl::StatusOr<LedgerVerdict> VerifyLedger(const View& view, const domain::SchoolName& school);

}  // namespace ecloserie::usecases
