#include "storage/outcome_store.h"

#include <string>

namespace ecloserie::storage {
namespace {

constexpr Sql kInsert{R"sql(
INSERT INTO outcome (school, enrolment, months_after, kind, observed_on, version, sequence)
VALUES ($1, $2, $3, $4, $5, 1, $6)
)sql"};

constexpr Sql kUpdate{R"sql(
UPDATE outcome SET kind = $4, observed_on = $5, version = version + 1, sequence = $6
WHERE school = $1 AND enrolment = $2 AND months_after = $3
)sql"};

// Of each the last version that was recorded by then.
constexpr Sql kList{R"sql(
SELECT o.months_after, o.kind, o.observed_on, o.version
FROM outcome_ever AS o
WHERE o.school = $1 AND o.enrolment = $2
  AND o.version = (SELECT MAX(e.version) FROM outcome_ever AS e
                   WHERE e.school = o.school AND e.enrolment = o.enrolment
                     AND e.months_after = o.months_after AND e.sequence <= $3)
ORDER BY o.months_after
)sql"};

constexpr Sql kReadVersion{R"sql(
SELECT enrolment, months_after, kind, observed_on
FROM outcome_ever
WHERE school = $1 AND enrolment = $2 AND months_after = $3 AND version = $4
)sql"};

constexpr Sql kCountVersions{R"sql(
SELECT COUNT(*) FROM outcome_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {&kInsert, &kUpdate, &kList, &kReadVersion, &kCountVersions};

constexpr Snapshot kSnapshots[] = {
    {"enrolments/#/outcomes/+", &kReadVersion, "bibb", &kCountVersions}};

}  // namespace

void PutOutcome(Transaction& transaction, const domain::EnrolmentName& enrolment,
                const domain::Outcome& outcome) {
  const bool is_first = outcome.version == 1;
  transaction.Execute(is_first ? kInsert : kUpdate,
                      {enrolment.school, enrolment.id, outcome.months_after, outcome.kind,
                       outcome.observed_on, transaction.stamp().sequence});
  transaction.Note(is_first ? ChangeKind::kCreated : ChangeKind::kUpdated,
                   enrolment.ToString() + "/outcomes/" + std::to_string(outcome.months_after),
                   outcome.version,
                   {enrolment.id, outcome.months_after, outcome.kind, outcome.observed_on});
}

std::vector<domain::Outcome> OutcomesOf(Transaction& transaction,
                                        const domain::EnrolmentName& enrolment, AsOf as_of) {
  std::vector<domain::Outcome> outcomes;
  Rows rows = transaction.Query(kList, {enrolment.school, enrolment.id, as_of.sequence});
  while (rows.Next()) {
    outcomes.push_back({.months_after = rows.Integer(0),
                        .kind = rows.Choice<domain::OutcomeKind>(1),
                        .observed_on = rows.Day(2),
                        .version = rows.Integer(3)});
  }
  return outcomes;
}

Statements OutcomeStatements() { return kStatements; }

Snapshots OutcomeSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage
