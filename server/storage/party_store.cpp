#include "storage/party_store.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kInsert{R"sql(
INSERT INTO party (school, party, kind, display_name, is_supplier, version, sequence)
VALUES ($1, $2, $3, $4, $5, 1, $6)
ON CONFLICT (school, party) DO NOTHING
)sql"};

constexpr Sql kFind{R"sql(
SELECT school, party, kind, display_name, is_supplier, version
FROM party_ever
WHERE school = $1 AND party = $2 AND sequence <= $3
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kList{R"sql(
SELECT school, party, kind, display_name, is_supplier, version
FROM party
WHERE school = $1 AND party > $2 AND is_supplier >= $3
ORDER BY party LIMIT $4
)sql"};

constexpr Sql kReadVersion{R"sql(
SELECT party, kind, display_name, is_supplier
FROM party_ever
WHERE school = $1 AND party = $2 AND version = $3
)sql"};

constexpr Sql kCountVersions{R"sql(
SELECT COUNT(*) FROM party_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {&kInsert, &kFind, &kList, &kReadVersion, &kCountVersions};

constexpr Snapshot kSnapshots[] = {{"parties/*", &kReadVersion, "bbbi", &kCountVersions}};

domain::Party ReadParty(const Rows& rows) {
  return {.name = {rows.Text(0), rows.Text(1)},
          .kind = rows.Choice<domain::PartyKind>(2),
          .display_name = rows.Text(3),
          .is_supplier = rows.Integer(4) == 1,
          .version = rows.Integer(5)};
}

}  // namespace

bool InsertParty(Transaction& transaction, const domain::Party& party) {
  const auto inserted = transaction.Execute(
      kInsert, {party.name.school, party.name.slug, party.kind, party.display_name,
                party.is_supplier ? 1 : 0, transaction.stamp().sequence});
  if (inserted == 1) {
    transaction.Note(ChangeKind::kCreated, party.name.ToString(), 1,
                     {party.name.slug, party.kind, party.display_name, party.is_supplier ? 1 : 0});
  }
  return inserted == 1;
}

std::optional<domain::Party> FindParty(Transaction& transaction, const domain::PartyName& name,
                                       AsOf as_of) {
  Rows rows = transaction.Query(kFind, {name.school, name.slug, as_of.sequence});
  if (!rows.Next()) return std::nullopt;
  return ReadParty(rows);
}

std::vector<domain::Party> ListParties(Transaction& transaction, const SupplierFilter& filter,
                                       const std::string& after, std::int64_t limit) {
  std::vector<domain::Party> parties;
  const int is_supplier_at_least = filter.suppliers_only ? 1 : 0;
  Rows rows = transaction.Query(kList, {filter.school, after, is_supplier_at_least, limit});
  while (rows.Next()) parties.push_back(ReadParty(rows));
  return parties;
}

Statements PartyStatements() { return kStatements; }

Snapshots PartySnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage
