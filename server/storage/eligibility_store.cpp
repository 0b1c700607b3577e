#include "storage/eligibility_store.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kPut{R"sql(
INSERT INTO eligibility (school, agreement, application, outcome, reason_codes, override_text,
                         decided_by, decided_at, version, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9)
ON CONFLICT (school, agreement, application) DO UPDATE
SET outcome = $4, reason_codes = $5, override_text = $6, decided_by = $7, decided_at = $8,
    version = eligibility.version + 1, sequence = $9
RETURNING version
)sql"};

constexpr Sql kFind{R"sql(
SELECT outcome, reason_codes, override_text, decided_by, decided_at, version
FROM eligibility_ever
WHERE school = $1 AND agreement = $2 AND application = $3 AND sequence <= $4
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kFindQuestion{R"sql(
SELECT a.cohort, c.starts_on, a.person
FROM application AS a
JOIN cohort AS c ON c.school = a.school AND c.cohort = a.cohort
WHERE a.school = $1 AND a.application = $2
)sql"};

constexpr Sql kReadVersion{R"sql(
SELECT agreement, application, outcome, reason_codes, override_text, decided_by, decided_at
FROM eligibility_ever
WHERE school = $1 AND agreement = $2 AND application = $3 AND version = $4
)sql"};

constexpr Sql kCountVersions{R"sql(
SELECT COUNT(*) FROM eligibility_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {&kPut, &kFind, &kFindQuestion, &kReadVersion,
                                      &kCountVersions};

constexpr Snapshot kSnapshots[] = {
    {"agreements/*/eligibility/#", &kReadVersion, "bbbbbbi", &kCountVersions}};

std::vector<domain::EligibilityReason> ReadReasons(const std::string& text) {
  auto reasons = domain::SplitReasons(text);
  if (!reasons) throw StoreDefect("a stored reason code is not in its table");
  return *std::move(reasons);
}

}  // namespace

void PutEligibility(Transaction& transaction, const domain::EligibilityDecision& decision) {
  const domain::EligibilityName& name = decision.name;
  Rows rows = transaction.Query(
      kPut, {name.agreement.school, name.agreement.slug, name.application.id, decision.outcome,
             domain::JoinReasons(decision.reasons), Value::OfBytes(decision.override_text),
             decision.decided_by, decision.decided_at, transaction.stamp().sequence});
  if (!rows.Next()) throw StoreDefect("a decision was put and gave no version");
  const std::int64_t version = rows.Integer(0);
  transaction.Note(version == 1 ? ChangeKind::kCreated : ChangeKind::kUpdated, name.ToString(),
                   version,
                   {name.agreement.slug, name.application.id, decision.outcome,
                    domain::JoinReasons(decision.reasons), Value::OfBytes(decision.override_text),
                    decision.decided_by, decision.decided_at});
}

std::optional<domain::EligibilityDecision> FindEligibility(
    Transaction& transaction, const domain::AgreementName& agreement,
    const domain::ApplicationName& application, AsOf as_of) {
  Rows rows =
      transaction.Query(kFind, {agreement.school, agreement.slug, application.id, as_of.sequence});
  if (!rows.Next()) return std::nullopt;
  return domain::EligibilityDecision{.name = {agreement, application},
                                     .outcome = rows.Choice<domain::EligibilityOutcome>(0),
                                     .reasons = ReadReasons(rows.Text(1)),
                                     .override_text = rows.Text(2),
                                     .decided_by = rows.Text(3),
                                     .decided_at = rows.At(4),
                                     .version = rows.Integer(5)};
}

std::optional<EligibilityQuestion> FindEligibilityQuestion(
    Transaction& transaction, const domain::ApplicationName& application) {
  Rows rows = transaction.Query(kFindQuestion, {application.school, application.id});
  if (!rows.Next()) return std::nullopt;
  return EligibilityQuestion{.cohort = {application.school, rows.Text(0)},
                             .cohort_starts_on = rows.Day(1),
                             .person = {application.school, rows.Id(2)}};
}

Statements EligibilityStatements() { return kStatements; }

Snapshots EligibilitySnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage
