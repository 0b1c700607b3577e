#include "storage/postgres/result.h"

#include <libpq-fe.h>

#include "absl/strings/numbers.h"
#include "storage/postgres/wire.h"
#include "storage/rows.h"

namespace ecloserie::storage::postgres {

void Result::Clear::operator()(pg_result* result) const { PQclear(result); }

int Result::RowsCount() const { return PQntuples(get()); }

bool Result::IsNull(int row, int column) const { return PQgetisnull(get(), row, column) == 1; }

std::string_view Result::Bytes(int row, int column) const {
  return {PQgetvalue(get(), row, column),
          static_cast<std::size_t>(PQgetlength(get(), row, column))};
}

std::int64_t Result::Integer(int row, int column) const {
  switch (PQftype(get(), column)) {
    case kInt8:
    case kInt4:
      return FromBigEndian(Bytes(row, column));
    default:
      throw StoreDefect("column " + std::to_string(column) + " is no integer: cast it to BIGINT");
  }
}

std::string_view Result::Command() const { return PQcmdStatus(get()); }

std::int64_t Result::ChangedCount() const {
  const std::string_view command = Command();
  if (command.starts_with("SELECT")) return 0;
  std::int64_t count = 0;
  return absl::SimpleAtoi(PQcmdTuples(get()), &count) ? count : 0;
}

}  // namespace ecloserie::storage::postgres
