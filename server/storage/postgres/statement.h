#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "storage/postgres/connection.h"

namespace ecloserie::storage::postgres {

// A store's statement on one connection: prepared when it is asked for the first
// time, with the types of the values it is asked with.
class Statement final : public Cursor {
 public:
  Statement(Connection& connection, const Sql& sql, std::string name)
      : connection_(connection), sql_(sql), name_(std::move(name)) {}

  // Sends it and waits for all of its rows.
  void Begin(std::span<const Value> values);

  bool Step() override { return ++row_ < result_.RowsCount(); }
  std::int64_t ChangedCount() const override { return result_.ChangedCount(); }
  bool IsNull(int column) const override { return result_.IsNull(row_, column); }
  std::int64_t Integer(int column) const override { return result_.Integer(row_, column); }
  std::string_view Bytes(int column) const override { return result_.Bytes(row_, column); }
  void Finish() override { result_ = {}; }

 private:
  void Prepare(std::span<const Value> values);
  void Send(std::span<const Value> values);

  Connection& connection_;
  const Sql& sql_;
  const std::string name_;
  bool is_prepared_ = false;
  Result result_;
  int row_ = -1;
};

}  // namespace ecloserie::storage::postgres
