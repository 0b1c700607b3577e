#pragma once

#include <cstdint>
#include <vector>

#include "domain/application.h"
#include "domain/waiting.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// What happened to applications, and what did not happen to those that wait; written
// once, never changed.

// By whom and when is the unit of work's; its note is sealed already.
void AppendTransition(Transaction& transaction, const domain::ApplicationName& application,
                      const domain::ApplicationTransition& transition);
// In their order, with sealed notes.
std::vector<domain::ApplicationTransition> ListTransitions(
    Transaction& transaction, const domain::ApplicationName& application,
    std::int64_t after_ordinal, std::int64_t limit);

// One that was passed over, when the unit of work promoted another.
void AppendSkip(Transaction& transaction, const domain::ApplicationName& application,
                const domain::WaitingSkip& skip);
// The latest first.
std::vector<domain::WaitingSkip> ListSkips(Transaction& transaction,
                                           const domain::ApplicationName& application,
                                           std::int64_t limit);

Statements TransitionStatements();

}  // namespace ecloserie::storage
