#include "storage/journal_store.h"

#include <algorithm>

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

constexpr Sql kAppend{R"sql(
INSERT INTO journal (school, sequence, ordinal, at, principal, method, request_id, kind, resource, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
)sql"};

constexpr const Sql* kStatements[] = {&kStartClock, &kReadClock, &kMoveClock, &kLatestSequence,
                                      &kAppend};

std::string_view WordOfKind(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::kCreated:
      return "CREATED";
    case ChangeKind::kUpdated:
      return "UPDATED";
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

void AppendJournal(Transaction& transaction, const JournalCause& cause) {
  const Stamp& stamp = transaction.stamp();
  if (transaction.Execute(kMoveClock, {stamp.school, stamp.sequence, stamp.at}) != 1) {
    throw StoreDefect("the clock of " + stamp.school + " is not where the unit of work read it");
  }
  std::int64_t ordinal = 0;
  for (const Change& change : transaction.changes()) {
    transaction.Execute(
        kAppend, {stamp.school, stamp.sequence, ++ordinal, stamp.at, stamp.principal, cause.method,
                  cause.request_id, WordOfKind(change.kind), change.resource, change.version});
  }
}

Statements JournalStatements() { return kStatements; }

}  // namespace ecloserie::storage
