#include "storage/ledger_audit_store.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kUnbalanced{R"sql(
SELECT e.number, 0, CAST(COALESCE(SUM(p.cents), 0) AS BIGINT)
FROM ledger_entry AS e LEFT JOIN posting AS p ON p.school = e.school AND p.number = e.number
WHERE e.school = $1
GROUP BY e.number
HAVING CAST(COALESCE(SUM(p.cents), 0) AS BIGINT) <> 0
ORDER BY e.number LIMIT $2
)sql"};

constexpr Sql kTooFewPostings{R"sql(
SELECT e.number, 2, COUNT(p.ordinal)
FROM ledger_entry AS e LEFT JOIN posting AS p ON p.school = e.school AND p.number = e.number
WHERE e.school = $1
GROUP BY e.number
HAVING COUNT(p.ordinal) < 2
ORDER BY e.number LIMIT $2
)sql"};

constexpr Sql kMissingNumbers{R"sql(
SELECT missing.number, 1, 0
FROM (SELECT e.number - 1 AS number FROM ledger_entry AS e
      WHERE e.school = $1 AND e.number > 1
        AND NOT EXISTS (SELECT 1 FROM ledger_entry AS f
                        WHERE f.school = e.school AND f.number = e.number - 1)
      UNION
      SELECT p.number FROM posting AS p
      WHERE p.school = $1
        AND NOT EXISTS (SELECT 1 FROM ledger_entry AS f
                        WHERE f.school = p.school AND f.number = p.number)) AS missing
ORDER BY missing.number LIMIT $2
)sql"};

constexpr Sql kStrayPostings{R"sql(
SELECT p.number, 0, p.cents
FROM posting AS p JOIN ledger_entry AS e ON e.school = p.school AND e.number = p.number
WHERE p.school = $1 AND p.ledger <> e.ledger
ORDER BY p.number, p.ordinal LIMIT $2
)sql"};

// Each names an entry by its number, and both figures.
struct EntryAudit {
  const char* equation;
  const Sql* sql;
};
constexpr EntryAudit kEntryAudits[] = {
    {"ENTRY_SUMS_TO_ZERO", &kUnbalanced},
    {"ENTRY_HAS_TWO_POSTINGS", &kTooFewPostings},
    {"NUMBERS_GAPLESS", &kMissingNumbers},
    {"LEDGERS_NEVER_MEET", &kStrayPostings},
};

constexpr Sql kOverfundedSeats{R"sql(
SELECT a.enrolment, e.seat_price_cents, CAST(SUM(a.amount_cents) AS BIGINT)
FROM allocation AS a JOIN enrolment AS e ON e.school = a.school AND e.enrolment = a.enrolment
WHERE a.school = $1 AND a.state IN ('RESERVED', 'CONFIRMED', 'CONSUMED')
GROUP BY a.enrolment, e.seat_price_cents
HAVING CAST(SUM(a.amount_cents) AS BIGINT) > e.seat_price_cents
ORDER BY a.enrolment LIMIT $2
)sql"};

constexpr Sql kCountEntries{R"sql(
SELECT COUNT(number) FROM ledger_entry WHERE school = $1
)sql"};

constexpr Sql kFoldPostings{R"sql(
SELECT ledger, account, CAST(SUM(cents) AS BIGINT) FROM posting
WHERE school = $1
GROUP BY ledger, account
)sql"};

constexpr Sql kReadBalances{R"sql(
SELECT ledger, account, side, cents FROM balance WHERE school = $1
)sql"};

constexpr Sql kFundFigures{R"sql(
SELECT f.fund,
       (SELECT CAST(COALESCE(SUM(p.amount_cents), 0) AS BIGINT) FROM payment AS p
        WHERE p.school = f.school AND p.fund = f.fund),
       (SELECT CAST(COALESCE(SUM(a.amount_cents), 0) AS BIGINT) FROM allocation AS a
        WHERE a.school = f.school AND a.fund = f.fund AND a.state = 'RESERVED'),
       (SELECT CAST(COALESCE(SUM(a.amount_cents), 0) AS BIGINT) FROM allocation AS a
        WHERE a.school = f.school AND a.fund = f.fund AND a.state IN ('CONFIRMED', 'CONSUMED'))
FROM fund AS f WHERE f.school = $1
ORDER BY f.fund
)sql"};

constexpr Sql kAgreementFigures{R"sql(
SELECT g.agreement, g.ceiling_cents,
       (SELECT CAST(COALESCE(SUM(a.amount_cents), 0) AS BIGINT) FROM allocation AS a
        WHERE a.school = g.school AND a.agreement = g.agreement AND a.state = 'RESERVED'),
       (SELECT CAST(COALESCE(SUM(a.amount_cents), 0) AS BIGINT) FROM allocation AS a
        WHERE a.school = g.school AND a.agreement = g.agreement
          AND a.state IN ('CONFIRMED', 'CONSUMED')),
       g.seat_cap,
       (SELECT COUNT(DISTINCT a.enrolment) FROM allocation AS a
        WHERE a.school = g.school AND a.agreement = g.agreement
          AND a.state IN ('RESERVED', 'CONFIRMED', 'CONSUMED'))
FROM agreement AS g WHERE g.school = $1
ORDER BY g.agreement
)sql"};

constexpr Sql kPledgeFigures{R"sql(
SELECT g.pledge, g.amount_cents,
       (SELECT CAST(COALESCE(SUM(p.amount_cents), 0) AS BIGINT) FROM payment AS p
        WHERE p.school = g.school AND p.pledge = g.pledge)
FROM pledge AS g WHERE g.school = $1
ORDER BY g.pledge
)sql"};

constexpr const Sql* kStatements[] = {&kUnbalanced,       &kTooFewPostings,  &kMissingNumbers,
                                      &kStrayPostings,    &kOverfundedSeats, &kCountEntries,
                                      &kFoldPostings,     &kReadBalances,    &kFundFigures,
                                      &kAgreementFigures, &kPledgeFigures};

}  // namespace

domain::LedgerBreaches AuditRows(Transaction& transaction, const std::string& school) {
  domain::LedgerBreaches breaches;
  for (const EntryAudit& audit : kEntryAudits) {
    Rows rows = transaction.Query(*audit.sql, {school, domain::kBreachesPerEquationMax});
    while (rows.Next()) {
      breaches.push_back({audit.equation,
                          "schools/" + school + "/ledgerEntries/" + std::to_string(rows.Integer(0)),
                          rows.Integer(1), rows.Integer(2)});
    }
  }
  Rows rows = transaction.Query(kOverfundedSeats, {school, domain::kBreachesPerEquationMax});
  while (rows.Next()) {
    const domain::EnrolmentName enrolment{school, rows.Id(0)};
    breaches.push_back(
        {"SEAT_WITHIN_PRICE", enrolment.ToString(), rows.Integer(1), rows.Integer(2)});
  }
  return breaches;
}

std::int64_t CountEntries(Transaction& transaction, const std::string& school) {
  Rows rows = transaction.Query(kCountEntries, {school});
  return rows.Next() ? rows.Integer(0) : 0;
}

domain::Folds FoldPostings(Transaction& transaction, const std::string& school) {
  domain::Folds folds;
  Rows rows = transaction.Query(kFoldPostings, {school});
  while (rows.Next()) {
    folds[{rows.Choice<domain::LedgerKind>(0), rows.Text(1)}] = rows.Integer(2);
  }
  return folds;
}

domain::Balances ReadBalances(Transaction& transaction, const std::string& school) {
  domain::Balances balances;
  Rows rows = transaction.Query(kReadBalances, {school});
  while (rows.Next()) {
    balances[{rows.Choice<domain::LedgerKind>(0), rows.Text(1)}] = {
        .side = rows.Choice<domain::AccountSide>(2), .cents = rows.Integer(3)};
  }
  return balances;
}

std::vector<domain::FundFigures> ListFundFigures(Transaction& transaction,
                                                 const std::string& school) {
  std::vector<domain::FundFigures> figures;
  Rows rows = transaction.Query(kFundFigures, {school});
  while (rows.Next()) {
    figures.push_back({.fund = {school, rows.Text(0)},
                       .paid_in_cents = rows.Integer(1),
                       .reserved_cents = rows.Integer(2),
                       .confirmed_cents = rows.Integer(3)});
  }
  return figures;
}

std::vector<domain::AgreementFigures> ListAgreementFigures(Transaction& transaction,
                                                           const std::string& school) {
  std::vector<domain::AgreementFigures> figures;
  Rows rows = transaction.Query(kAgreementFigures, {school});
  while (rows.Next()) {
    figures.push_back({.agreement = {school, rows.Text(0)},
                       .ceiling_cents = rows.Integer(1),
                       .reserved_cents = rows.Integer(2),
                       .confirmed_cents = rows.Integer(3),
                       .seat_cap = rows.Integer(4),
                       .live_seats_count = rows.Integer(5)});
  }
  return figures;
}

std::vector<domain::PledgeFigures> ListPledgeFigures(Transaction& transaction,
                                                     const std::string& school) {
  std::vector<domain::PledgeFigures> figures;
  Rows rows = transaction.Query(kPledgeFigures, {school});
  while (rows.Next()) {
    figures.push_back({.pledge = {school, rows.Id(0)},
                       .amount_cents = rows.Integer(1),
                       .paid_cents = rows.Integer(2)});
  }
  return figures;
}

Statements LedgerAuditStatements() { return kStatements; }

}  // namespace ecloserie::storage
