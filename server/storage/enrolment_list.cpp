#include "storage/enrolment_list.h"

#include "storage/enrolment_store.h"
#include "storage/half_day.h"
#include "storage/person_store.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kList{R"sql(
SELECT e.school, e.enrolment, e.cohort, e.person, e.application, e.state, e.entry_on,
       e.entry_slot, e.exit_on, e.exit_slot, e.seat_price_cents, e.version,
       p.person, p.sealed, p.version,
       (SELECT k.wrapped_key FROM person_key AS k WHERE k.school = p.school AND k.person = p.person)
FROM enrolment AS e JOIN person AS p ON p.school = e.school AND p.person = e.person
WHERE e.school = $1 AND e.enrolment > $2
  AND (CAST($3 AS TEXT) IS NULL OR e.cohort = $3)
  AND (e.person = $4 OR $4 IS NULL)
  AND (CAST($5 AS TEXT) IS NULL OR EXISTS (
        SELECT 1 FROM placement AS l
        WHERE l.school = e.school AND l.enrolment = e.enrolment AND l.track = $5))
  AND (CAST($6 AS TEXT) IS NULL OR (EXISTS (
        SELECT 1 FROM placement AS l
        WHERE l.school = e.school AND l.enrolment = e.enrolment
          AND (CAST($5 AS TEXT) IS NULL OR l.track = $5) AND l.is_void = 0
          AND (l.first_on, l.first_slot) <= ($6, $7)
          AND (l.last_on IS NULL OR (l.last_on, l.last_slot) >= ($6, $7)))
      AND NOT EXISTS (
        SELECT 1 FROM suspension AS l
        WHERE l.school = e.school AND l.enrolment = e.enrolment
          AND l.is_void = 0
          AND (l.first_on, l.first_slot) <= ($6, $7)
          AND (l.last_on IS NULL OR (l.last_on, l.last_slot) >= ($6, $7)))))
ORDER BY e.enrolment LIMIT $8
)sql"};

constexpr const Sql* kStatements[] = {&kList};

}  // namespace

std::vector<EnrolmentOfPerson> ListEnrolments(Transaction& transaction,
                                              const EnrolmentFilter& filter,
                                              const domain::Uuid& after, std::int64_t limit) {
  std::vector<EnrolmentOfPerson> files;
  Rows rows = transaction.Query(kList, {filter.school, after, filter.cohort, filter.person,
                                        filter.track, DayOf(filter.on), SlotOf(filter.on), limit});
  while (rows.Next()) {
    files.push_back(
        {.enrolment = ReadEnrolment(rows), .trainee = ReadPerson(rows, filter.school, 12)});
  }
  return files;
}

Statements EnrolmentListStatements() { return kStatements; }

}  // namespace ecloserie::storage
