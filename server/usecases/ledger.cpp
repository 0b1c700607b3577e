#include "usecases/ledger.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>

#include "domain/refusal.h"
#include "storage/journal_store.h"
#include "storage/ledger_audit_store.h"
#include "storage/ledger_store.h"

namespace ecloserie::usecases {
namespace {

void Add(domain::LedgerBreaches& all, domain::LedgerBreaches found) {
  std::ranges::move(found, std::back_inserter(all));
}

// The first rows of each equation.
domain::LedgerBreaches FirstOfEach(const domain::LedgerBreaches& all) {
  std::map<std::string, std::int64_t> counts;
  domain::LedgerBreaches first;
  for (const domain::LedgerBreach& breach : all) {
    if (++counts[breach.equation] <= domain::kBreachesPerEquationMax) first.push_back(breach);
  }
  return first;
}

domain::LedgerBreaches AuditAll(storage::Transaction& transaction, const std::string& school,
                                const domain::Folds& folds) {
  domain::LedgerBreaches all = storage::AuditRows(transaction, school);
  Add(all, domain::AuditBalances(school, folds, storage::ReadBalances(transaction, school)));
  const domain::Owners owners{.funds = storage::ListFundFigures(transaction, school),
                              .agreements = storage::ListAgreementFigures(transaction, school),
                              .pledges = storage::ListPledgeFigures(transaction, school)};
  for (const auto& figures : owners.funds) Add(all, domain::AuditFund(figures, folds));
  for (const auto& figures : owners.agreements) Add(all, domain::AuditAgreement(figures, folds));
  for (const auto& figures : owners.pledges) Add(all, domain::AuditPledge(figures, folds));
  Add(all, domain::AuditOwners(school, owners, folds));
  return FirstOfEach(all);
}

}  // namespace

absl::StatusOr<Page<domain::BookedEntry>> ListLedgerEntries(const View& view,
                                                            const ListLedgerEntriesQuery& query) {
  ASSIGN_OR_REFUSE(const std::string key, StartOf(view, query.page));
  const std::int64_t after = NumberOfKey(key);
  auto entries =
      storage::ListEntries(view.transaction(), query.school.school, after, query.page.size + 1);
  return CutPage(view, query.page, std::move(entries),
                 [](const domain::BookedEntry& entry) { return std::to_string(entry.number); });
}

LedgerVerdict AuditLedger(storage::Transaction& transaction, const domain::SchoolName& school) {
  const domain::Folds folds = storage::FoldPostings(transaction, school.school);
  return {.school = school,
          .breaches = AuditAll(transaction, school.school, folds),
          .entries_count = storage::CountEntries(transaction, school.school),
          .accounts_count = static_cast<std::int64_t>(folds.size())};
}

absl::StatusOr<LedgerVerdict> VerifyLedger(const View& view, const domain::SchoolName& school) {
  const auto sequence = storage::LatestSequence(view.transaction(), school.school);
  if (!sequence) return domain::ResourceMissing(school.ToString());
  LedgerVerdict verdict = AuditLedger(view.transaction(), school);
  verdict.sequence = *sequence;
  return verdict;
}

}  // namespace ecloserie::usecases
