#include "storage/transaction.h"

namespace ecloserie::storage {

std::int64_t Transaction::Execute(const Sql& sql, std::span<const Value> values) {
  Cursor& cursor = Open(sql, values);
  const Rows finished_at_the_end(cursor);
  while (cursor.Step()) {
  }
  return cursor.ChangedCount();
}

}  // namespace ecloserie::storage
