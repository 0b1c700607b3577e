#pragma once

#include <cstdint>
#include <initializer_list>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "storage/content.h"
#include "storage/rows.h"
#include "storage/value.h"

namespace ecloserie::storage {

// A statement's text, in the subset that every engine reads: $1, $2 ... bound by
// name. It stands beside the reader of its rows, in the kStatements of its file.
struct Sql {
  const char* text;
};

using Statements = std::span<const Sql* const>;

// When and by whom a unit of work is recorded. Every versioned row carries the
// sequence of the unit that wrote it.
struct Stamp {
  std::string school;
  std::int64_t sequence = 0;
  absl::Time at;
  std::string principal;
};

// An erasure makes no version: it takes away what opens them.
enum class ChangeKind { kCreated, kUpdated, kErased };

// What a unit of work did to one resource; it becomes a journal row.
struct Change {
  ChangeKind kind;
  std::string resource;
  std::int64_t version;
  std::string content;  // the version row, which the journal commits to
};

// A sequence of the school's; a read as of it sees what had been recorded then.
struct AsOf {
  std::int64_t sequence = std::numeric_limits<std::int64_t>::max();

  bool IsLatest() const { return sequence == std::numeric_limits<std::int64_t>::max(); }
};

// An open transaction. Holding one proves that there is one.
class Transaction {
 public:
  virtual ~Transaction() = default;

  // The rows; must be gone before the same statement is asked again.
  Rows Query(const Sql& sql, std::initializer_list<Value> values) {
    return Rows(Open(sql, std::span(values.begin(), values.size())));
  }
  Rows Query(const Sql& sql, std::span<const Value> values) { return Rows(Open(sql, values)); }
  // How many rows it changed.
  std::int64_t Execute(const Sql& sql, std::initializer_list<Value> values) {
    return Execute(sql, std::span(values.begin(), values.size()));
  }
  std::int64_t Execute(const Sql& sql, std::span<const Value> values);

  // The unit of work that writes through this transaction.
  const Stamp& stamp() const { return stamp_; }
  void Begin(Stamp stamp) {
    stamp_ = std::move(stamp);
    changes_.clear();
  }
  // Every store says what it wrote, beside the statement that wrote it. The row is
  // that of the version, without school, version and sequence; the store's Snapshot
  // reads it again.
  void Note(ChangeKind kind, std::string resource, std::int64_t version,
            std::initializer_list<Value> row) {
    NoteContent(kind, std::move(resource), version, EncodeRow(std::span(row.begin(), row.size())));
  }
  void NoteContent(ChangeKind kind, std::string resource, std::int64_t version,
                   std::string content) {
    changes_.push_back({kind, std::move(resource), version, std::move(content)});
  }
  const std::vector<Change>& changes() const { return changes_; }

 private:
  virtual Cursor& Open(const Sql& sql, std::span<const Value> values) = 0;

  Stamp stamp_;
  std::vector<Change> changes_;
};

}  // namespace ecloserie::storage
