#include "storage/overdue_store.h"

#include "storage/half_day.h"

namespace ecloserie::storage {
namespace {

// Microseconds of a minute. The index holds the unlocked only.
constexpr Sql kList{R"sql(
SELECT s.session AS session, s.cohort, s.track, s.held_on, s.slot, s.state,
       s.starts_at AS starts_at, s.start_minute, s.end_minute,
       (SELECT COUNT(*) FROM roster AS r
        WHERE r.school = s.school AND r.session = s.session
          AND NOT EXISTS (SELECT 1 FROM mark AS m
                          WHERE m.school = r.school AND m.session = r.session
                            AND m.enrolment = r.enrolment AND m.presence <> 'UNMARKED'))
FROM session AS s
WHERE s.school = $1 AND s.state IN ('PLANNED', 'OPEN') AND s.starts_at <= $2
  AND s.starts_at + (s.end_minute - s.start_minute) * 60000000 <= $2
  AND (s.starts_at, s.session) > ($3, $4)
  AND ($5 = '' OR s.cohort = $5) AND ($6 = '' OR s.track = $6)
ORDER BY s.starts_at, s.session LIMIT $7
)sql"};

constexpr const Sql* kStatements[] = {&kList};

}  // namespace

std::vector<OverdueRegister> ListUnlockedUntil(Transaction& transaction,
                                               const OverdueFilter& filter, absl::Time over_at,
                                               const OverdueBound& after, std::int64_t limit) {
  std::vector<OverdueRegister> registers;
  Rows rows = transaction.Query(kList, {filter.school, over_at, after.starts_at, after.session,
                                        filter.cohort, filter.track, limit});
  while (rows.Next()) {
    registers.push_back({.session = {filter.school, rows.Id(0)},
                         .track = {filter.school, rows.Text(1), rows.Text(2)},
                         .at = ReadHalfDay(rows, 3),
                         .state = rows.Choice<domain::SessionState>(5),
                         .starts_at = rows.At(6),
                         .ends_at = rows.At(6) + absl::Minutes(rows.Integer(8) - rows.Integer(7)),
                         .unmarked_count = rows.Integer(9)});
  }
  return registers;
}

Statements OverdueStatements() { return kStatements; }

}  // namespace ecloserie::storage
