#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "domain/uuid.h"
#include "domain/words.h"

namespace ecloserie::storage {

// A running statement of an engine. Columns count from 0.
class Cursor {
 public:
  virtual ~Cursor() = default;

  virtual bool Step() = 0;
  virtual std::int64_t ChangedCount() const = 0;
  virtual bool IsNull(int column) const = 0;
  virtual std::int64_t Integer(int column) const = 0;
  virtual std::string_view Bytes(int column) const = 0;
  virtual void Finish() = 0;
};

// Stored rows that no version of this program wrote.
class StoreDefect : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The rows of one query, read forward once. Texts are valid until the next row.
class Rows {
 public:
  explicit Rows(Cursor& cursor) : cursor_(&cursor) {}
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  ~Rows() { cursor_->Finish(); }

  bool Next() { return cursor_->Step(); }

  bool IsNull(int column) const { return cursor_->IsNull(column); }
  std::int64_t Integer(int column) const { return cursor_->Integer(column); }
  std::string Text(int column) const { return std::string(cursor_->Bytes(column)); }
  domain::Uuid Id(int column) const;
  absl::CivilDay Day(int column) const;
  absl::Time At(int column) const { return absl::FromUnixMicros(Integer(column)); }

  std::optional<std::int64_t> OptionalInteger(int column) const {
    return IsNull(column) ? std::nullopt : std::optional(Integer(column));
  }
  std::optional<std::string> OptionalText(int column) const {
    return IsNull(column) ? std::nullopt : std::optional(Text(column));
  }
  std::optional<domain::Uuid> OptionalId(int column) const {
    return IsNull(column) ? std::nullopt : std::optional(Id(column));
  }
  std::optional<absl::CivilDay> OptionalDay(int column) const {
    return IsNull(column) ? std::nullopt : std::optional(Day(column));
  }
  std::optional<absl::Time> OptionalAt(int column) const {
    return IsNull(column) ? std::nullopt : std::optional(At(column));
  }

  // Bytes of a length that is known: digests, keys, signatures.
  template <class Bytes>
  Bytes Fixed(int column) const {
    const std::string_view stored = cursor_->Bytes(column);
    Bytes bytes{};
    if (stored.size() != bytes.size()) throw StoreDefect("stored bytes have another length");
    std::copy(stored.begin(), stored.end(), bytes.begin());
    return bytes;
  }

  template <class Enum>
  Enum Choice(int column) const {
    const auto choice = domain::FromWord<Enum>(cursor_->Bytes(column));
    if (!choice) throw StoreDefect("a stored word is not in its table");
    return *choice;
  }

 private:
  Cursor* cursor_;
};

}  // namespace ecloserie::storage
