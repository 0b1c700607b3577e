#include "storage/session_store.h"

#include <string_view>
#include <utility>

#include "domain/interval.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kInsert{R"sql(
INSERT INTO session (school, session, cohort, track, held_on, slot, start_minute, end_minute,
                     time_zone, starts_at, planned_minutes, kind, delivery, state, lock_reason,
                     title, place, programme, module, part, from_pattern, cancel_reason, version,
                     sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, '', $15, $16, $17, $18, $19,
        $20, '', 1, $21)
ON CONFLICT (school, cohort, track, held_on, slot, part) WHERE state <> 'CANCELLED' DO NOTHING
)sql"};

constexpr Sql kInsertTrainee{R"sql(
INSERT INTO session_trainee (school, session, enrolment, version, sequence)
VALUES ($1, $2, $3, 1, $4)
)sql"};

constexpr Sql kUpdate{R"sql(
UPDATE session
SET start_minute = $3, end_minute = $4, time_zone = $5, starts_at = $6, planned_minutes = $7,
    delivery = $8, programme = $9, module = $10, state = $11, lock_reason = $12,
    cancel_reason = $13, version = version + 1, sequence = $14
WHERE school = $1 AND session = $2
)sql"};

constexpr Sql kFind{R"sql(
SELECT school, session, cohort, track, held_on, slot, start_minute, end_minute, time_zone,
       starts_at, planned_minutes, kind, delivery, state, lock_reason, title, place, version,
       programme, module, part, from_pattern, cancel_reason
FROM session
WHERE school = $1 AND session = $2
)sql"};

constexpr Sql kFindAsOf{R"sql(
SELECT school, session, cohort, track, held_on, slot, start_minute, end_minute, time_zone,
       starts_at, planned_minutes, kind, delivery, state, lock_reason, title, place, version,
       programme, module, part, from_pattern, cancel_reason
FROM session_ever
WHERE school = $1 AND session = $2 AND sequence <= $3
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kList{R"sql(
SELECT school, session, cohort, track, held_on, slot, start_minute, end_minute, time_zone,
       starts_at, planned_minutes, kind, delivery, state, lock_reason, title, place, version,
       programme, module, part, from_pattern, cancel_reason
FROM session
WHERE school = $1 AND cohort = $2 AND track = $3
  AND (held_on, slot, part, session) > ($4, $5, $6, $7) AND held_on <= $8
  AND ($9 = '' OR state = $9) AND ($10 = '' OR slot = $10)
ORDER BY held_on, slot, part, session LIMIT $11
)sql"};

// The view of all versions cannot be joined: SQLite would read all of it first. What a
// version never changes bounds both halves.
constexpr Sql kListVersions{R"sql(
SELECT school, session, cohort, track, held_on, slot, start_minute, end_minute, time_zone,
       starts_at, planned_minutes, kind, delivery, state, lock_reason, title, place, version,
       programme, module, part, from_pattern, cancel_reason, sequence
FROM session
WHERE school = $1 AND cohort = $2 AND track = $3 AND held_on >= $4 AND held_on <= $5
  AND sequence <= $6
UNION ALL
SELECT h.school, h.session, h.cohort, h.track, h.held_on, h.slot, h.start_minute, h.end_minute,
       h.time_zone, h.starts_at, h.planned_minutes, h.kind, h.delivery, h.state, h.lock_reason,
       h.title, h.place, h.version, h.programme, h.module, h.part, h.from_pattern,
       h.cancel_reason, h.sequence
FROM session AS s JOIN session_history AS h
  ON h.school = s.school AND h.session = s.session AND h.sequence <= $6
WHERE s.school = $1 AND s.cohort = $2 AND s.track = $3 AND s.held_on >= $4 AND s.held_on <= $5
ORDER BY held_on, slot, part, session, version
)sql"};

constexpr Sql kListTrainees{R"sql(
SELECT school, enrolment FROM session_trainee WHERE school = $1 AND session = $2 ORDER BY enrolment
)sql"};

constexpr Sql kReadVersion{R"sql(
SELECT session, cohort, track, held_on, slot, start_minute, end_minute, time_zone, starts_at,
       planned_minutes, kind, delivery, state, lock_reason, title, place, programme, module, part,
       from_pattern, cancel_reason
FROM session_ever
WHERE school = $1 AND session = $2 AND version = $3
)sql"};

constexpr Sql kCountVersions{R"sql(
SELECT COUNT(*) FROM session_ever WHERE school = $1
)sql"};

constexpr Sql kReadTrainee{R"sql(
SELECT session, enrolment FROM session_trainee
WHERE school = $1 AND session = $2 AND enrolment = $3 AND version = $4
)sql"};

constexpr Sql kCountTrainees{R"sql(
SELECT COUNT(*) FROM session_trainee WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {&kInsert,        &kInsertTrainee, &kUpdate,
                                      &kFind,          &kFindAsOf,      &kList,
                                      &kListVersions,  &kListTrainees,  &kReadVersion,
                                      &kCountVersions, &kReadTrainee,   &kCountTrainees};

constexpr Snapshot kSnapshots[] = {
    {"sessions/#", &kReadVersion, "bbbbbiibiibbbbbbbbbib", &kCountVersions},
    {"sessions/#/trainees/#", &kReadTrainee, "bb", &kCountTrainees}};

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
                          .part = rows.Text(20),
                          .is_from_pattern = rows.Integer(21) == 1,
                          .cancel_reason = rows.Text(22),
                          .version = rows.Integer(17)};
  if (!rows.IsNull(16)) session.place = domain::PlaceName{rows.Text(0), rows.Text(16)};
  if (!rows.IsNull(18)) {
    session.module = domain::ModuleName{rows.Text(0), rows.Text(18), rows.Text(19)};
  }
  return session;
}

