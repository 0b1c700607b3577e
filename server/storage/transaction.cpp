#include "storage/transaction.h"

namespace ecloserie::storage {

std::int64_t Transaction::Execute(const Sql& sql, std::initializer_list<Value> values) {
  Cursor& cursor = Open(sql, std::span(values.begin(), values.size()));
  const Rows finished_at_the_end(cursor);
  while (cursor.Step()) {
  }
  return cursor.ChangedCount();
}

}  // namespace ecloserie::storage
