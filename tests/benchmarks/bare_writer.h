#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "flags.h"

namespace ecloserie::benchmarks {

// The floor under every write: an engine alone, with one connection, prepared
// statements and no caller to answer. Rows and the loop are the same for all
// engines; each brings a BareDatabase and its words for the tables.

// An integer, a text or bytes; borrowed until the row is written.
using BareValue = std::variant<std::int64_t, std::string_view, std::span<const unsigned char>>;

// What a unit of work writes.
enum class BareRow { kMark, kSchoolClock, kSession, kRequest, kJournal };
inline constexpr std::size_t kBareRowsCount = 5;

// In words that every engine reads; parameters stand in the order of their numbers.
const std::array<const char*, kBareRowsCount>& BareStatements();

// How an engine says it.
struct TableWords {
  std::string integer;
  std::string bytes;
  std::string table_end;  // Behind the closing parenthesis.
};

// The columns and keys of the store's tables, without foreign keys, checks and
// triggers.
std::string BareTables(const TableWords& words);

// One connection to tables that are empty when it is opened. Throws when a
// statement fails.
class BareDatabase {
 public:
  virtual ~BareDatabase() = default;
  virtual void Begin() = 0;
  virtual void Write(BareRow row, std::initializer_list<BareValue> values) = 0;
  virtual void Commit() = 0;
};

using OpenBareDatabase = std::function<std::unique_ptr<BareDatabase>(const Flags& flags)>;

// The main function of an engine's program: answers with one line, a Measurement.
int RunBareWriter(int argc, char** argv, const std::string& engine, const OpenBareDatabase& open);

}  // namespace ecloserie::benchmarks