// Those of a part are written with it, once.
domain::Session WithTrainees(Transaction& transaction, domain::Session session) {
  if (session.part.empty()) return session;
  Rows rows = transaction.Query(kListTrainees, {session.name.school, session.name.id});
  while (rows.Next()) session.trainees.push_back({rows.Text(0), rows.Id(1)});
  return session;
}

template <class Enum>
std::string_view WordOrEmpty(const std::optional<Enum>& choice) {
  return choice ? domain::WordOf(*choice) : std::string_view();
}

// Where a list begins: one bound for the index to seek, made of the filter's first
// day (before its morning) and the end of the page before.
SessionPlace BoundOf(const SessionFilter& filter, const std::optional<SessionPlace>& after) {
  const absl::CivilDay first_on = filter.first_on.value_or(absl::CivilDay(1, 1, 1));
  if (!after || after->day < first_on) return {.day = first_on};
  return *after;
}

// What is named by slugs, as columns.
struct NamesOf {
  explicit NamesOf(const domain::Session& session) {
    if (session.place) place = session.place->slug;
    if (!session.module) return;
    programme = session.module->programme;
    module = session.module->slug;
  }

  std::optional<std::string> place;
  std::optional<std::string> programme;
  std::optional<std::string> module;
};

void NoteVersion(Transaction& transaction, const domain::Session& session, ChangeKind kind,
                 std::int64_t version) {
  const NamesOf names(session);
  transaction.Note(kind, session.name.ToString(), version,
                   {session.name.id,       session.track.cohort,
                    session.track.slug,    session.at.day,
                    session.at.slot,       MinuteOf(session.start),
                    MinuteOf(session.end), session.time_zone,
                    session.starts_at,     session.planned_minutes,
                    session.kind,          session.delivery,
                    session.state,         session.lock_reason,
                    session.title,         names.place,
                    names.programme,       names.module,
                    session.part,          session.is_from_pattern ? 1 : 0,
                    session.cancel_reason});
}

