#include "storage/calendar_store.h"

#include "storage/session_store.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kBeside{R"sql(
SELECT school, session, cohort, track, held_on, slot, start_minute, end_minute, time_zone,
       starts_at, planned_minutes, kind, delivery, state, lock_reason, title, place, version,
       programme, module, part, from_pattern, cancel_reason
FROM session
WHERE school = $1 AND cohort = $2 AND track = $3 AND held_on = $4 AND slot = $5
ORDER BY part, session
)sql"};

constexpr Sql kPartOf{R"sql(
SELECT s.school, s.session
FROM session_trainee AS n JOIN session AS s ON s.school = n.school AND s.session = n.session
WHERE n.school = $1 AND n.enrolment = $2 AND s.held_on = $3 AND s.slot = $4
  AND s.state <> 'CANCELLED'
LIMIT 1
)sql"};

constexpr Sql kOfTrack{R"sql(
SELECT school, session, cohort, track, held_on, slot, start_minute, end_minute, time_zone,
       starts_at, planned_minutes, kind, delivery, state, lock_reason, title, place, version,
       programme, module, part, from_pattern, cancel_reason
FROM session
WHERE school = $1 AND cohort = $2 AND track = $3 AND held_on >= $4 AND held_on <= $5
  AND state <> 'CANCELLED'
ORDER BY held_on, slot, part, session
)sql"};

constexpr Sql kOfModule{R"sql(
SELECT school, session, cohort, track, held_on, slot, start_minute, end_minute, time_zone,
       starts_at, planned_minutes, kind, delivery, state, lock_reason, title, place, version,
       programme, module, part, from_pattern, cancel_reason
FROM session
WHERE school = $1 AND programme = $2 AND module = $3 AND held_on >= $4 AND held_on <= $5
  AND state <> 'CANCELLED'
ORDER BY held_on, slot, part, session
)sql"};

// As the roster of a register is made, in register_store.
constexpr Sql kOfEnrolment{R"sql(
SELECT s.school, s.session, s.cohort, s.track, s.held_on, s.slot, s.start_minute, s.end_minute,
       s.time_zone, s.starts_at, s.planned_minutes, s.kind, s.delivery, s.state, s.lock_reason,
       s.title, s.place, s.version, s.programme, s.module, s.part, s.from_pattern,
       s.cancel_reason
FROM placement AS p
JOIN session AS s ON s.school = p.school AND s.cohort = p.cohort AND s.track = p.track
WHERE p.school = $1 AND p.enrolment = $2 AND p.is_void = 0
  AND (s.held_on, s.slot) >= (p.first_on, p.first_slot)
  AND (p.last_on IS NULL OR (s.held_on, s.slot) <= (p.last_on, p.last_slot))
  AND NOT EXISTS (
        SELECT 1 FROM suspension AS u
        WHERE u.school = p.school AND u.enrolment = p.enrolment AND u.is_void = 0
          AND (u.first_on, u.first_slot) <= (s.held_on, s.slot)
          AND (u.last_on IS NULL OR (u.last_on, u.last_slot) >= (s.held_on, s.slot)))
  AND (s.part = '' OR EXISTS (SELECT 1 FROM session_trainee AS n
                              WHERE n.school = s.school AND n.session = s.session
                                AND n.enrolment = p.enrolment))
ORDER BY s.held_on, s.slot, s.part, s.session
)sql"};

constexpr const Sql* kStatements[] = {&kBeside, &kPartOf, &kOfTrack, &kOfModule, &kOfEnrolment};

}  // namespace

std::vector<domain::Session> SessionsBeside(Transaction& transaction,
                                            const domain::TrackName& track,
                                            const domain::HalfDay& at) {
  return ReadSessions(transaction, kBeside,
                      {track.school, track.cohort, track.slug, at.day, at.slot});
}

std::optional<domain::SessionName> FindPartOf(Transaction& transaction,
                                              const domain::EnrolmentName& enrolment,
                                              const domain::HalfDay& at) {
  Rows rows = transaction.Query(kPartOf, {enrolment.school, enrolment.id, at.day, at.slot});
  if (!rows.Next()) return std::nullopt;
  return domain::SessionName{rows.Text(0), rows.Id(1)};
}

std::vector<domain::Session> StandingSessions(Transaction& transaction,
                                              const domain::TrackName& track,
                                              const domain::DaySpan& days) {
  return ReadSessions(transaction, kOfTrack,
                      {track.school, track.cohort, track.slug, days.first_on, days.last_on});
}

std::vector<domain::Session> StandingSessions(Transaction& transaction,
                                              const domain::ModuleName& module,
                                              const domain::DaySpan& days) {
  return ReadSessions(transaction, kOfModule,
                      {module.school, module.programme, module.slug, days.first_on, days.last_on});
}

std::vector<domain::Session> SessionsOf(Transaction& transaction,
                                        const domain::EnrolmentName& enrolment) {
  return ReadSessions(transaction, kOfEnrolment, {enrolment.school, enrolment.id});
}

Statements CalendarStatements() { return kStatements; }

}  // namespace ecloserie::storage
