#include "storage/attendance_record_store.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "domain/register.h"
#include "storage/attendance_facts_store.h"
#include "storage/half_day.h"

namespace ecloserie::storage {
namespace {

// As in every statement below: the row as it is, when it was written by then; else
// its versions until then, the older first. The views of all versions cannot be
// joined, because SQLite would read all of them first; and joins are CROSS, because
// it would begin with all that a school has.
constexpr Sql kSessions{R"sql(
SELECT s.session AS session, s.track, s.held_on AS held_on, s.slot AS slot, s.start_minute,
       s.end_minute, s.starts_at, s.planned_minutes, s.delivery, s.state, s.version AS version,
       s.part
FROM track AS t CROSS JOIN session AS s
WHERE t.school = $1 AND t.cohort = $2
  AND s.school = t.school AND s.cohort = t.cohort AND s.track = t.track
  AND s.held_on >= $4 AND s.held_on <= $5
  AND s.sequence <= $3
UNION ALL
SELECT h.session, h.track, h.held_on, h.slot, h.start_minute, h.end_minute, h.starts_at,
       h.planned_minutes, h.delivery, h.state, h.version, h.part
FROM track AS t CROSS JOIN session AS s CROSS JOIN session_history AS h
WHERE t.school = $1 AND t.cohort = $2
  AND s.school = t.school AND s.cohort = t.cohort AND s.track = t.track
  AND s.held_on >= $4 AND s.held_on <= $5
  AND s.sequence > $3
  AND h.school = s.school AND h.session = s.session AND h.sequence <= $3
ORDER BY held_on, slot, session, version
)sql"};

constexpr Sql kRosters{R"sql(
SELECT r.session, r.enrolment
FROM track AS t CROSS JOIN session AS s CROSS JOIN roster AS r
WHERE t.school = $1 AND t.cohort = $2
  AND s.school = t.school AND s.cohort = t.cohort AND s.track = t.track
  AND s.held_on >= $4 AND s.held_on <= $5
  AND r.school = s.school AND r.session = s.session AND r.sequence <= $3
)sql"};

constexpr Sql kRostersOfOne{R"sql(
SELECT r.session, r.enrolment
FROM track AS t CROSS JOIN session AS s CROSS JOIN roster AS r
WHERE t.school = $1 AND t.cohort = $2
  AND s.school = t.school AND s.cohort = t.cohort AND s.track = t.track
  AND s.held_on >= $4 AND s.held_on <= $5
  AND r.school = s.school AND r.session = s.session AND r.enrolment = $6 AND r.sequence <= $3
)sql"};

// For whom the parts of half-days are.
constexpr Sql kNamed{R"sql(
SELECT n.session, n.enrolment
FROM track AS t CROSS JOIN session AS s CROSS JOIN session_trainee AS n
WHERE t.school = $1 AND t.cohort = $2
  AND s.school = t.school AND s.cohort = t.cohort AND s.track = t.track
  AND s.held_on >= $4 AND s.held_on <= $5 AND s.part <> ''
  AND n.school = s.school AND n.session = s.session AND n.sequence <= $3
)sql"};

// The second half asks nothing of a reader who wants what is recorded now.
constexpr Sql kMarks{R"sql(
SELECT m.session, m.enrolment, m.presence, m.minutes_late, m.minutes_left_early,
       m.minutes_attended, m.channel, m.version, m.intervals
FROM track AS t CROSS JOIN session AS s CROSS JOIN mark AS m
WHERE t.school = $1 AND t.cohort = $2
  AND s.school = t.school AND s.cohort = t.cohort AND s.track = t.track
  AND s.held_on >= $4 AND s.held_on <= $5
  AND m.school = s.school AND m.session = s.session AND m.sequence <= $3
UNION ALL
SELECT h.session, h.enrolment, h.presence, h.minutes_late, h.minutes_left_early,
       h.minutes_attended, h.channel, h.version, h.intervals
FROM track AS t CROSS JOIN session AS s CROSS JOIN mark AS m CROSS JOIN mark_history AS h
WHERE t.school = $1 AND t.cohort = $2
  AND s.school = t.school AND s.cohort = t.cohort AND s.track = t.track
  AND s.held_on >= $4 AND s.held_on <= $5
  AND $3 < 9223372036854775807 AND m.school = s.school AND m.session = s.session
  AND m.sequence > $3 AND h.school = m.school AND h.session = m.session
  AND h.enrolment = m.enrolment AND h.sequence <= $3
)sql"};

constexpr Sql kMarksOfOne{R"sql(
SELECT m.session, m.enrolment, m.presence, m.minutes_late, m.minutes_left_early,
       m.minutes_attended, m.channel, m.version, m.intervals
FROM track AS t CROSS JOIN session AS s CROSS JOIN mark AS m
WHERE t.school = $1 AND t.cohort = $2
  AND s.school = t.school AND s.cohort = t.cohort AND s.track = t.track
  AND s.held_on >= $4 AND s.held_on <= $5
  AND m.school = s.school AND m.session = s.session AND m.enrolment = $6 AND m.sequence <= $3
UNION ALL
SELECT h.session, h.enrolment, h.presence, h.minutes_late, h.minutes_left_early,
       h.minutes_attended, h.channel, h.version, h.intervals
FROM track AS t CROSS JOIN session AS s CROSS JOIN mark AS m CROSS JOIN mark_history AS h
WHERE t.school = $1 AND t.cohort = $2
  AND s.school = t.school AND s.cohort = t.cohort AND s.track = t.track
  AND s.held_on >= $4 AND s.held_on <= $5
  AND m.school = s.school AND m.session = s.session AND m.enrolment = $6
  AND m.sequence > $3 AND h.school = m.school AND h.session = m.session
  AND h.enrolment = m.enrolment AND h.sequence <= $3
)sql"};

constexpr const Sql* kStatements[] = {&kSessions, &kRosters, &kRostersOfOne,
                                      &kNamed,    &kMarks,   &kMarksOfOne};

struct HashOfId {
  std::size_t operator()(const domain::Uuid& id) const {
    return std::hash<std::string_view>()(
        std::string_view(reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()));
  }
};
using Places = std::unordered_map<domain::Uuid, std::size_t, HashOfId>;

domain::RecordedSession ReadSession(const Rows& rows, const domain::CohortName& cohort) {
  const domain::HalfDay at = ReadHalfDay(rows, 2);
  const domain::MinuteRange minutes{.begin = rows.Integer(4), .end = rows.Integer(5)};
  return {.name = {cohort.school, rows.Id(0)},
          .track = {cohort.school, cohort.slug, rows.Text(1)},
          .at = at,
          .window = {.day = at.day, .minutes = minutes, .planned_minutes = rows.Integer(7)},
          .delivery = rows.Choice<domain::Delivery>(8),
          .state = rows.Choice<domain::SessionState>(9),
          .ends_at = rows.At(6) + absl::Minutes(minutes.end - minutes.begin),
          .is_part = !rows.Text(11).empty(),
          .version = rows.Integer(10)};
}

std::vector<domain::RecordedSession> ReadSessions(Transaction& transaction,
                                                  const RecordScope& scope, AsOf as_of) {
  const domain::CohortName& cohort = scope.cohort;
  std::vector<domain::RecordedSession> sessions;
  Rows rows = transaction.Query(
      kSessions, {cohort.school, cohort.slug, as_of.sequence, scope.first_on, scope.last_on});
  while (rows.Next()) {
    domain::RecordedSession session = ReadSession(rows, cohort);
    if (!sessions.empty() && sessions.back().name == session.name) sessions.pop_back();
    sessions.push_back(std::move(session));
  }
  return sessions;
}

// Nobody wrote any down, as a rule.
std::vector<domain::MinuteRange> ReadIntervals(const Rows& rows, int column) {
  const std::string text = rows.Text(column);
  if (text.empty()) return {};
  const auto intervals = domain::ParseIntervals(text);
  if (!intervals) throw StoreDefect("stored intervals are not readable");
  std::vector<domain::MinuteRange> ranges;
  for (const domain::Interval& interval : *intervals) {
    ranges.push_back(
        {.begin = domain::MinuteOf(interval.start), .end = domain::MinuteOf(interval.end)});
  }
  return ranges;
}

domain::RecordedLine ReadLine(const Rows& rows) {
  return {.is_on_roster = true,
          .mark = {.presence = rows.Choice<domain::Presence>(2),
                   .minutes_late = rows.Integer(3),
                   .minutes_left_early = rows.Integer(4),
                   .minutes_attended = rows.Integer(5),
                   .attended = ReadIntervals(rows, 8)},
          .is_remote = rows.Choice<domain::Channel>(6) != domain::Channel::kOnSite,
          .version = rows.Integer(7)};
}

// Finds the line of a session and a trainee among those of the record.
class Lines {
 public:
  explicit Lines(domain::AttendanceRecord& record) : record_(record) {
    for (std::size_t i = 0; i < record.sessions.size(); ++i) {
      sessions_[record.sessions[i].name.id] = i;
    }
    for (std::size_t i = 0; i < record.trainees.size(); ++i) {
      trainees_[record.trainees[i].name.id] = i;
      record.trainees[i].lines.resize(record.sessions.size());
    }
    found_ = sessions_.end();
  }

  // Nothing when either was recorded later.
  domain::RecordedLine* Find(const Rows& rows) {
    // The rows of a session are neighbours.
    const domain::Uuid session = rows.Id(0);
    if (found_ == sessions_.end() || found_->first != session) found_ = sessions_.find(session);
    const auto trainee = trainees_.find(rows.Id(1));
    if (found_ == sessions_.end() || trainee == trainees_.end()) return nullptr;
    return &record_.trainees[trainee->second].lines[found_->second];
  }

 private:
  domain::AttendanceRecord& record_;
  Places sessions_;
  Places trainees_;
  Places::const_iterator found_;
};

Rows QueryOne(Transaction& transaction, const Sql& of_all, const Sql& of_one,
              const RecordScope& scope, AsOf as_of) {
  const auto& [school, cohort] = scope.cohort;
  if (!scope.enrolment) {
    return transaction.Query(of_all,
                             {school, cohort, as_of.sequence, scope.first_on, scope.last_on});
  }
  return transaction.Query(
      of_one, {school, cohort, as_of.sequence, scope.first_on, scope.last_on, scope.enrolment->id});
}

void ReadNamed(Transaction& transaction, const RecordScope& scope, AsOf as_of, Lines& lines) {
  const auto& [school, cohort] = scope.cohort;
  Rows rows =
      transaction.Query(kNamed, {school, cohort, as_of.sequence, scope.first_on, scope.last_on});
  while (rows.Next()) {
    if (domain::RecordedLine* line = lines.Find(rows)) line->is_named = true;
  }
}

void ReadLines(Transaction& transaction, const RecordScope& scope, AsOf as_of,
               domain::AttendanceRecord& record) {
  Lines lines(record);
  {
    Rows rows = QueryOne(transaction, kRosters, kRostersOfOne, scope, as_of);
    while (rows.Next()) {
      if (domain::RecordedLine* line = lines.Find(rows)) line->is_on_roster = true;
    }
  }
  ReadNamed(transaction, scope, as_of, lines);
  Rows rows = QueryOne(transaction, kMarks, kMarksOfOne, scope, as_of);
  while (rows.Next()) {
    domain::RecordedLine* line = lines.Find(rows);
    if (line == nullptr || line->version >= rows.Integer(7)) continue;
    const bool is_named = line->is_named;
    *line = ReadLine(rows);
    line->is_named = is_named;
  }
}

}  // namespace

domain::AttendanceRecord ReadAttendanceRecord(Transaction& transaction, const RecordScope& scope,
                                              AsOf as_of) {
  domain::AttendanceRecord record{.sessions = ReadSessions(transaction, scope, as_of),
                                  .trainees = ReadRecordedTrainees(transaction, scope, as_of)};
  ReadLines(transaction, scope, as_of, record);
  return record;
}

Statements AttendanceRecordStatements() { return kStatements; }

}  // namespace ecloserie::storage
