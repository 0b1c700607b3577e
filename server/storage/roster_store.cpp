#include "storage/roster_store.h"

namespace ecloserie::storage {
namespace {

// By the rule of a register that is being opened. CROSS: SQLite would look through the
// sessions of the school first.
constexpr Sql kOpenSessionsWithout{R"sql(
SELECT s.school, s.session
FROM placement AS p CROSS JOIN session AS s
WHERE s.school = p.school AND s.cohort = p.cohort AND s.track = p.track
  AND p.school = $1 AND p.enrolment = $2 AND p.is_void = 0 AND s.state = 'OPEN'
  AND (p.first_on, p.first_slot) <= (s.held_on, s.slot)
  AND (p.last_on IS NULL OR (p.last_on, p.last_slot) >= (s.held_on, s.slot))
  AND NOT EXISTS (
        SELECT 1 FROM suspension AS u
        WHERE u.school = p.school AND u.enrolment = p.enrolment AND u.is_void = 0
          AND (u.first_on, u.first_slot) <= (s.held_on, s.slot)
          AND (u.last_on IS NULL OR (u.last_on, u.last_slot) >= (s.held_on, s.slot)))
  AND (s.part = '' OR EXISTS (
        SELECT 1 FROM session_trainee AS n
        WHERE n.school = s.school AND n.session = s.session AND n.enrolment = p.enrolment))
  AND NOT EXISTS (
        SELECT 1 FROM roster AS r
        WHERE r.school = s.school AND r.session = s.session AND r.enrolment = p.enrolment)
ORDER BY s.session
)sql"};

constexpr Sql kInsertLatecomer{R"sql(
INSERT INTO roster (school, session, enrolment, origin, sequence)
VALUES ($1, $2, $3, 'LATE', $4)
)sql"};

// Minutes are planned; instants are counted in microseconds.
constexpr Sql kFullyMarked{R"sql(
SELECT s.school, s.session FROM session AS s
WHERE s.school = $1 AND s.state = 'OPEN' AND s.session > $2
  AND s.starts_at + s.planned_minutes * 60000000 <= $3
  AND EXISTS (
        SELECT 1 FROM roster AS l
        WHERE l.school = s.school AND l.session = s.session)
  AND NOT EXISTS (
        SELECT 1 FROM roster AS r
        WHERE r.school = s.school AND r.session = s.session
          AND NOT EXISTS (SELECT 1 FROM mark AS m
                          WHERE m.school = r.school AND m.session = r.session
                            AND m.enrolment = r.enrolment))
ORDER BY s.session LIMIT $4
)sql"};

constexpr const Sql* kStatements[] = {&kOpenSessionsWithout, &kInsertLatecomer, &kFullyMarked};

std::vector<domain::SessionName> ReadNames(Rows rows) {
  std::vector<domain::SessionName> sessions;
  while (rows.Next()) sessions.push_back({rows.Text(0), rows.Id(1)});
  return sessions;
}

}  // namespace

std::vector<domain::SessionName> OpenSessionsWithout(Transaction& transaction,
                                                     const domain::EnrolmentName& enrolment) {
  return ReadNames(transaction.Query(kOpenSessionsWithout, {enrolment.school, enrolment.id}));
}

void InsertLatecomer(Transaction& transaction, const domain::SessionName& session,
                     const domain::EnrolmentName& enrolment) {
  transaction.Execute(kInsertLatecomer,
                      {session.school, session.id, enrolment.id, transaction.stamp().sequence});
}

std::vector<domain::SessionName> FullyMarkedSessions(Transaction& transaction,
                                                     const domain::SessionName& after,
                                                     absl::Time ended_by, std::int64_t limit) {
  return ReadNames(transaction.Query(kFullyMarked, {after.school, after.id, ended_by, limit}));
}

Statements RosterStatements() { return kStatements; }

}  // namespace ecloserie::storage
