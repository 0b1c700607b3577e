#include "storage/register_store.h"

#include <map>
#include <string>
#include <utility>

#include "storage/person_store.h"

namespace ecloserie::storage {
namespace {

// AM sorts before PM. The dated rows decide, and not the state: whoever leaves next
// month is expected until then. The placements of a no-show are void. Of a part those come for
// whom it is.
constexpr Sql kInsertRoster{R"sql(
INSERT INTO roster (school, session, enrolment, origin, sequence)
SELECT p.school, $2, p.enrolment, 'OPENING', $7
FROM placement AS p
WHERE p.school = $1 AND p.cohort = $3 AND p.track = $4 AND p.is_void = 0
  AND (p.first_on, p.first_slot) <= ($5, $6)
  AND (p.last_on IS NULL OR (p.last_on, p.last_slot) >= ($5, $6))
  AND NOT EXISTS (
        SELECT 1 FROM suspension AS u
        WHERE u.school = p.school AND u.enrolment = p.enrolment AND u.is_void = 0
          AND (u.first_on, u.first_slot) <= ($5, $6)
          AND (u.last_on IS NULL OR (u.last_on, u.last_slot) >= ($5, $6)))
  AND ($8 = '' OR EXISTS (SELECT 1 FROM session_trainee AS n
                          WHERE n.school = p.school AND n.session = $2
                            AND n.enrolment = p.enrolment))
ON CONFLICT (school, session, enrolment) DO NOTHING
)sql"};

constexpr Sql kListMarks{R"sql(
SELECT r.school, r.enrolment, m.presence, m.minutes_late, m.minutes_left_early,
       m.minutes_attended, m.intervals, m.channel, m.capture, m.marked_by, m.marked_at, m.version
FROM roster AS r LEFT JOIN mark AS m
  ON m.school = r.school AND m.session = r.session AND m.enrolment = r.enrolment
WHERE r.school = $1 AND r.session = $2
ORDER BY r.enrolment
)sql"};

constexpr Sql kFindMark{R"sql(
SELECT r.school, r.enrolment, m.presence, m.minutes_late, m.minutes_left_early,
       m.minutes_attended, m.intervals, m.channel, m.capture, m.marked_by, m.marked_at, m.version
FROM roster AS r LEFT JOIN mark AS m
  ON m.school = r.school AND m.session = r.session AND m.enrolment = r.enrolment
WHERE r.school = $1 AND r.session = $2 AND r.enrolment = $3
)sql"};

constexpr Sql kFindMarkVersion{R"sql(
SELECT school, enrolment, presence, minutes_late, minutes_left_early,
       minutes_attended, intervals, channel, capture, marked_by, marked_at, version
FROM mark_ever
WHERE school = $1 AND session = $2 AND enrolment = $3 AND version = $4
)sql"};

constexpr Sql kListLines{R"sql(
SELECT r.school, r.enrolment, m.presence, m.minutes_late, m.minutes_left_early,
       m.minutes_attended, m.intervals, m.channel, m.capture, m.marked_by, m.marked_at, m.version,
       r.origin, p.person, p.sealed, p.version,
       (SELECT k.wrapped_key FROM person_key AS k WHERE k.school = p.school AND k.person = p.person)
FROM roster AS r
JOIN enrolment AS e ON e.school = r.school AND e.enrolment = r.enrolment
JOIN person AS p ON p.school = e.school AND p.person = e.person
LEFT JOIN mark AS m
  ON m.school = r.school AND m.session = r.session AND m.enrolment = r.enrolment
WHERE r.school = $1 AND r.session = $2
)sql"};

// Every version until then, the older first. Both tables are spelt out, because
// SQLite reads all of a view of versions before it joins it.
constexpr Sql kListTraineesAsOf{R"sql(
SELECT r.school, r.enrolment AS enrolment, r.origin, p.person, p.sealed, p.version AS version,
       (SELECT k.wrapped_key FROM person_key AS k WHERE k.school = p.school AND k.person = p.person)
FROM roster AS r
JOIN enrolment AS e ON e.school = r.school AND e.enrolment = r.enrolment
JOIN person AS p ON p.school = e.school AND p.person = e.person
WHERE r.school = $1 AND r.session = $2 AND r.sequence <= $3 AND p.sequence <= $3
UNION ALL
SELECT r.school, r.enrolment, r.origin, h.person, h.sealed, h.version,
       (SELECT k.wrapped_key FROM person_key AS k WHERE k.school = h.school AND k.person = h.person)
FROM roster AS r
JOIN enrolment AS e ON e.school = r.school AND e.enrolment = r.enrolment
JOIN person_history AS h ON h.school = e.school AND h.person = e.person
WHERE r.school = $1 AND r.session = $2 AND r.sequence <= $3 AND h.sequence <= $3
ORDER BY enrolment, version
)sql"};

// As above.
constexpr Sql kListMarksAsOf{R"sql(
SELECT school, enrolment, presence, minutes_late, minutes_left_early,
       minutes_attended, intervals, channel, capture, marked_by, marked_at, version
FROM mark_ever
WHERE school = $1 AND session = $2 AND sequence <= $3
ORDER BY enrolment, version
)sql"};

constexpr Sql kInsertMark{R"sql(
INSERT INTO mark (school, session, enrolment, presence, minutes_late, minutes_left_early,
                  minutes_attended, intervals, channel, capture, marked_by, marked_at, version,
                  sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, $13)
)sql"};

constexpr Sql kUpdateMark{R"sql(
UPDATE mark
SET presence = $4, minutes_late = $5, minutes_left_early = $6, minutes_attended = $7,
    intervals = $8, channel = $9, capture = $10, marked_by = $11, marked_at = $12,
    version = version + 1, sequence = $13
WHERE school = $1 AND session = $2 AND enrolment = $3
)sql"};

constexpr Sql kCountUnmarked{R"sql(
SELECT COUNT(*) FROM roster AS r
WHERE r.school = $1 AND r.session = $2
  AND NOT EXISTS (SELECT 1 FROM mark AS m
                  WHERE m.school = r.school AND m.session = r.session
                    AND m.enrolment = r.enrolment)
)sql"};

constexpr Sql kSequenceOf{R"sql(
SELECT sequence FROM session_ever WHERE school = $1 AND session = $2 AND version = $3
)sql"};

constexpr Sql kListChangedAfter{R"sql(
SELECT school, enrolment FROM mark
WHERE school = $1 AND session = $2 AND sequence > $3
UNION
SELECT school, enrolment FROM roster
WHERE school = $1 AND session = $2 AND sequence > $3 AND origin = 'LATE'
ORDER BY enrolment LIMIT $4
)sql"};

constexpr Sql kReadVersion{R"sql(
SELECT session, enrolment, presence, minutes_late, minutes_left_early, minutes_attended, intervals,
       channel, capture, marked_by, marked_at
FROM mark_ever
WHERE school = $1 AND session = $2 AND enrolment = $3 AND version = $4
)sql"};

constexpr Sql kCountVersions{R"sql(
SELECT COUNT(*) FROM mark_ever WHERE school = $1
)sql"};

constexpr Sql kFindAttended{R"sql(
SELECT s.school, s.session
FROM session AS s
WHERE s.school = $1 AND s.cohort = $2
  AND EXISTS (SELECT 1 FROM mark AS m
              WHERE m.school = s.school AND m.session = s.session AND m.enrolment = $3
                AND (m.presence = 'PRESENT' OR m.presence = 'PARTIAL'))
LIMIT 1
)sql"};

constexpr const Sql* kStatements[] = {
    &kFindAttended,  &kInsertRoster,     &kListMarks,        &kFindMark,    &kFindMarkVersion,
    &kListLines,     &kListTraineesAsOf, &kListMarksAsOf,    &kInsertMark,  &kUpdateMark,
    &kCountUnmarked, &kSequenceOf,       &kListChangedAfter, &kReadVersion, &kCountVersions};

constexpr Snapshot kSnapshots[] = {
    {"sessions/#/marks/#", &kReadVersion, "bbbiiibbbbi", &kCountVersions}};

std::vector<domain::Interval> ReadIntervals(const Rows& rows, int column) {
  auto intervals = domain::ParseIntervals(rows.Text(column));
  if (!intervals) throw StoreDefect("stored intervals are not readable");
  return *std::move(intervals);
}

domain::Mark ReadMark(const Rows& rows) {
  if (rows.IsNull(2)) return {.enrolment = {rows.Text(0), rows.Id(1)}};
  domain::Mark mark = ReadWhatItSays(rows);
  mark.capture = rows.Choice<domain::Capture>(8);
  mark.marked_by = rows.Text(9);
  mark.marked_at = rows.At(10);
  mark.version = rows.Integer(11);
  return mark;
}

using LinesByEnrolment = std::map<domain::EnrolmentName, LineOfPerson>;

LinesByEnrolment ListTraineesAsOf(Transaction& transaction, const domain::SessionName& session,
                                  AsOf as_of) {
  LinesByEnrolment lines;
  Rows rows = transaction.Query(kListTraineesAsOf, {session.school, session.id, as_of.sequence});
  while (rows.Next()) {
    const domain::EnrolmentName enrolment{rows.Text(0), rows.Id(1)};
    lines[enrolment] = {.mark = {.enrolment = enrolment},
                        .origin = rows.Choice<domain::RosterOrigin>(2),
                        .trainee = ReadPerson(rows, session.school, 3)};
  }
  return lines;
}

std::vector<LineOfPerson> ListLinesAsOf(Transaction& transaction,
                                        const domain::SessionName& session, AsOf as_of) {
  LinesByEnrolment lines_of = ListTraineesAsOf(transaction, session, as_of);
  Rows rows = transaction.Query(kListMarksAsOf, {session.school, session.id, as_of.sequence});
  while (rows.Next()) {
    domain::Mark mark = ReadMark(rows);
    LineOfPerson& line = lines_of[mark.enrolment];
    line.mark = std::move(mark);
  }
  std::vector<LineOfPerson> lines;
  lines.reserve(lines_of.size());
  for (auto& [enrolment, line] : lines_of) lines.push_back(std::move(line));
  return lines;
}

}  // namespace

void InsertRoster(Transaction& transaction, const domain::Session& session) {
  transaction.Execute(kInsertRoster, {session.name.school, session.name.id, session.track.cohort,
                                      session.track.slug, session.at.day, session.at.slot,
                                      transaction.stamp().sequence, session.part});
}

std::vector<domain::Mark> ListMarks(Transaction& transaction, const domain::SessionName& session) {
  std::vector<domain::Mark> marks;
  Rows rows = transaction.Query(kListMarks, {session.school, session.id});
  while (rows.Next()) marks.push_back(ReadMark(rows));
  return marks;
}

std::optional<domain::Mark> FindMark(Transaction& transaction, const domain::SessionName& session,
                                     const domain::EnrolmentName& enrolment) {
  Rows rows = transaction.Query(kFindMark, {session.school, session.id, enrolment.id});
  if (!rows.Next()) return std::nullopt;
  return ReadMark(rows);
}

std::optional<domain::Mark> FindMarkVersion(Transaction& transaction,
                                            const domain::SessionName& session,
                                            const domain::EnrolmentName& enrolment,
                                            std::int64_t version) {
  Rows rows =
      transaction.Query(kFindMarkVersion, {session.school, session.id, enrolment.id, version});
  if (!rows.Next()) return std::nullopt;
  return ReadMark(rows);
}

domain::Mark ReadWhatItSays(const Rows& rows) {
  return {.enrolment = {rows.Text(0), rows.Id(1)},
          .presence = rows.Choice<domain::Presence>(2),
          .minutes_late = rows.Integer(3),
          .minutes_left_early = rows.Integer(4),
          .minutes_attended = rows.Integer(5),
          .intervals = ReadIntervals(rows, 6),
          .channel = rows.Choice<domain::Channel>(7)};
}

std::vector<LineOfPerson> ListRegisterLines(Transaction& transaction,
                                            const domain::SessionName& session, AsOf as_of) {
  if (!as_of.IsLatest()) return ListLinesAsOf(transaction, session, as_of);
  std::vector<LineOfPerson> lines;
  Rows rows = transaction.Query(kListLines, {session.school, session.id});
  while (rows.Next()) {
    lines.push_back({.mark = ReadMark(rows),
                     .origin = rows.Choice<domain::RosterOrigin>(12),
                     .trainee = ReadPerson(rows, session.school, 13)});
  }
  return lines;
}

// Two statements and not one INSERT ... ON CONFLICT: under that one SQLite copies
// every page it touches, in case it has to undo a half.
void PutMarks(Transaction& transaction, const domain::SessionName& session,
              const std::vector<domain::Mark>& marks) {
  const std::string collection = session.ToString() + "/marks/";
  for (const domain::Mark& mark : marks) {
    const bool is_first = mark.version == 1;
    const std::string intervals = domain::IntervalsText(mark.intervals);
    transaction.Execute(
        is_first ? kInsertMark : kUpdateMark,
        {session.school, session.id, mark.enrolment.id, mark.presence, mark.minutes_late,
         mark.minutes_left_early, mark.minutes_attended, intervals, mark.channel, mark.capture,
         mark.marked_by, mark.marked_at, transaction.stamp().sequence});
    transaction.Note(is_first ? ChangeKind::kCreated : ChangeKind::kUpdated,
                     collection + domain::ToText(mark.enrolment.id), mark.version,
                     {session.id, mark.enrolment.id, mark.presence, mark.minutes_late,
                      mark.minutes_left_early, mark.minutes_attended, intervals, mark.channel,
                      mark.capture, mark.marked_by, mark.marked_at});
  }
}

std::int64_t CountUnmarked(Transaction& transaction, const domain::SessionName& session) {
  Rows rows = transaction.Query(kCountUnmarked, {session.school, session.id});
  rows.Next();
  return rows.Integer(0);
}

AsOf AsOfVersion(Transaction& transaction, const domain::SessionName& session,
                 std::int64_t version) {
  Rows rows = transaction.Query(kSequenceOf, {session.school, session.id, version});
  return {.sequence = rows.Next() ? rows.Integer(0) : 0};
}

std::vector<domain::EnrolmentName> ListChangedAfter(Transaction& transaction,
                                                    const domain::SessionName& session, AsOf as_of,
                                                    std::int64_t limit) {
  std::vector<domain::EnrolmentName> enrolments;
  Rows rows =
      transaction.Query(kListChangedAfter, {session.school, session.id, as_of.sequence, limit});
  while (rows.Next()) enrolments.push_back({rows.Text(0), rows.Id(1)});
  return enrolments;
}

std::optional<domain::SessionName> FindAttended(Transaction& transaction,
                                                const domain::CohortName& cohort,
                                                const domain::EnrolmentName& enrolment) {
  Rows rows = transaction.Query(kFindAttended, {cohort.school, cohort.slug, enrolment.id});
  if (!rows.Next()) return std::nullopt;
  return domain::SessionName{rows.Text(0), rows.Id(1)};
}

Statements RegisterStatements() { return kStatements; }

Snapshots RegisterSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage
