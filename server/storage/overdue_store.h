#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "domain/name.h"
#include "domain/session.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

struct OverdueFilter {
  std::string school;
  std::string cohort;  // Empty: of all.
  std::string track;   // Of that cohort; empty: of all.
};

struct OverdueRegister {
  domain::SessionName session;
  domain::TrackName track;
  domain::HalfDay at;
  domain::SessionState state = domain::SessionState::kPlanned;
  absl::Time starts_at;
  absl::Time ends_at;
  std::int64_t unmarked_count = 0;
};

// After which one a page begins.
struct OverdueBound {
  absl::Time starts_at = absl::UnixEpoch() - absl::Hours(24 * 365 * 100);
  domain::Uuid session;
};

// Neither locked nor cancelled, and over at that time; the oldest first.
std::vector<OverdueRegister> ListUnlockedUntil(Transaction& transaction,
                                               const OverdueFilter& filter, absl::Time over_at,
                                               const OverdueBound& after, std::int64_t limit);

Statements OverdueStatements();

}  // namespace ecloserie::storage
