#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "domain/journal.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// Who asked for what, for the journal rows of one unit of work.
struct JournalCause {
  std::string method;
  std::string request_id;
};

// Gives a school its clock; the network's exists from the start.
void StartSchoolClock(Transaction& transaction, const std::string& school, absl::Time now);

// The next sequence of the school, at a time after every earlier one; it counts
// once AppendJournal has moved the clock. Nothing when there is no such school.
std::optional<Stamp> NextStamp(Transaction& transaction, const std::string& school,
                               const std::string& principal, absl::Time now);

// Where the school's record stands; nothing when there is no such school.
std::optional<std::int64_t> LatestSequence(Transaction& transaction, const std::string& school);

// The last sequence that was recorded at that time or before; 0 when there was none.
std::int64_t SequenceAt(Transaction& transaction, const std::string& school, absl::Time at);

// One row per change noted in the transaction, in the order of the notes, with a
// commitment to what was written. Moves the school's clock to the stamp: a unit that
// is refused before has written nothing that would have to be taken back.
void AppendJournal(Transaction& transaction, const domain::Environment& environment,
                   const JournalCause& cause);

// Which rows of a school's journal; those left empty ask for nothing.
struct JournalFilter {
  std::string school;
  std::string principal;
  std::string resource;  // itself, and what is below it
  std::int64_t first_sequence = 0;
  std::int64_t last_sequence = std::numeric_limits<std::int64_t>::max();
};

// In the order of writing, beginning after `after`.
std::vector<domain::JournalRow> ListJournal(Transaction& transaction, const JournalFilter& filter,
                                            const domain::JournalPosition& after,
                                            std::int64_t limit);

Statements JournalStatements();

}  // namespace ecloserie::storage
