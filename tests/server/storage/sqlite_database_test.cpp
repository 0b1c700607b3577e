#include "storage/sqlite/sqlite_database.h"

#include <gtest/gtest.h>

#include "storage/rows.h"
#include "support/store.h"

namespace ecloserie::tests {
namespace {

TEST(SqliteDatabase, IsNotOpenedByASecondServer) {
  const TestDatabase data(Engine::kSqlite);
  const auto first = OpenStore(data);

  EXPECT_THROW(OpenStore(data), storage::StoreDefect);
}

}  // namespace
}  // namespace ecloserie::tests
