#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct pg_result;

namespace ecloserie::storage::postgres {

// All rows of an answer, in the binary form in which integers are big-endian and
// texts and bytes are themselves. Rows and columns count from 0.
class Result {
 public:
  Result() = default;
  explicit Result(pg_result* result) : result_(result) {}

  explicit operator bool() const { return result_ != nullptr; }
  pg_result* get() const { return result_.get(); }

  int RowsCount() const;
  bool IsNull(int row, int column) const;
  std::string_view Bytes(int row, int column) const;
  // Throws StoreDefect where the column is of another type.
  std::int64_t Integer(int row, int column) const;

  // What was done, for example COMMIT, and to how many rows.
  std::string_view Command() const;
  std::int64_t ChangedCount() const;

 private:
  struct Clear {
    void operator()(pg_result* result) const;
  };
  std::unique_ptr<pg_result, Clear> result_;
};

}  // namespace ecloserie::storage::postgres
