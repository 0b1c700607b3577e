#include "usecases/sealing.h"

#include <exception>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "domain/seal.h"
#include "storage/journal_store.h"
#include "storage/seal_store.h"
#include "usecases/blocking.h"

namespace ecloserie::usecases {
namespace {

constexpr std::int64_t kSchoolsAtOnce = 500;
constexpr std::int64_t kRowsPerSeal = 10'000;

// What is to be sealed next, as one snapshot shows it.
struct Range {
  std::optional<domain::Seal> previous;
  std::vector<domain::JournalRow> rows;
  std::int64_t last_sequence = 0;

  std::int64_t FirstSequence() const { return previous ? previous->last_sequence + 1 : 1; }
};

// A unit of work is not parted: where the rows do not fit, the last one waits for the
// next seal, unless it alone fills this one.
void CutToUnits(Range& range) {
  const std::int64_t last = range.rows.back().position.sequence;
  if (last == range.rows.front().position.sequence) return;
  while (range.rows.back().position.sequence == last) range.rows.pop_back();
  range.last_sequence = last - 1;
}

std::optional<Range> ReadRange(storage::Transaction& transaction, const std::string& school) {
  Range range{.previous = storage::LatestSeal(transaction, school),
              .last_sequence = storage::LatestSequence(transaction, school).value_or(0)};
  if (range.last_sequence < range.FirstSequence()) return std::nullopt;
  // A unit of more rows than one seal takes is sealed whole all the same.
  std::int64_t limit = kRowsPerSeal;
  do {
    range.rows = storage::ListJournal(
        transaction, {.school = school, .first_sequence = range.FirstSequence()}, {}, limit);
    limit *= 2;
  } while (static_cast<std::int64_t>(range.rows.size()) * 2 == limit &&
           range.rows.front().position.sequence == range.rows.back().position.sequence);
  if (static_cast<std::int64_t>(range.rows.size()) * 2 == limit) CutToUnits(range);
  return range;
}

// Unless another server was quicker.
bool Insert(storage::Database& database, const domain::Seal& seal) {
  bool is_next = false;
  WriteNow(database, seal.school, [&](storage::Transaction& transaction) {
    const auto latest = storage::LatestSeal(transaction, seal.school);
    is_next = seal.number == (latest ? latest->number + 1 : 1);
    if (is_next) storage::InsertSeal(transaction, seal);
    return is_next ? storage::Fate::kKeep : storage::Fate::kDiscard;
  });
  return is_next;
}

int SealSchool(storage::Database& database, const domain::Environment& environment,
               const std::string& school) {
  for (int made_count = 0;; ++made_count) {
    std::optional<Range> range;
    ReadNow(database,
            [&](storage::Transaction& transaction) { range = ReadRange(transaction, school); });
    if (!range) return made_count;
    const domain::Seal seal =
        domain::SealRows(environment, school, range->previous, range->rows, range->last_sequence);
    if (!Insert(database, seal)) return made_count;
  }
}

}  // namespace

int SealEverything(storage::Database& database, const domain::Environment& environment) {
  int made_count = 0;
  std::string trouble;
  std::string after;
  while (true) {
    std::vector<std::string> schools;
    ReadNow(database, [&](storage::Transaction& transaction) {
      schools = storage::ListUnsealed(transaction, after, kSchoolsAtOnce);
    });
    if (schools.empty()) break;
    for (const std::string& school : schools) {
      try {
        made_count += SealSchool(database, environment, school);
      } catch (const std::exception& fault) {
        // The trouble of one school is not that of the others.
        if (trouble.empty()) trouble = "schools/" + school + ": " + fault.what();
      }
    }
    after = schools.back();
  }
  if (!trouble.empty()) throw std::runtime_error(trouble);
  return made_count;
}

}  // namespace ecloserie::usecases
