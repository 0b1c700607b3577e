#include "storage/resemblance_store.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

#include "storage/person_store.h"

namespace ecloserie::storage {
namespace {

// As many traces as one statement takes; most people leave fewer. A batch that is not
// full repeats its last.
constexpr std::size_t kBatch = 32;

constexpr Sql kInsertTraces{R"sql(
INSERT INTO person_trace (school, person, trace)
VALUES ($1, $2, $3), ($1, $2, $4), ($1, $2, $5), ($1, $2, $6), ($1, $2, $7),
       ($1, $2, $8), ($1, $2, $9), ($1, $2, $10), ($1, $2, $11), ($1, $2, $12),
       ($1, $2, $13), ($1, $2, $14), ($1, $2, $15), ($1, $2, $16), ($1, $2, $17),
       ($1, $2, $18), ($1, $2, $19), ($1, $2, $20), ($1, $2, $21), ($1, $2, $22),
       ($1, $2, $23), ($1, $2, $24), ($1, $2, $25), ($1, $2, $26), ($1, $2, $27),
       ($1, $2, $28), ($1, $2, $29), ($1, $2, $30), ($1, $2, $31), ($1, $2, $32),
       ($1, $2, $33), ($1, $2, $34)
ON CONFLICT DO NOTHING
)sql"};

constexpr Sql kDeleteTraces{R"sql(
DELETE FROM person_trace WHERE school = $1 AND person = $2
)sql"};

constexpr Sql kFindCandidates{R"sql(
SELECT a.application, p.person, p.sealed, p.version,
       (SELECT k.wrapped_key FROM person_key AS k WHERE k.school = p.school AND k.person = p.person)
FROM application AS a JOIN person AS p ON p.school = a.school AND p.person = a.person
WHERE a.school = $1 AND a.cohort = $2 AND a.state <> 'WITHDRAWN' AND a.state <> 'MERGED'
  AND a.person IN (
    SELECT t.person FROM person_trace AS t
    WHERE t.school = $1
      AND t.trace IN ($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
                                  $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35))
ORDER BY a.application LIMIT $3
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

constexpr const Sql* kStatements[] = {&kInsertTraces, &kDeleteTraces,   &kFindCandidates,  &kInsert,
                                      &kList,         &kDeleteOfPerson, &kDeleteWithPerson};

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

std::vector<Candidate> FindCandidates(Transaction& transaction, const domain::CohortName& cohort,
                                      const TraceDigests& traces, std::int64_t limit) {
  std::map<domain::Uuid, domain::SealedPerson> found;
  for (std::size_t first = 0; first < traces.size(); first += kBatch) {
    std::vector<Value> values = {cohort.school, cohort.slug, limit};
    AppendBatch(values, traces, first);
    Rows rows = transaction.Query(kFindCandidates, values);
    while (rows.Next()) found.try_emplace(rows.Id(0), ReadPerson(rows, cohort.school, 1));
  }
  std::vector<Candidate> candidates;
  for (auto& [application, applicant] : found) {
    candidates.push_back({{cohort.school, application}, std::move(applicant)});
  }
  return candidates;
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
