#include "storage/rate_policy_store.h"

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kPut{R"sql(
INSERT INTO rate_policy (school, policy, title, registers, excused, unmarked, late,
                         late_threshold_minutes, remote_unproven, proof_kinds, proof_count,
                         version, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12)
ON CONFLICT (school, policy) DO UPDATE
SET title = $3, registers = $4, excused = $5, unmarked = $6, late = $7,
    late_threshold_minutes = $8, remote_unproven = $9, proof_kinds = $10, proof_count = $11,
    version = rate_policy.version + 1, sequence = $12
RETURNING version
)sql"};

constexpr Sql kFind{R"sql(
SELECT policy, title, registers, excused, unmarked, late, late_threshold_minutes,
       remote_unproven, proof_kinds, proof_count, version
FROM rate_policy_ever
WHERE school = $1 AND policy = $2 AND sequence <= $3
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kFindVersion{R"sql(
SELECT policy, title, registers, excused, unmarked, late, late_threshold_minutes,
       remote_unproven, proof_kinds, proof_count, version
FROM rate_policy_ever
WHERE school = $1 AND policy = $2 AND version = $3
)sql"};

constexpr Sql kList{R"sql(
SELECT policy, title, registers, excused, unmarked, late, late_threshold_minutes,
       remote_unproven, proof_kinds, proof_count, version
FROM rate_policy
WHERE school = $1 AND policy > $2
ORDER BY policy LIMIT $3
)sql"};

constexpr Sql kReadVersion{R"sql(
SELECT policy, title, registers, excused, unmarked, late, late_threshold_minutes,
       remote_unproven, proof_kinds, proof_count
FROM rate_policy_ever
WHERE school = $1 AND policy = $2 AND version = $3
)sql"};

constexpr Sql kCountVersions{R"sql(
SELECT COUNT(*) FROM rate_policy_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {&kPut,  &kFind,        &kFindVersion,
                                      &kList, &kReadVersion, &kCountVersions};

constexpr Snapshot kSnapshots[] = {
    {"ratePolicies/*", &kReadVersion, "bbbbbbibbi", &kCountVersions}};

constexpr char kBetweenKinds = '|';

std::string JoinKinds(const std::vector<domain::EvidenceKind>& kinds) {
  return absl::StrJoin(
      kinds, std::string(1, kBetweenKinds),
      [](std::string* text, domain::EvidenceKind kind) { text->append(domain::WordOf(kind)); });
}

std::vector<domain::EvidenceKind> SplitKinds(const std::string& text) {
  std::vector<domain::EvidenceKind> kinds;
  for (const std::string& word : std::vector<std::string>(absl::StrSplit(text, kBetweenKinds))) {
    const auto kind = domain::FromWord<domain::EvidenceKind>(word);
    if (!kind) throw StoreDefect("a stored kind of proof is not in its table");
    kinds.push_back(*kind);
  }
  return kinds;
}

domain::RatePolicy ReadPolicy(const Rows& rows) {
  return {.name = rows.Text(0),
          .title = rows.Text(1),
          .registers = rows.Choice<domain::RegistersRule>(2),
          .excused = rows.Choice<domain::ExcusedRule>(3),
          .unmarked = rows.Choice<domain::UnmarkedRule>(4),
          .late = rows.Choice<domain::LateRule>(5),
          .late_threshold_minutes = rows.Integer(6),
          .remote_unproven = rows.Choice<domain::UnprovenRule>(7),
          .proof = {.kinds = SplitKinds(rows.Text(8)), .count = rows.Integer(9)},
          .version = rows.Integer(10)};
}

std::optional<domain::RatePolicy> ReadFound(Rows rows) {
  if (!rows.Next()) return std::nullopt;
  return ReadPolicy(rows);
}

std::int64_t VersionOf(Rows rows) {
  if (!rows.Next()) throw StoreDefect("a policy was put and gave no version");
  return rows.Integer(0);
}

}  // namespace

void PutRatePolicy(Transaction& transaction, const domain::RatePolicyName& name,
                   const domain::RatePolicy& policy) {
  const std::string kinds = JoinKinds(policy.proof.kinds);
  const std::int64_t version = VersionOf(transaction.Query(
      kPut, {name.school, name.slug, policy.title, policy.registers, policy.excused,
             policy.unmarked, policy.late, policy.late_threshold_minutes, policy.remote_unproven,
             kinds, policy.proof.count, transaction.stamp().sequence}));
  transaction.Note(
      version == 1 ? ChangeKind::kCreated : ChangeKind::kUpdated, name.ToString(), version,
      {name.slug, policy.title, policy.registers, policy.excused, policy.unmarked, policy.late,
       policy.late_threshold_minutes, policy.remote_unproven, kinds, policy.proof.count});
}

std::optional<domain::RatePolicy> FindRatePolicy(Transaction& transaction,
                                                 const domain::RatePolicyName& name, AsOf as_of) {
  return ReadFound(transaction.Query(kFind, {name.school, name.slug, as_of.sequence}));
}

std::optional<domain::RatePolicy> FindRatePolicyVersion(Transaction& transaction,
                                                        const domain::RatePolicyName& name,
                                                        std::int64_t version) {
  return ReadFound(transaction.Query(kFindVersion, {name.school, name.slug, version}));
}

std::vector<domain::RatePolicy> ListRatePolicies(Transaction& transaction,
                                                 const std::string& school,
                                                 const std::string& after, std::int64_t limit) {
  std::vector<domain::RatePolicy> policies;
  Rows rows = transaction.Query(kList, {school, after, limit});
  while (rows.Next()) policies.push_back(ReadPolicy(rows));
  return policies;
}

Statements RatePolicyStatements() { return kStatements; }

Snapshots RatePolicySnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage
