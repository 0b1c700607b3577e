#include "storage/allocation_store.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kInsert{R"sql(
INSERT INTO allocation (school, allocation, enrolment, fund, agreement, amount_cents, state,
                        expires_at, reason_code, made_in, version, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $10)
)sql"};

constexpr Sql kUpdate{R"sql(
UPDATE allocation SET state = $3, reason_code = $4, version = version + 1, sequence = $5
WHERE school = $1 AND allocation = $2
)sql"};

constexpr Sql kFind{R"sql(
SELECT school, allocation, enrolment, fund, agreement, amount_cents, state, expires_at,
       reason_code, made_in, version
FROM allocation_ever
WHERE school = $1 AND allocation = $2 AND sequence <= $3
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kListOfSeat{R"sql(
SELECT school, allocation, enrolment, fund, agreement, amount_cents, state, expires_at,
       reason_code, made_in, version
FROM allocation
WHERE school = $1 AND enrolment = $2
ORDER BY made_in, allocation
)sql"};

constexpr Sql kOverdueOfFund{R"sql(
SELECT school, allocation, enrolment, fund, agreement, amount_cents, state, expires_at,
       reason_code, made_in, version
FROM allocation
WHERE school = $1 AND fund = $2 AND state = 'RESERVED' AND expires_at <= $3
ORDER BY expires_at, allocation
)sql"};

constexpr Sql kOverdueOfAgreement{R"sql(
SELECT school, allocation, enrolment, fund, agreement, amount_cents, state, expires_at,
       reason_code, made_in, version
FROM allocation
WHERE school = $1 AND agreement = $2 AND state = 'RESERVED' AND expires_at <= $3
ORDER BY expires_at, allocation
)sql"};

constexpr Sql kCountOtherSeats{R"sql(
SELECT COUNT(DISTINCT enrolment) FROM allocation
WHERE school = $1 AND agreement = $2 AND state IN ('RESERVED', 'CONFIRMED', 'CONSUMED')
  AND enrolment <> $3
)sql"};

constexpr Sql kList{R"sql(
SELECT school, allocation, enrolment, fund, agreement, amount_cents, state, expires_at,
       reason_code, made_in, version
FROM allocation
WHERE school = $1 AND (enrolment = $2 OR $2 IS NULL) AND (state = $3 OR $3 IS NULL)
  AND (made_in, allocation) > ($4, $5)
ORDER BY made_in, allocation LIMIT $6
)sql"};

constexpr Sql kReadVersion{R"sql(
SELECT allocation, enrolment, fund, agreement, amount_cents, state, expires_at, reason_code
FROM allocation_ever
WHERE school = $1 AND allocation = $2 AND version = $3
)sql"};

constexpr Sql kCountVersions{R"sql(
SELECT COUNT(*) FROM allocation_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {&kInsert,          &kUpdate,        &kFind,
                                      &kListOfSeat,      &kOverdueOfFund, &kOverdueOfAgreement,
                                      &kCountOtherSeats, &kList,          &kReadVersion,
                                      &kCountVersions};

constexpr Snapshot kSnapshots[] = {{"allocations/#", &kReadVersion, "bbbbibib", &kCountVersions}};

domain::MoneySource ReadSource(const Rows& rows) {
  if (!rows.IsNull(3)) return domain::FundName{rows.Text(0), rows.Text(3)};
  return domain::AgreementName{rows.Text(0), rows.Text(4)};
}

domain::Allocation ReadAllocation(const Rows& rows) {
  return {.name = {rows.Text(0), rows.Id(1)},
          .enrolment = {rows.Text(0), rows.Id(2)},
          .source = ReadSource(rows),
          .amount_cents = rows.Integer(5),
          .state = rows.Choice<domain::AllocationState>(6),
          .expires_at = rows.At(7),
          .reason_code = rows.Text(8),
          .made_in = rows.Integer(9),
          .version = rows.Integer(10)};
}

std::vector<domain::Allocation> ReadAll(Rows& rows) {
  std::vector<domain::Allocation> allocations;
  while (rows.Next()) allocations.push_back(ReadAllocation(rows));
  return allocations;
}

template <class Name>
std::optional<std::string> SlugOf(const domain::MoneySource& source) {
  const Name* name = std::get_if<Name>(&source);
  return name ? std::optional(name->slug) : std::nullopt;
}

void NoteVersion(Transaction& transaction, const domain::Allocation& allocation, ChangeKind kind,
                 std::int64_t version) {
  const auto fund = SlugOf<domain::FundName>(allocation.source);
  const auto agreement = SlugOf<domain::AgreementName>(allocation.source);
  transaction.Note(
      kind, allocation.name.ToString(), version,
      {allocation.name.id, allocation.enrolment.id, fund, agreement, allocation.amount_cents,
       allocation.state, allocation.expires_at, allocation.reason_code});
}

}  // namespace

void InsertAllocation(Transaction& transaction, const domain::Allocation& allocation) {
  const auto fund = SlugOf<domain::FundName>(allocation.source);
  const auto agreement = SlugOf<domain::AgreementName>(allocation.source);
  transaction.Execute(kInsert,
                      {allocation.name.school, allocation.name.id, allocation.enrolment.id, fund,
                       agreement, allocation.amount_cents, allocation.state, allocation.expires_at,
                       allocation.reason_code, transaction.stamp().sequence});
  NoteVersion(transaction, allocation, ChangeKind::kCreated, 1);
}

void UpdateAllocation(Transaction& transaction, const domain::Allocation& allocation) {
  transaction.Execute(kUpdate, {allocation.name.school, allocation.name.id, allocation.state,
                                allocation.reason_code, transaction.stamp().sequence});
  NoteVersion(transaction, allocation, ChangeKind::kUpdated, allocation.version + 1);
}

std::optional<domain::Allocation> FindAllocation(Transaction& transaction,
                                                 const domain::AllocationName& name, AsOf as_of) {
  Rows rows = transaction.Query(kFind, {name.school, name.id, as_of.sequence});
  if (!rows.Next()) return std::nullopt;
  return ReadAllocation(rows);
}

std::vector<domain::Allocation> ListAllocationsOf(Transaction& transaction,
                                                  const domain::EnrolmentName& enrolment,
                                                  AsOf as_of) {
  std::vector<domain::Allocation> latest;
  {
    Rows rows = transaction.Query(kListOfSeat, {enrolment.school, enrolment.id});
    latest = ReadAll(rows);
  }
  if (as_of.IsLatest()) return latest;
  std::vector<domain::Allocation> then;
  for (const domain::Allocation& allocation : latest) {
    if (auto found = FindAllocation(transaction, allocation.name, as_of)) then.push_back(*found);
  }
  return then;
}

std::vector<domain::Allocation> OverdueReservations(Transaction& transaction,
                                                    const domain::MoneySource& source,
                                                    absl::Time now) {
  if (const auto* fund = std::get_if<domain::FundName>(&source)) {
    Rows rows = transaction.Query(kOverdueOfFund, {fund->school, fund->slug, now});
    return ReadAll(rows);
  }
  const auto& agreement = std::get<domain::AgreementName>(source);
  Rows rows = transaction.Query(kOverdueOfAgreement, {agreement.school, agreement.slug, now});
  return ReadAll(rows);
}

std::int64_t CountOtherSeats(Transaction& transaction, const domain::AgreementName& agreement,
                             const domain::EnrolmentName& enrolment) {
  Rows rows = transaction.Query(kCountOtherSeats, {agreement.school, agreement.slug, enrolment.id});
  return rows.Next() ? rows.Integer(0) : 0;
}

std::vector<domain::Allocation> ListAllocations(Transaction& transaction,
                                                const AllocationFilter& filter,
                                                const MadeKey& after, std::int64_t limit) {
  const std::optional<domain::Uuid> enrolment =
      filter.enrolment ? std::optional(filter.enrolment->id) : std::nullopt;
  Rows rows = transaction.Query(
      kList, {filter.school, enrolment, filter.state, after.made_in, after.id, limit});
  return ReadAll(rows);
}

Statements AllocationStatements() { return kStatements; }

Snapshots AllocationSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage
