#include "storage/agreement_store.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kInsert{R"sql(
INSERT INTO agreement (school, agreement, party, cohort, nature, title, signed_on, valid_from,
                       valid_to, ceiling_cents, seat_cap, unit, unit_price_cents,
                       jobseeker_region, version, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1, $15)
ON CONFLICT (school, agreement) DO NOTHING
)sql"};

constexpr Sql kFind{R"sql(
SELECT school, agreement, party, cohort, nature, title, signed_on, valid_from, valid_to,
       ceiling_cents, seat_cap, unit, unit_price_cents, jobseeker_region, version
FROM agreement_ever
WHERE school = $1 AND agreement = $2 AND sequence <= $3
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kList{R"sql(
SELECT school, agreement, party, cohort, nature, title, signed_on, valid_from, valid_to,
       ceiling_cents, seat_cap, unit, unit_price_cents, jobseeker_region, version
FROM agreement
WHERE school = $1 AND agreement > $2
ORDER BY agreement LIMIT $3
)sql"};

constexpr Sql kReadVersion{R"sql(
SELECT agreement, party, cohort, nature, title, signed_on, valid_from, valid_to, ceiling_cents,
       seat_cap, unit, unit_price_cents, jobseeker_region
FROM agreement_ever
WHERE school = $1 AND agreement = $2 AND version = $3
)sql"};

constexpr Sql kCountVersions{R"sql(
SELECT COUNT(*) FROM agreement_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {&kInsert, &kFind, &kList, &kReadVersion, &kCountVersions};

constexpr Snapshot kSnapshots[] = {
    {"agreements/*", &kReadVersion, "bbbbbbbbiibib", &kCountVersions}};

domain::Agreement ReadAgreement(const Rows& rows) {
  return {.name = {rows.Text(0), rows.Text(1)},
          .party = {rows.Text(0), rows.Text(2)},
          .cohort = {rows.Text(0), rows.Text(3)},
          .nature = rows.Choice<domain::Nature>(4),
          .title = rows.Text(5),
          .signed_on = rows.Day(6),
          .valid_from = rows.Day(7),
          .valid_to = rows.Day(8),
          .ceiling_cents = rows.Integer(9),
          .seat_cap = rows.Integer(10),
          .unit = rows.Choice<domain::AgreementUnit>(11),
          .unit_price_cents = rows.OptionalInteger(12),
          .jobseeker_region = rows.Text(13),
          .version = rows.Integer(14)};
}

}  // namespace

bool InsertAgreement(Transaction& transaction, const domain::Agreement& agreement) {
  const auto inserted = transaction.Execute(
      kInsert,
      {agreement.name.school, agreement.name.slug, agreement.party.slug, agreement.cohort.slug,
       agreement.nature, agreement.title, agreement.signed_on, agreement.valid_from,
       agreement.valid_to, agreement.ceiling_cents, agreement.seat_cap, agreement.unit,
       agreement.unit_price_cents, agreement.jobseeker_region, transaction.stamp().sequence});
  if (inserted == 1) {
    transaction.Note(ChangeKind::kCreated, agreement.name.ToString(), 1,
                     {agreement.name.slug, agreement.party.slug, agreement.cohort.slug,
                      agreement.nature, agreement.title, agreement.signed_on, agreement.valid_from,
                      agreement.valid_to, agreement.ceiling_cents, agreement.seat_cap,
                      agreement.unit, agreement.unit_price_cents, agreement.jobseeker_region});
  }
  return inserted == 1;
}

std::optional<domain::Agreement> FindAgreement(Transaction& transaction,
                                               const domain::AgreementName& name, AsOf as_of) {
  Rows rows = transaction.Query(kFind, {name.school, name.slug, as_of.sequence});
  if (!rows.Next()) return std::nullopt;
  return ReadAgreement(rows);
}

std::vector<domain::Agreement> ListAgreements(Transaction& transaction, const std::string& school,
                                              const std::string& after, std::int64_t limit) {
  std::vector<domain::Agreement> agreements;
  Rows rows = transaction.Query(kList, {school, after, limit});
  while (rows.Next()) agreements.push_back(ReadAgreement(rows));
  return agreements;
}

Statements AgreementStatements() { return kStatements; }

Snapshots AgreementSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage
