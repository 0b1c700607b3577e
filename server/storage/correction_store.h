#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "domain/correction.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// Their notes are sealed already.
void InsertCorrection(Transaction& transaction, const domain::Correction& correction);
// Keeps the state, and who decided when, as the version after the correction's.
void UpdateCorrection(Transaction& transaction, const domain::Correction& correction);

std::optional<domain::Correction> FindCorrection(Transaction& transaction,
                                                 const domain::CorrectionName& name,
                                                 AsOf as_of = {});

// In the order in which they were proposed, beginning after `after`.
std::vector<domain::Correction> ListCorrections(Transaction& transaction,
                                                const domain::SessionName& session,
                                                std::optional<domain::CorrectionState> state,
                                                const domain::Uuid& after, std::int64_t limit);

Statements CorrectionStatements();
Snapshots CorrectionSnapshots();

}  // namespace ecloserie::storage
