#include "storage/trainee_session_store.h"

#include "storage/half_day.h"

namespace ecloserie::storage {
namespace {

// Who would be on a roster is who is placed and not suspended, as for register_store.
constexpr Sql kList{R"sql(
SELECT s.session, s.held_on, s.slot, s.start_minute, s.end_minute, s.planned_minutes, s.starts_at,
       s.delivery, s.state, m.presence, m.channel
FROM session AS s
LEFT JOIN roster AS r
  ON r.school = s.school AND r.session = s.session AND r.enrolment = $3
LEFT JOIN mark AS m
  ON m.school = s.school AND m.session = s.session AND m.enrolment = $3
WHERE s.school = $1 AND s.cohort = $2 AND s.held_on >= $4 AND s.held_on <= $5
  AND ($6 = '' OR s.track = $6) AND s.state <> 'CANCELLED'
  AND (r.enrolment IS NOT NULL
       OR (s.state = 'PLANNED'
           AND (s.part = '' OR EXISTS (
                 SELECT 1 FROM session_trainee AS n
                 WHERE n.school = s.school AND n.session = s.session AND n.enrolment = $3))
           AND EXISTS (
                 SELECT 1 FROM placement AS p
                 WHERE p.school = s.school AND p.enrolment = $3 AND p.cohort = s.cohort
                   AND p.track = s.track AND p.is_void = 0
                   AND (p.first_on, p.first_slot) <= (s.held_on, s.slot)
                   AND (p.last_on IS NULL OR (p.last_on, p.last_slot) >= (s.held_on, s.slot)))
           AND NOT EXISTS (
                 SELECT 1 FROM suspension AS u
                 WHERE u.school = s.school AND u.enrolment = $3 AND u.is_void = 0
                   AND (u.first_on, u.first_slot) <= (s.held_on, s.slot)
                   AND (u.last_on IS NULL OR (u.last_on, u.last_slot) >= (s.held_on, s.slot)))))
ORDER BY s.held_on, s.slot, s.session
)sql"};

constexpr const Sql* kStatements[] = {&kList};

domain::TraineeSession Read(const Rows& rows, const std::string& school) {
  const domain::HalfDay at = ReadHalfDay(rows, 1);
  domain::TraineeSession half_day{
      .session = {school, rows.Id(0)},
      .at = at,
      .window = {.day = at.day,
                 .minutes = {.begin = rows.Integer(3), .end = rows.Integer(4)},
                 .planned_minutes = rows.Integer(5)},
      .starts_at = rows.At(6),
      .delivery = rows.Choice<domain::Delivery>(7),
      .state = rows.Choice<domain::SessionState>(8)};
  if (rows.IsNull(9)) return half_day;
  half_day.presence = rows.Choice<domain::Presence>(9);
  half_day.channel = rows.Choice<domain::Channel>(10);
  return half_day;
}

}  // namespace

std::vector<domain::TraineeSession> TraineeSessionsOf(Transaction& transaction,
                                                      const domain::Enrolment& enrolment,
                                                      const TraineeDays& days) {
  const std::string& school = enrolment.name.school;
  std::vector<domain::TraineeSession> half_days;
  Rows rows = transaction.Query(kList, {school, enrolment.cohort.slug, enrolment.name.id,
                                        days.first_on, days.last_on, days.track.value_or("")});
  while (rows.Next()) half_days.push_back(Read(rows, school));
  return half_days;
}

Statements TraineeSessionStatements() { return kStatements; }

}  // namespace ecloserie::storage
