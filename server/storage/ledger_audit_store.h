#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "domain/ledger_audit.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// What VerifyLedger reads: every figure is derived from rows here, none taken
// from the balances that it judges.

// I1, I3, I4 and I14, row by row: the entries and postings, and the seats whose
// live allocations are more than their price.
domain::LedgerBreaches AuditRows(Transaction& transaction, const std::string& school);

std::int64_t CountEntries(Transaction& transaction, const std::string& school);
domain::Folds FoldPostings(Transaction& transaction, const std::string& school);
domain::Balances ReadBalances(Transaction& transaction, const std::string& school);

std::vector<domain::FundFigures> ListFundFigures(Transaction& transaction,
                                                 const std::string& school);
std::vector<domain::AgreementFigures> ListAgreementFigures(Transaction& transaction,
                                                           const std::string& school);
std::vector<domain::PledgeFigures> ListPledgeFigures(Transaction& transaction,
                                                     const std::string& school);

Statements LedgerAuditStatements();

}  // namespace ecloserie::storage