void InsertTrainees(Transaction& transaction, const domain::Session& session) {
  for (const domain::EnrolmentName& trainee : session.trainees) {
    transaction.Execute(kInsertTrainee, {session.name.school, session.name.id, trainee.id,
                                         transaction.stamp().sequence});
    transaction.Note(ChangeKind::kCreated,
                     session.name.ToString() + "/trainees/" + domain::ToText(trainee.id), 1,
                     {session.name.id, trainee.id});
  }
}

}  // namespace

bool InsertSession(Transaction& transaction, const domain::Session& session) {
  const NamesOf names(session);
  const auto inserted = transaction.Execute(kInsert, {session.name.school,
                                                      session.name.id,
                                                      session.track.cohort,
                                                      session.track.slug,
                                                      session.at.day,
                                                      session.at.slot,
                                                      MinuteOf(session.start),
                                                      MinuteOf(session.end),
                                                      session.time_zone,
                                                      session.starts_at,
                                                      session.planned_minutes,
                                                      session.kind,
                                                      session.delivery,
                                                      session.state,
                                                      session.title,
                                                      names.place,
                                                      names.programme,
                                                      names.module,
                                                      session.part,
                                                      session.is_from_pattern ? 1 : 0,
                                                      transaction.stamp().sequence});
  if (inserted != 1) return false;
  NoteVersion(transaction, session, ChangeKind::kCreated, 1);
  InsertTrainees(transaction, session);
  return true;
}

void UpdateSession(Transaction& transaction, const domain::Session& session) {
  const NamesOf names(session);
  transaction.Execute(kUpdate, {session.name.school, session.name.id, MinuteOf(session.start),
                                MinuteOf(session.end), session.time_zone, session.starts_at,
                                session.planned_minutes, session.delivery, names.programme,
                                names.module, session.state, session.lock_reason,
                                session.cancel_reason, transaction.stamp().sequence});
  NoteVersion(transaction, session, ChangeKind::kUpdated, session.version + 1);
}

std::optional<domain::Session> FindSession(Transaction& transaction,
                                           const domain::SessionName& name, AsOf as_of) {
  Rows rows = as_of.IsLatest()
                  ? transaction.Query(kFind, {name.school, name.id})
                  : transaction.Query(kFindAsOf, {name.school, name.id, as_of.sequence});
  if (!rows.Next()) return std::nullopt;
  return WithTrainees(transaction, ReadSession(rows));
}

std::vector<domain::Session> ListSessions(Transaction& transaction, const domain::TrackName& track,
                                          const SessionFilter& filter,
                                          const std::optional<SessionPlace>& after,
                                          std::int64_t limit) {
  const SessionPlace bound = BoundOf(filter, after);
  const absl::CivilDay last_on = filter.last_on.value_or(absl::CivilDay(9999, 12, 31));
  return ReadSessions(
      transaction, kList,
      {track.school, track.cohort, track.slug, bound.day, bound.slot, bound.part, bound.id, last_on,
       WordOrEmpty(filter.state), WordOrEmpty(filter.slot), limit});
}

std::vector<SessionVersion> ListSessionVersions(Transaction& transaction,
                                                const domain::TrackName& track,
                                                absl::CivilDay first_on, absl::CivilDay last_on,
                                                AsOf as_of) {
  std::vector<SessionVersion> versions;
  Rows rows = transaction.Query(
      kListVersions, {track.school, track.cohort, track.slug, first_on, last_on, as_of.sequence});
  while (rows.Next()) versions.push_back({ReadSession(rows), rows.Integer(23)});
  for (SessionVersion& version : versions) {
    version.session = WithTrainees(transaction, std::move(version.session));
  }
  return versions;
}

std::vector<domain::Session> ReadSessions(Transaction& transaction, const Sql& sql,
                                          std::initializer_list<Value> values) {
  std::vector<domain::Session> sessions;
  Rows rows = transaction.Query(sql, values);
  while (rows.Next()) sessions.push_back(ReadSession(rows));
  for (domain::Session& session : sessions) {
    session = WithTrainees(transaction, std::move(session));
  }
  return sessions;
}

Statements SessionStatements() { return kStatements; }

Snapshots SessionSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage
