#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/engine/migration.h"
#include "storage/rows.h"
#include "support/store.h"

namespace ecloserie::tests {
namespace {

using storage::engine::MarkOf;
using storage::engine::Migration;
using ::testing::HasSubstr;

void MarkOtherwise(const TestDatabase& data) {
  data.Tamper(data.engine() == Engine::kSqlite ? "PRAGMA application_id = 7"
                                               : "UPDATE schema_version SET steps_mark = 7");
}

TEST(MigrationMark, ADatabaseThatOtherStepsMadeIsNotOpened) {
  const TestDatabase data;
  OpenStore(data)->Stop();
  MarkOtherwise(data);

  try {
    OpenStore(data);
    FAIL() << "it was opened";
  } catch (const storage::StoreDefect& refusal) {
    EXPECT_THAT(refusal.what(), HasSubstr("of a development version"));
  }
}

TEST(MigrationMark, IsAnotherForEveryTextAndEveryNumberOfSteps) {
  const Migration steps[] = {{"0001_a", "CREATE TABLE a (b)"}, {"0002_b", "DROP TABLE a"}};
  const Migration edited[] = {{"0001_a", "CREATE TABLE a (c)"}, {"0002_b", "DROP TABLE a"}};
  const std::span<const Migration> all(steps);

  EXPECT_EQ(MarkOf(all), MarkOf(steps));
  EXPECT_NE(MarkOf(all), MarkOf(edited));
  EXPECT_NE(MarkOf(all), MarkOf(all.first(1)));
  EXPECT_GT(MarkOf(all), 0);
}

}  // namespace
}  // namespace ecloserie::tests
