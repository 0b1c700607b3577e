#include "storage/fund_store.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kInsert{R"sql(
INSERT INTO fund (school, fund, title, party, cohort, version, sequence)
VALUES ($1, $2, $3, $4, $5, 1, $6)
ON CONFLICT (school, fund) DO NOTHING
)sql"};

constexpr Sql kFind{R"sql(
SELECT school, fund, title, party, cohort, version
FROM fund_ever
WHERE school = $1 AND fund = $2 AND sequence <= $3
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kList{R"sql(
SELECT school, fund, title, party, cohort, version
FROM fund
WHERE school = $1 AND fund > $2
ORDER BY fund LIMIT $3
)sql"};

constexpr Sql kReadVersion{R"sql(
SELECT fund, title, party, cohort
FROM fund_ever
WHERE school = $1 AND fund = $2 AND version = $3
)sql"};

constexpr Sql kCountVersions{R"sql(
SELECT COUNT(*) FROM fund_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {&kInsert, &kFind, &kList, &kReadVersion, &kCountVersions};

constexpr Snapshot kSnapshots[] = {{"funds/*", &kReadVersion, "bbbb", &kCountVersions}};

template <class Name>
std::optional<Name> ReadName(const Rows& rows, int column) {
  if (rows.IsNull(column)) return std::nullopt;
  return Name{rows.Text(0), rows.Text(column)};
}

template <class Name>
std::optional<std::string> SlugOf(const std::optional<Name>& name) {
  return name ? std::optional(name->slug) : std::nullopt;
}

domain::Fund ReadFund(const Rows& rows) {
  return {.name = {rows.Text(0), rows.Text(1)},
          .title = rows.Text(2),
          .party = ReadName<domain::PartyName>(rows, 3),
          .cohort = ReadName<domain::CohortName>(rows, 4),
          .version = rows.Integer(5)};
}

}  // namespace

bool InsertFund(Transaction& transaction, const domain::Fund& fund) {
  const std::optional<std::string> party = SlugOf(fund.party);
  const std::optional<std::string> cohort = SlugOf(fund.cohort);
  const auto inserted = transaction.Execute(kInsert, {fund.name.school, fund.name.slug, fund.title,
                                                      party, cohort, transaction.stamp().sequence});
  if (inserted == 1) {
    transaction.Note(ChangeKind::kCreated, fund.name.ToString(), 1,
                     {fund.name.slug, fund.title, party, cohort});
  }
  return inserted == 1;
}

std::optional<domain::Fund> FindFund(Transaction& transaction, const domain::FundName& name,
                                     AsOf as_of) {
  Rows rows = transaction.Query(kFind, {name.school, name.slug, as_of.sequence});
  if (!rows.Next()) return std::nullopt;
  return ReadFund(rows);
}

std::vector<domain::Fund> ListFunds(Transaction& transaction, const std::string& school,
                                    const std::string& after, std::int64_t limit) {
  std::vector<domain::Fund> funds;
  Rows rows = transaction.Query(kList, {school, after, limit});
  while (rows.Next()) funds.push_back(ReadFund(rows));
  return funds;
}

Statements FundStatements() { return kStatements; }

Snapshots FundSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage
