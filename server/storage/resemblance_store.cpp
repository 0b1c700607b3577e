#include "storage/resemblance_store.h"

#include <algorithm>
#include <cstddef>

namespace ecloserie::storage {
namespace {

// As many traces as one statement takes; most people leave fewer. A batch that is not
// full repeats its last.
constexpr std::size_t kBatch = 24;

constexpr Sql kInsertTraces{R"sql(
INSERT INTO person_trace (school, person, trace)
VALUES ($1, $2, $3), ($1, $2, $4), ($1, $2, $5), ($1, $2, $6), ($1, $2, $7),
       ($1, $2, $8), ($1, $2, $9), ($1, $2, $10), ($1, $2, $11), ($1, $2, $12),
       ($1, $2, $13), ($1, $2, $14), ($1, $2, $15), ($1, $2, $16), ($1, $2, $17),
       ($1, $2, $18), ($1, $2, $19), ($1, $2, $20), ($1, $2, $21), ($1, $2, $22),
       ($1, $2, $23), ($1, $2, $24), ($1, $2, $25), ($1, $2, $26)
ON CONFLICT DO NOTHING
)sql"};

constexpr Sql kDeleteTraces{R"sql(
DELETE FROM person_trace WHERE school = $1 AND person = $2
)sql"};

// Not trace IN (...): over a table that PostgreSQL takes for a small one it would go
// through all the traces of the school. Each of these goes to its place in the key.
constexpr Sql kFindPeopleByTraces{R"sql(
SELECT person FROM person_trace WHERE school = $1 AND trace = $2
UNION ALL SELECT person FROM person_trace WHERE school = $1 AND trace = $3
UNION ALL SELECT person FROM person_trace WHERE school = $1 AND trace = $4
UNION ALL SELECT person FROM person_trace WHERE school = $1 AND trace = $5
UNION ALL SELECT person FROM person_trace WHERE school = $1 AND trace = $6
UNION ALL SELECT person FROM person_trace WHERE school = $1 AND trace = $7
UNION ALL SELECT person FROM person_trace WHERE school = $1 AND trace = $8
UNION ALL SELECT person FROM person_trace WHERE school = $1 AND trace = $9
UNION ALL SELECT person FROM person_trace WHERE school = $1 AND trace = $10
UNION ALL SELECT person FROM person_trace WHERE school = $1 AND trace = $11
UNION ALL SELECT person FROM person_trace WHERE school = $1 AND trace = $12
UNION ALL SELECT person FROM person_trace WHERE school = $1 AND trace = $13
UNION ALL SELECT person FROM person_trace WHERE school = $1 AND trace = $14
UNION ALL SELECT person FROM person_trace WHERE school = $1 AND trace = $15
UNION ALL SELECT person FROM person_trace WHERE school = $1 AND trace = $16
UNION ALL SELECT person FROM person_trace WHERE school = $1 AND trace = $17
UNION ALL SELECT person FROM person_trace WHERE school = $1 AND trace = $18
UNION ALL SELECT person FROM person_trace WHERE school = $1 AND trace = $19
UNION ALL SELECT person FROM person_trace WHERE school = $1 AND trace = $20
UNION ALL SELECT person FROM person_trace WHERE school = $1 AND trace = $21
UNION ALL SELECT person FROM person_trace WHERE school = $1 AND trace = $22
UNION ALL SELECT person FROM person_trace WHERE school = $1 AND trace = $23
UNION ALL SELECT person FROM person_trace WHERE school = $1 AND trace = $24
UNION ALL SELECT person FROM person_trace WHERE school = $1 AND trace = $25
)sql"};

constexpr Sql kFindPeopleByTrace{R"sql(
SELECT person FROM person_trace WHERE school = $1 AND trace = $2 ORDER BY person LIMIT $3
)sql"};

constexpr Sql kInsert{R"sql(
INSERT INTO application_resemblance (school, application, other, rule, sequence)
VALUES ($1, $2, $3, $4, $5)
)sql"};

constexpr Sql kList{R"sql(
SELECT r.other AS alike, r.rule FROM application_resemblance AS r
WHERE r.school = $1 AND r.application = $2 AND r.sequence <= $3
UNION ALL
SELECT r.application AS alike, r.rule FROM application_resemblance AS r
WHERE r.school = $1 AND r.other = $2 AND r.sequence <= $3
ORDER BY alike
)sql"};

constexpr Sql kDeleteOfPerson{R"sql(
DELETE FROM application_resemblance
WHERE school = $1 AND application IN (SELECT a.application FROM application AS a
                                      WHERE a.school = $1 AND a.person = $2)
)sql"};

constexpr Sql kDeleteWithPerson{R"sql(
DELETE FROM application_resemblance
WHERE school = $1 AND other IN (SELECT a.application FROM application AS a
                                WHERE a.school = $1 AND a.person = $2)
)sql"};

constexpr const Sql* kStatements[] = {&kInsertTraces,      &kDeleteTraces,    &kFindPeopleByTraces,
                                      &kFindPeopleByTrace, &kInsert,          &kList,
                                      &kDeleteOfPerson,    &kDeleteWithPerson};

// Binds the batch that begins at `first` behind the values that are there.
void AppendBatch(std::vector<Value>& values, const TraceDigests& traces, std::size_t first) {
  for (std::size_t i = 0; i < kBatch; ++i) {
    values.push_back(Value::OfBytes(traces[std::min(first + i, traces.size() - 1)]));
  }
}

}  // namespace

void InsertTraces(Transaction& transaction, const domain::PersonName& person,
                  const TraceDigests& traces) {
  for (std::size_t first = 0; first < traces.size(); first += kBatch) {
    std::vector<Value> values = {person.school, person.id};
    AppendBatch(values, traces, first);
    transaction.Execute(kInsertTraces, values);
  }
}

void DeleteTraces(Transaction& transaction, const domain::PersonName& person) {
  transaction.Execute(kDeleteTraces, {person.school, person.id});
}

std::set<domain::Uuid> FindPeopleByTraces(Transaction& transaction, const std::string& school,
                                          const TraceDigests& traces) {
  std::set<domain::Uuid> people;
  for (std::size_t first = 0; first < traces.size(); first += kBatch) {
    std::vector<Value> values = {school};
    AppendBatch(values, traces, first);
    Rows rows = transaction.Query(kFindPeopleByTraces, values);
    while (rows.Next()) people.insert(rows.Id(0));
  }
  return people;
}

std::set<domain::Uuid> FindPeopleByTrace(Transaction& transaction, const std::string& school,
                                         const std::string& trace, std::int64_t limit) {
  std::set<domain::Uuid> people;
  Rows rows = transaction.Query(kFindPeopleByTrace, {school, Value::OfBytes(trace), limit});
  while (rows.Next()) people.insert(rows.Id(0));
  return people;
}

void InsertResemblance(Transaction& transaction, const domain::ApplicationName& application,
                       const domain::ApplicationResemblance& resemblance) {
  transaction.Execute(kInsert, {application.school, application.id, resemblance.application.id,
                                resemblance.rule, transaction.stamp().sequence});
}

std::vector<domain::ApplicationResemblance> ListResemblances(
    Transaction& transaction, const domain::ApplicationName& application, AsOf as_of) {
  std::vector<domain::ApplicationResemblance> resemblances;
  Rows rows = transaction.Query(kList, {application.school, application.id, as_of.sequence});
  while (rows.Next()) {
    resemblances.push_back({.application = {application.school, rows.Id(0)},
                            .rule = rows.Choice<domain::Resemblance>(1)});
  }
  return resemblances;
}

void DeleteResemblances(Transaction& transaction, const domain::PersonName& person) {
  transaction.Execute(kDeleteOfPerson, {person.school, person.id});
  transaction.Execute(kDeleteWithPerson, {person.school, person.id});
}

Statements ResemblanceStatements() { return kStatements; }

}  // namespace ecloserie::storage
