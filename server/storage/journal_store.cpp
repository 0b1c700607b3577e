#include "storage/journal_store.h"

#include <algorithm>

#include "domain/hash.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kStartClock{R"sql(
INSERT INTO school_clock (school, sequence, at) VALUES ($1, 0, $2)
)sql"};

constexpr Sql kReadClock{R"sql(
SELECT sequence, at FROM school_clock WHERE school = $1
)sql"};

constexpr Sql kMoveClock{R"sql(
UPDATE school_clock SET sequence = $2, at = $3 WHERE school = $1 AND sequence + 1 = $2
)sql"};

constexpr Sql kLatestSequence{R"sql(
SELECT sequence FROM school_clock WHERE school = $1
)sql"};

// Of the first unit of work from a sequence on.
constexpr Sql kTimeFrom{R"sql(
SELECT sequence, at FROM journal WHERE school = $1 AND sequence >= $2
ORDER BY sequence, ordinal LIMIT 1
)sql"};

constexpr Sql kAppend{R"sql(
INSERT INTO journal (school, sequence, ordinal, at, principal, method, request_id, kind, resource,
                     version, commitment)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
)sql"};

// What is below a resource begins with its name and a slash; 0 follows the slash.
constexpr Sql kList{R"sql(
SELECT school, sequence, ordinal, at, principal, method, request_id, kind, resource, version,
       commitment
FROM journal
WHERE school = $1 AND (sequence, ordinal) > ($2, $3) AND sequence <= $4
  AND ($5 = '' OR principal = $5)
  AND ($6 = '' OR resource = $6 OR (resource > $6 || '/' AND resource < $6 || '0'))
ORDER BY sequence, ordinal LIMIT $7
)sql"};

constexpr const Sql* kStatements[] = {&kStartClock, &kReadClock, &kMoveClock, &kLatestSequence,
                                      &kTimeFrom,   &kAppend,    &kList};

domain::JournalRow ReadRow(const Rows& rows) {
  return {.school = rows.Text(0),
          .position = {.sequence = rows.Integer(1), .ordinal = rows.Integer(2)},
          .at = rows.At(3),
          .principal = rows.Text(4),
          .method = rows.Text(5),
          .request_id = rows.Text(6),
          .kind = rows.Text(7),
          .resource = rows.Text(8),
          .version = rows.Integer(9),
          .commitment = rows.Fixed<domain::Digest>(10)};
}

std::string_view WordOfKind(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::kCreated:
      return "CREATED";
    case ChangeKind::kUpdated:
      return "UPDATED";
    case ChangeKind::kErased:
      return "ERASED";
  }
  return {};
}

}  // namespace

void StartSchoolClock(Transaction& transaction, const std::string& school, absl::Time now) {
  transaction.Execute(kStartClock, {school, now});
}

std::optional<Stamp> NextStamp(Transaction& transaction, const std::string& school,
                               const std::string& principal, absl::Time now) {
  Rows rows = transaction.Query(kReadClock, {school});
  if (!rows.Next()) return std::nullopt;
  const absl::Time kept_now = absl::FromUnixMicros(absl::ToUnixMicros(now));
  return Stamp{.school = school,
               .sequence = rows.Integer(0) + 1,
               .at = std::max(kept_now, rows.At(1) + absl::Microseconds(1)),
               .principal = principal};
}

std::optional<std::int64_t> LatestSequence(Transaction& transaction, const std::string& school) {
  Rows rows = transaction.Query(kLatestSequence, {school});
  if (!rows.Next()) return std::nullopt;
  return rows.Integer(0);
}

// Times grow with the sequence, and have no index of their own: every write would pay
// for it. So the sequence is found by halving.
std::int64_t SequenceAt(Transaction& transaction, const std::string& school, absl::Time at) {
  std::int64_t known = 0;  // recorded by then
  std::int64_t last = LatestSequence(transaction, school).value_or(0);
  while (known < last) {
    const std::int64_t middle = known + (last - known + 1) / 2;
    Rows rows = transaction.Query(kTimeFrom, {school, middle});
    if (rows.Next() && rows.At(1) <= at) {
      known = rows.Integer(0);
    } else {
      last = middle - 1;
    }
  }
  return known;
}

void AppendJournal(Transaction& transaction, const domain::Environment& environment,
                   const JournalCause& cause) {
  const Stamp& stamp = transaction.stamp();
  if (transaction.Execute(kMoveClock, {stamp.school, stamp.sequence, stamp.at}) != 1) {
    throw StoreDefect("the clock of " + stamp.school + " is not where the unit of work read it");
  }
  domain::JournalPosition position{.sequence = stamp.sequence};
  for (const Change& change : transaction.changes()) {
    ++position.ordinal;
    const domain::Digest commitment =
        domain::Commit(domain::SaltOf(environment, stamp.school, position), change.content);
    transaction.Execute(
        kAppend,
        {stamp.school, position.sequence, position.ordinal, stamp.at, stamp.principal, cause.method,
         cause.request_id, WordOfKind(change.kind), change.resource, change.version, commitment});
  }
}

std::vector<domain::JournalRow> ListJournal(Transaction& transaction, const JournalFilter& filter,
                                            const domain::JournalPosition& after,
                                            std::int64_t limit) {
  // The range begins before the first row of its first unit of work.
  const auto start = std::max(after, domain::JournalPosition{filter.first_sequence, 0});
  std::vector<domain::JournalRow> found;
  Rows rows =
      transaction.Query(kList, {filter.school, start.sequence, start.ordinal, filter.last_sequence,
                                filter.principal, filter.resource, limit});
  while (rows.Next()) found.push_back(ReadRow(rows));
  return found;
}

Statements JournalStatements() { return kStatements; }

}  // namespace ecloserie::storage
