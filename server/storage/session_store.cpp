#include "storage/session_store.h"

#include <algorithm>
#include <string_view>

#include "domain/interval.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kInsert{R"sql(
INSERT INTO session (school, session, cohort, track, held_on, slot, start_minute, end_minute,
                     time_zone, starts_at, planned_minutes, kind, delivery, state, lock_reason,
                     title, place, version, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, '', $15, $16, 1, $17)
ON CONFLICT (school, cohort, track, held_on, slot) DO NOTHING
)sql"};

constexpr Sql kUpdate{R"sql(
UPDATE session SET state = $3, lock_reason = $4, version = version + 1, sequence = $5
WHERE school = $1 AND session = $2
)sql"};

constexpr Sql kFind{R"sql(
SELECT school, session, cohort, track, held_on, slot, start_minute, end_minute, time_zone,
       starts_at, planned_minutes, kind, delivery, state, lock_reason, title,
       place, version
FROM session
WHERE school = $1 AND session = $2
)sql"};

constexpr Sql kFindAsOf{R"sql(
SELECT school, session, cohort, track, held_on, slot, start_minute, end_minute, time_zone,
       starts_at, planned_minutes, kind, delivery, state, lock_reason, title,
       place, version
FROM session_ever
WHERE school = $1 AND session = $2 AND sequence <= $3
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kList{R"sql(
SELECT school, session, cohort, track, held_on, slot, start_minute, end_minute, time_zone,
       starts_at, planned_minutes, kind, delivery, state, lock_reason, title,
       place, version
FROM session
WHERE school = $1 AND cohort = $2 AND track = $3
  AND (held_on, slot) > ($4, $5) AND held_on <= $6
  AND ($7 = '' OR state = $7) AND ($8 = '' OR slot = $8)
ORDER BY held_on, slot LIMIT $9
)sql"};

// The view of all versions cannot be joined: SQLite would read all of it first.
constexpr Sql kListPlannedBy{R"sql(
SELECT school, session, cohort, track, held_on, slot, start_minute, end_minute, time_zone,
       starts_at, planned_minutes, kind, delivery, state, lock_reason, title,
       place, version
FROM session
WHERE school = $1 AND cohort = $2 AND track = $3 AND held_on >= $4 AND held_on <= $5
  AND version = 1 AND sequence = $6
UNION ALL
SELECT h.school, h.session, h.cohort, h.track, h.held_on, h.slot, h.start_minute, h.end_minute,
       h.time_zone, h.starts_at, h.planned_minutes, h.kind, h.delivery, h.state, h.lock_reason,
       h.title, h.place, h.version
FROM session AS s JOIN session_history AS h
  ON h.school = s.school AND h.session = s.session AND h.version = 1 AND h.sequence = $6
WHERE s.school = $1 AND s.cohort = $2 AND s.track = $3 AND s.held_on >= $4 AND s.held_on <= $5
ORDER BY held_on, slot
)sql"};

constexpr Sql kReadVersion{R"sql(
SELECT session, cohort, track, held_on, slot, start_minute, end_minute, time_zone, starts_at,
       planned_minutes, kind, delivery, state, lock_reason, title, place
FROM session_ever
WHERE school = $1 AND session = $2 AND version = $3
)sql"};

constexpr Sql kCountVersions{R"sql(
SELECT COUNT(*) FROM session_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {&kInsert, &kUpdate,        &kFind,        &kFindAsOf,
                                      &kList,   &kListPlannedBy, &kReadVersion, &kCountVersions};

constexpr Snapshot kSnapshots[] = {
    {"sessions/#", &kReadVersion, "bbbbbiibiibbbbbb", &kCountVersions}};

domain::WallTime WallTimeOf(std::int64_t minute) {
  return {.hours = static_cast<int>(minute / 60), .minutes = static_cast<int>(minute % 60)};
}

domain::Session ReadSession(const Rows& rows) {
  domain::Session session{.name = {rows.Text(0), rows.Id(1)},
                          .track = {rows.Text(0), rows.Text(2), rows.Text(3)},
                          .at = {.day = rows.Day(4), .slot = rows.Choice<domain::Slot>(5)},
                          .start = WallTimeOf(rows.Integer(6)),
                          .end = WallTimeOf(rows.Integer(7)),
                          .time_zone = rows.Text(8),
                          .starts_at = rows.At(9),
                          .planned_minutes = rows.Integer(10),
                          .kind = rows.Choice<domain::SessionKind>(11),
                          .delivery = rows.Choice<domain::Delivery>(12),
                          .state = rows.Choice<domain::SessionState>(13),
                          .lock_reason = rows.Text(14),
                          .title = rows.OptionalText(15),
                          .version = rows.Integer(17)};
  if (!rows.IsNull(16)) session.place = domain::PlaceName{rows.Text(0), rows.Text(16)};
  return session;
}

std::vector<domain::Session> ReadSessions(Rows rows) {
  std::vector<domain::Session> sessions;
  while (rows.Next()) sessions.push_back(ReadSession(rows));
  return sessions;
}

template <class Enum>
std::string_view WordOrEmpty(const std::optional<Enum>& choice) {
  return choice ? domain::WordOf(*choice) : std::string_view();
}

// The half-day after which a list begins: one bound for the index to seek, made
// of the filter's first day (before its morning) and the end of the page before.
struct Bound {
  absl::CivilDay day;
  std::string_view slot;
};

Bound BoundOf(const SessionFilter& filter, const std::optional<domain::HalfDay>& after) {
  const absl::CivilDay first_on = filter.first_on.value_or(absl::CivilDay(1, 1, 1));
  if (!after || after->day < first_on) return {first_on, ""};
  return {after->day, domain::WordOf(after->slot)};
}

std::optional<std::string> PlaceOf(const domain::Session& session) {
  return session.place ? std::optional(session.place->slug) : std::nullopt;
}

void NoteVersion(Transaction& transaction, const domain::Session& session, ChangeKind kind,
                 std::int64_t version) {
  const auto place = PlaceOf(session);
  transaction.Note(kind, session.name.ToString(), version,
                   {session.name.id, session.track.cohort, session.track.slug, session.at.day,
                    session.at.slot, domain::MinuteOf(session.start), domain::MinuteOf(session.end),
                    session.time_zone, session.starts_at, session.planned_minutes, session.kind,
                    session.delivery, session.state, session.lock_reason, session.title, place});
}

}  // namespace

bool InsertSession(Transaction& transaction, const domain::Session& session) {
  const auto place = PlaceOf(session);
  const auto inserted = transaction.Execute(
      kInsert, {session.name.school, session.name.id, session.track.cohort, session.track.slug,
                session.at.day, session.at.slot, domain::MinuteOf(session.start),
                domain::MinuteOf(session.end), session.time_zone, session.starts_at,
                session.planned_minutes, session.kind, session.delivery, session.state,
                session.title, place, transaction.stamp().sequence});
  if (inserted == 1) NoteVersion(transaction, session, ChangeKind::kCreated, 1);
  return inserted == 1;
}

void UpdateSession(Transaction& transaction, const domain::Session& session) {
  transaction.Execute(kUpdate, {session.name.school, session.name.id, session.state,
                                session.lock_reason, transaction.stamp().sequence});
  NoteVersion(transaction, session, ChangeKind::kUpdated, session.version + 1);
}

std::optional<domain::Session> FindSession(Transaction& transaction,
                                           const domain::SessionName& name, AsOf as_of) {
  Rows rows = as_of.IsLatest()
                  ? transaction.Query(kFind, {name.school, name.id})
                  : transaction.Query(kFindAsOf, {name.school, name.id, as_of.sequence});
  if (!rows.Next()) return std::nullopt;
  return ReadSession(rows);
}

std::vector<domain::Session> ListSessions(Transaction& transaction, const domain::TrackName& track,
                                          const SessionFilter& filter,
                                          const std::optional<domain::HalfDay>& after,
                                          std::int64_t limit) {
  const Bound bound = BoundOf(filter, after);
  const absl::CivilDay last_on = filter.last_on.value_or(absl::CivilDay(9999, 12, 31));
  return ReadSessions(transaction.Query(
      kList, {track.school, track.cohort, track.slug, bound.day, bound.slot, last_on,
              WordOrEmpty(filter.state), WordOrEmpty(filter.slot), limit}));
}

std::vector<domain::Session> ListSessionsPlannedBy(Transaction& transaction,
                                                   const PlannedBy& planned_by) {
  const domain::TrackName& track = planned_by.track;
  return ReadSessions(transaction.Query(
      kListPlannedBy, {track.school, track.cohort, track.slug, planned_by.first_on,
                       planned_by.last_on, planned_by.sequence}));
}

Statements SessionStatements() { return kStatements; }

Snapshots SessionSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage
