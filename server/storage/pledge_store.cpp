#include "storage/pledge_store.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kInsertPledge{R"sql(
INSERT INTO pledge (school, pledge, party, nature, amount_cents, pledged_on, made_in, version,
                    sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $7)
)sql"};

constexpr Sql kFindPledge{R"sql(
SELECT school, pledge, party, nature, amount_cents, pledged_on, made_in, version
FROM pledge_ever
WHERE school = $1 AND pledge = $2 AND sequence <= $3
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kListPledges{R"sql(
SELECT school, pledge, party, nature, amount_cents, pledged_on, made_in, version
FROM pledge
WHERE school = $1 AND ($2 = '' OR party = $2) AND (made_in, pledge) > ($3, $4)
ORDER BY made_in, pledge LIMIT $5
)sql"};

domain::Pledge ReadPledge(const Rows& rows) {
  return {.name = {rows.Text(0), rows.Id(1)},
          .party = {rows.Text(0), rows.Text(2)},
          .nature = rows.Choice<domain::Nature>(3),
          .amount_cents = rows.Integer(4),
          .pledged_on = rows.Day(5),
          .made_in = rows.Integer(6),
          .version = rows.Integer(7)};
}

constexpr Sql kInsertPayment{R"sql(
INSERT INTO payment (school, payment, party, nature, amount_cents, received_on, external_ref,
                     fund, pledge, made_in, version, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $10)
ON CONFLICT (school, external_ref) DO NOTHING
)sql"};

constexpr Sql kFindPayment{R"sql(
SELECT school, payment, party, nature, amount_cents, received_on, external_ref, fund, pledge,
       made_in, version
FROM payment_ever
WHERE school = $1 AND payment = $2 AND sequence <= $3
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kFindPaymentByRef{R"sql(
SELECT payment FROM payment WHERE school = $1 AND external_ref = $2
)sql"};

constexpr Sql kListPayments{R"sql(
SELECT school, payment, party, nature, amount_cents, received_on, external_ref, fund, pledge,
       made_in, version
FROM payment
WHERE school = $1 AND ($2 = '' OR party = $2) AND (made_in, payment) > ($3, $4)
ORDER BY made_in, payment LIMIT $5
)sql"};

domain::Payment ReadPayment(const Rows& rows) {
  domain::Payment payment{.name = {rows.Text(0), rows.Id(1)},
                          .party = {rows.Text(0), rows.Text(2)},
                          .nature = rows.Choice<domain::Nature>(3),
                          .amount_cents = rows.Integer(4),
                          .received_on = rows.Day(5),
                          .external_ref = rows.Text(6),
                          .fund = {rows.Text(0), rows.Text(7)},
                          .pledge = std::nullopt,
                          .made_in = rows.Integer(9),
                          .version = rows.Integer(10)};
  if (const auto pledge = rows.OptionalId(8)) payment.pledge = {rows.Text(0), *pledge};
  return payment;
}

constexpr Sql kReadPledgeVersion{R"sql(
SELECT pledge, party, nature, amount_cents, pledged_on
FROM pledge_ever
WHERE school = $1 AND pledge = $2 AND version = $3
)sql"};

constexpr Sql kReadPaymentVersion{R"sql(
SELECT payment, party, nature, amount_cents, received_on, external_ref, fund, pledge
FROM payment_ever
WHERE school = $1 AND payment = $2 AND version = $3
)sql"};

constexpr Sql kCountPledgeVersions{R"sql(
SELECT COUNT(*) FROM pledge_ever WHERE school = $1
)sql"};

constexpr Sql kCountPaymentVersions{R"sql(
SELECT COUNT(*) FROM payment_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {
    &kInsertPledge,       &kFindPledge,          &kListPledges,         &kInsertPayment,
    &kFindPayment,        &kFindPaymentByRef,    &kListPayments,        &kReadPledgeVersion,
    &kReadPaymentVersion, &kCountPledgeVersions, &kCountPaymentVersions};

constexpr Snapshot kSnapshots[] = {
    {"pledges/#", &kReadPledgeVersion, "bbbib", &kCountPledgeVersions},
    {"payments/#", &kReadPaymentVersion, "bbbibbbb", &kCountPaymentVersions}};

std::string SlugOf(const std::optional<domain::PartyName>& party) {
  return party ? party->slug : "";
}

}  // namespace

void InsertPledge(Transaction& transaction, const domain::Pledge& pledge) {
  transaction.Execute(kInsertPledge,
                      {pledge.name.school, pledge.name.id, pledge.party.slug, pledge.nature,
                       pledge.amount_cents, pledge.pledged_on, transaction.stamp().sequence});
  transaction.Note(
      ChangeKind::kCreated, pledge.name.ToString(), 1,
      {pledge.name.id, pledge.party.slug, pledge.nature, pledge.amount_cents, pledge.pledged_on});
}

std::optional<domain::Pledge> FindPledge(Transaction& transaction, const domain::PledgeName& name,
                                         AsOf as_of) {
  Rows rows = transaction.Query(kFindPledge, {name.school, name.id, as_of.sequence});
  if (!rows.Next()) return std::nullopt;
  return ReadPledge(rows);
}

std::vector<domain::Pledge> ListPledges(Transaction& transaction, const PartyFilter& filter,
                                        const MadeKey& after, std::int64_t limit) {
  std::vector<domain::Pledge> pledges;
  Rows rows = transaction.Query(
      kListPledges, {filter.school, SlugOf(filter.party), after.made_in, after.id, limit});
  while (rows.Next()) pledges.push_back(ReadPledge(rows));
  return pledges;
}

bool InsertPayment(Transaction& transaction, const domain::Payment& payment) {
  const std::optional<domain::Uuid> pledge =
      payment.pledge ? std::optional(payment.pledge->id) : std::nullopt;
  const auto inserted = transaction.Execute(
      kInsertPayment, {payment.name.school, payment.name.id, payment.party.slug, payment.nature,
                       payment.amount_cents, payment.received_on, payment.external_ref,
                       payment.fund.slug, pledge, transaction.stamp().sequence});
  if (inserted == 1) {
    transaction.Note(ChangeKind::kCreated, payment.name.ToString(), 1,
                     {payment.name.id, payment.party.slug, payment.nature, payment.amount_cents,
                      payment.received_on, payment.external_ref, payment.fund.slug, pledge});
  }
  return inserted == 1;
}

std::optional<domain::Payment> FindPayment(Transaction& transaction,
                                           const domain::PaymentName& name, AsOf as_of) {
  Rows rows = transaction.Query(kFindPayment, {name.school, name.id, as_of.sequence});
  if (!rows.Next()) return std::nullopt;
  return ReadPayment(rows);
}

std::optional<domain::PaymentName> FindPaymentByRef(Transaction& transaction,
                                                    const std::string& school,
                                                    const std::string& external_ref) {
  Rows rows = transaction.Query(kFindPaymentByRef, {school, external_ref});
  if (!rows.Next()) return std::nullopt;
  return domain::PaymentName{school, rows.Id(0)};
}

std::vector<domain::Payment> ListPayments(Transaction& transaction, const PartyFilter& filter,
                                          const MadeKey& after, std::int64_t limit) {
  std::vector<domain::Payment> payments;
  Rows rows = transaction.Query(
      kListPayments, {filter.school, SlugOf(filter.party), after.made_in, after.id, limit});
  while (rows.Next()) payments.push_back(ReadPayment(rows));
  return payments;
}

Statements PledgeStatements() { return kStatements; }

Snapshots PledgeSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage
