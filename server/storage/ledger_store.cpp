#include "storage/ledger_store.h"

#include <array>
#include <stdexcept>

namespace ecloserie::storage {
namespace {

constexpr Sql kInsertEntry{R"sql(
INSERT INTO ledger_entry (school, number, ledger, kind, resource, booked_at, booked_by, sequence)
VALUES ($1, (SELECT COALESCE(MAX(number), 0) + 1 FROM ledger_entry WHERE school = $1),
        $2, $3, $4, $5, $6, $7)
RETURNING number
)sql"};

constexpr Sql kInsertPosting{R"sql(
INSERT INTO posting (school, number, ordinal, ledger, account, cents)
VALUES ($1, $2, $3, $4, $5, $6)
)sql"};

constexpr Sql kMoveBalance{R"sql(
UPDATE balance SET cents = cents + $4
WHERE school = $1 AND ledger = $2 AND account = $3
)sql"};

constexpr Sql kOpenBalance{R"sql(
INSERT INTO balance (school, ledger, account, side, cents) VALUES ($1, $2, $3, $4, $5)
)sql"};

constexpr Sql kFindBalance{R"sql(
SELECT cents FROM balance WHERE school = $1 AND ledger = $2 AND account = $3
)sql"};

constexpr Sql kFoldBalance{R"sql(
SELECT CAST(COALESCE(SUM(p.cents), 0) AS BIGINT)
FROM posting AS p JOIN ledger_entry AS e ON e.school = p.school AND e.number = p.number
WHERE p.school = $1 AND p.ledger = $2 AND p.account = $3 AND e.sequence <= $4
)sql"};

constexpr Sql kListEntries{R"sql(
SELECT number, ledger, kind, resource, booked_at, booked_by
FROM ledger_entry
WHERE school = $1 AND number > $2
ORDER BY number LIMIT $3
)sql"};

constexpr Sql kListPostings{R"sql(
SELECT account, cents FROM posting
WHERE school = $1 AND number = $2
ORDER BY ordinal
)sql"};

constexpr Sql kReadVersion{R"sql(
SELECT e.ledger, e.kind, e.resource, e.booked_at, e.booked_by, p.account, p.cents
FROM ledger_entry AS e JOIN posting AS p ON p.school = e.school AND p.number = e.number
WHERE e.school = $1 AND e.number = $2 AND CAST($3 AS BIGINT) = 1
ORDER BY p.ordinal
)sql"};

constexpr Sql kCountVersions{R"sql(
SELECT COUNT(*) FROM ledger_entry WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {&kInsertEntry, &kInsertPosting, &kMoveBalance, &kOpenBalance,
                                      &kFindBalance, &kFoldBalance,   &kListEntries, &kListPostings,
                                      &kReadVersion, &kCountVersions};

constexpr Snapshot kSnapshots[] = {{"ledgerEntries/+", &kReadVersion, "bbbibbi", &kCountVersions}};

std::int64_t InsertEntry(Transaction& transaction, const domain::Entry& entry) {
  const Stamp& stamp = transaction.stamp();
  Rows rows =
      transaction.Query(kInsertEntry, {stamp.school, entry.ledger, entry.kind, entry.resource,
                                       stamp.at, stamp.principal, stamp.sequence});
  if (!rows.Next()) throw StoreDefect("an entry was booked and gave no number");
  return rows.Integer(0);
}

std::string ContentOf(const Stamp& stamp, const domain::Entry& entry,
                      const domain::Posting& posting) {
  const std::array<Value, 7> row = {entry.ledger,    entry.kind,      entry.resource, stamp.at,
                                    stamp.principal, posting.account, posting.cents};
  return EncodeRow(row);
}

// Not one upsert: engines hold the row that an upsert proposes to the CHECK of
// its side, even when it is only added to another.
void MoveBalance(Transaction& transaction, domain::LedgerKind ledger,
                 const domain::Posting& posting) {
  const std::string& school = transaction.stamp().school;
  const auto moved =
      transaction.Execute(kMoveBalance, {school, ledger, posting.account, posting.cents});
  if (moved == 1) return;
  transaction.Execute(kOpenBalance, {school, ledger, posting.account,
                                     domain::SideOf(posting.account), posting.cents});
}

std::int64_t BalanceOf(Transaction& transaction, const std::string& school,
                       domain::LedgerKind ledger, const std::string& account, AsOf as_of) {
  Rows rows = as_of.IsLatest()
                  ? transaction.Query(kFindBalance, {school, ledger, account})
                  : transaction.Query(kFoldBalance, {school, ledger, account, as_of.sequence});
  return rows.Next() ? rows.Integer(0) : 0;
}

// Credit balances are shown above zero.
domain::Holdings Hold(Transaction& transaction, const std::string& school,
                      const domain::MoneySource& source, AsOf as_of) {
  const auto held = [&](const std::string& account) {
    return -BalanceOf(transaction, school, domain::LedgerOf(source), account, as_of);
  };
  return {.available_cents = held(domain::AvailableAccount(source)),
          .reserved_cents = held(domain::ReservedAccount(source)),
          .confirmed_cents = held(domain::ConfirmedAccount(source))};
}

std::vector<domain::Posting> ListPostings(Transaction& transaction, const std::string& school,
                                          std::int64_t number) {
  std::vector<domain::Posting> postings;
  Rows rows = transaction.Query(kListPostings, {school, number});
  while (rows.Next()) postings.push_back({rows.Text(0), rows.Integer(1)});
  return postings;
}

}  // namespace

void Book(Transaction& transaction, const domain::Entry& entry) {
  if (!domain::IsBalanced(entry)) throw std::logic_error("an entry is not balanced");
  const std::string& school = transaction.stamp().school;
  const std::int64_t number = InsertEntry(transaction, entry);
  std::int64_t ordinal = 0;
  std::string content;
  for (const domain::Posting& posting : entry.postings) {
    transaction.Execute(kInsertPosting,
                        {school, number, ++ordinal, entry.ledger, posting.account, posting.cents});
    MoveBalance(transaction, entry.ledger, posting);
    content += ContentOf(transaction.stamp(), entry, posting);
  }
  transaction.NoteContent(ChangeKind::kCreated,
                          "schools/" + school + "/ledgerEntries/" + std::to_string(number), 1,
                          std::move(content));
}

domain::Holdings HoldingsOf(Transaction& transaction, const domain::FundName& fund, AsOf as_of) {
  return Hold(transaction, fund.school, fund, as_of);
}

domain::Holdings HoldingsOf(Transaction& transaction, const domain::AgreementName& agreement,
                            AsOf as_of) {
  return Hold(transaction, agreement.school, agreement, as_of);
}

std::int64_t PaidCents(Transaction& transaction, const domain::PledgeName& pledge, AsOf as_of) {
  return BalanceOf(transaction, pledge.school, domain::LedgerKind::kCommitment,
                   domain::PaidAccount(pledge), as_of);
}

std::vector<domain::BookedEntry> ListEntries(Transaction& transaction, const std::string& school,
                                             std::int64_t after, std::int64_t limit) {
  std::vector<domain::BookedEntry> entries;
  {
    Rows rows = transaction.Query(kListEntries, {school, after, limit});
    while (rows.Next()) {
      entries.push_back({.number = rows.Integer(0),
                         .entry = {.ledger = rows.Choice<domain::LedgerKind>(1),
                                   .kind = rows.Choice<domain::EntryKind>(2),
                                   .resource = rows.Text(3),
                                   .postings = {}},
                         .booked_at = rows.At(4),
                         .booked_by = rows.Text(5)});
    }
  }
  for (domain::BookedEntry& booked : entries) {
    booked.entry.postings = ListPostings(transaction, school, booked.number);
  }
  return entries;
}

Statements LedgerStatements() { return kStatements; }

Snapshots LedgerSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage
