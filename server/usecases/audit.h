#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "domain/journal.h"
#include "domain/seal.h"
#include "storage/journal_store.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

struct ListAuditQuery {
  storage::JournalFilter filter;
  PageRequest page;
};
absl::StatusOr<Page<domain::JournalRow>> ListAudit(const View& view, const ListAuditQuery& query);

struct ListAuditSealsQuery {
  std::string school;
  std::int64_t after = 0;  // the number of a seal
  bool is_latest_only = false;
  PageRequest page;
};
absl::StatusOr<Page<domain::Seal>> ListAuditSeals(const View& view,
                                                  const ListAuditSealsQuery& query);

}  // namespace ecloserie::usecases
