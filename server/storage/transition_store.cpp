#include "storage/transition_store.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kAppendTransition{R"sql(
INSERT INTO application_transition (school, application, ordinal, event, from_state, to_state,
                                    actor, at, reason_code, note, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
)sql"};

constexpr Sql kListTransitions{R"sql(
SELECT ordinal, event, from_state, to_state, actor, at, reason_code, note
FROM application_transition
WHERE school = $1 AND application = $2 AND ordinal > $3
ORDER BY ordinal LIMIT $4
)sql"};

domain::ApplicationTransition ReadTransition(const Rows& rows) {
  domain::ApplicationTransition transition{.ordinal = rows.Integer(0),
                                           .event = rows.Choice<domain::ApplicationEvent>(1),
                                           .to = rows.Choice<domain::ApplicationState>(3),
                                           .actor = rows.Text(4),
                                           .at = rows.At(5),
                                           .reason_code = rows.Text(6),
                                           .note = rows.Text(7)};
  if (!rows.IsNull(2)) transition.from = rows.Choice<domain::ApplicationState>(2);
  return transition;
}

constexpr Sql kAppendSkip{R"sql(
INSERT INTO waiting_skip (school, application, promoted, at, reason_code, subject, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7)
)sql"};

constexpr Sql kListSkips{R"sql(
SELECT school, promoted, at, reason_code, subject
FROM waiting_skip WHERE school = $1 AND application = $2
ORDER BY sequence DESC, promoted LIMIT $3
)sql"};

constexpr const Sql* kStatements[] = {&kAppendTransition, &kListTransitions, &kAppendSkip,
                                      &kListSkips};

}  // namespace

void AppendTransition(Transaction& transaction, const domain::ApplicationName& application,
                      const domain::ApplicationTransition& transition) {
  const Stamp& stamp = transaction.stamp();
  transaction.Execute(kAppendTransition,
                      {application.school, application.id, transition.ordinal, transition.event,
                       transition.from, transition.to, stamp.principal, stamp.at,
                       transition.reason_code, Value::OfBytes(transition.note), stamp.sequence});
}

std::vector<domain::ApplicationTransition> ListTransitions(
    Transaction& transaction, const domain::ApplicationName& application,
    std::int64_t after_ordinal, std::int64_t limit) {
  std::vector<domain::ApplicationTransition> transitions;
  Rows rows = transaction.Query(kListTransitions,
                                {application.school, application.id, after_ordinal, limit});
  while (rows.Next()) transitions.push_back(ReadTransition(rows));
  return transitions;
}

void AppendSkip(Transaction& transaction, const domain::ApplicationName& application,
                const domain::WaitingSkip& skip) {
  const Stamp& stamp = transaction.stamp();
  transaction.Execute(kAppendSkip, {application.school, application.id, skip.promoted.id, stamp.at,
                                    skip.obstacle.reason, skip.obstacle.subject, stamp.sequence});
}

std::vector<domain::WaitingSkip> ListSkips(Transaction& transaction,
                                           const domain::ApplicationName& application,
                                           std::int64_t limit) {
  std::vector<domain::WaitingSkip> skips;
  Rows rows = transaction.Query(kListSkips, {application.school, application.id, limit});
  while (rows.Next()) {
    skips.push_back(
        {.obstacle = {.reason = rows.Choice<domain::WaitingObstacle>(3), .subject = rows.Text(4)},
         .promoted = {rows.Text(0), rows.Id(1)},
         .at = rows.At(2)});
  }
  return skips;
}

Statements TransitionStatements() { return kStatements; }

}  // namespace ecloserie::storage
