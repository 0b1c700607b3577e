#pragma once

#include <optional>
#include <string>

#include "storage/transaction.h"

namespace ecloserie::storage {

// Who asked for what, for the journal rows of one unit of work.
struct JournalCause {
  std::string method;
  std::string request_id;
};

// Gives a school its clock; the network's exists from the start.
void StartSchoolClock(Transaction& transaction, const std::string& school, absl::Time now);

// Draws the next sequence of the school, at a time after every earlier one.
// Nothing when there is no such school.
std::optional<Stamp> AdvanceSchoolClock(Transaction& transaction, const std::string& school,
                                        const std::string& principal, absl::Time now);

// Where the school's record stands; nothing when there is no such school.
std::optional<std::int64_t> LatestSequence(Transaction& transaction, const std::string& school);

// One row per change noted in the transaction, in the order of the notes.
void AppendJournal(Transaction& transaction, const JournalCause& cause);

Statements JournalStatements();

}  // namespace ecloserie::storage
