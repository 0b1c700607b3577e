#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "domain/ledger.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// Books an entry under the next number of the school and moves the balances with
// it. The schema refuses a balance on the wrong side of its account: whoever
// books has asked before.
void Book(Transaction& transaction, const domain::Entry& entry);

// As of a position, the balances are folded from the journal again.
domain::Holdings HoldingsOf(Transaction& transaction, const domain::FundName& fund,
                            AsOf as_of = {});
domain::Holdings HoldingsOf(Transaction& transaction, const domain::AgreementName& agreement,
                            AsOf as_of = {});
std::int64_t PaidCents(Transaction& transaction, const domain::PledgeName& pledge, AsOf as_of = {});

// By number, beginning after `after`.
std::vector<domain::BookedEntry> ListEntries(Transaction& transaction, const std::string& school,
                                             std::int64_t after, std::int64_t limit);

Statements LedgerStatements();
Snapshots LedgerSnapshots();

}  // namespace ecloserie::storage
