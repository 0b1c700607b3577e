#include "support/schema.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "storage/postgres/migrations.h"
#include "storage/sqlite/migrations.h"

namespace ecloserie::tests {
namespace {

using testing::IsEmpty;

Facts FactsOf(Engine engine) { return ReadFacts(TestDatabase(engine)); }

// Those that the other has not.
std::vector<std::string> Only(const std::set<std::string>& these,
                              const std::set<std::string>& those) {
  std::vector<std::string> only;
  std::ranges::set_difference(these, those, std::back_inserter(only));
  return only;
}

class Schema : public testing::Test {
 protected:
  const Facts sqlite_ = FactsOf(Engine::kSqlite);
  const Facts postgres_ = FactsOf(Engine::kPostgres);
};

TEST_F(Schema, HasTheSameColumnsInBothEngines) {
  EXPECT_GT(sqlite_.columns.size(), 300U);
  EXPECT_THAT(Only(sqlite_.columns, postgres_.columns), IsEmpty());
  EXPECT_THAT(Only(postgres_.columns, sqlite_.columns), IsEmpty());
}

TEST_F(Schema, HasTheSameKeysAndIndexesInBothEngines) {
  EXPECT_GT(sqlite_.keys.size(), 60U);
  EXPECT_THAT(Only(sqlite_.keys, postgres_.keys), IsEmpty());
  EXPECT_THAT(Only(postgres_.keys, sqlite_.keys), IsEmpty());
}

TEST_F(Schema, HasTheSameForeignKeysInBothEngines) {
  EXPECT_GT(sqlite_.foreign_keys.size(), 30U);
  EXPECT_THAT(Only(sqlite_.foreign_keys, postgres_.foreign_keys), IsEmpty());
  EXPECT_THAT(Only(postgres_.foreign_keys, sqlite_.foreign_keys), IsEmpty());
}

TEST_F(Schema, HasTheSameChecksInBothEngines) {
  EXPECT_GT(sqlite_.checks_count, 50);
  EXPECT_EQ(sqlite_.checks_count, postgres_.checks_count);
  EXPECT_GT(sqlite_.check_words.size(), 90U);
  EXPECT_THAT(Only(sqlite_.check_words, postgres_.check_words), IsEmpty());
  EXPECT_THAT(Only(postgres_.check_words, sqlite_.check_words), IsEmpty());
}

TEST_F(Schema, HasTheSameTriggersInBothEngines) {
  EXPECT_GT(sqlite_.triggers.size(), 60U);
  EXPECT_THAT(Only(sqlite_.triggers, postgres_.triggers), IsEmpty());
  // Only there can a table be emptied at once.
  EXPECT_THAT(Only(postgres_.triggers, sqlite_.triggers),
              testing::Each(testing::EndsWith("_is_never_emptied")));
}

// Rule 30: whoever spreads schools over machines finds every row by its school.
TEST_F(Schema, BeginsEveryKeyWithTheSchool) {
  for (const std::string& key : postgres_.keys) {
    EXPECT_THAT(key, testing::HasSubstr("(school")) << key;
  }
  for (const std::string& key : postgres_.foreign_keys) {
    EXPECT_THAT(key, testing::HasSubstr("(school")) << key;
  }
}

// Rules 2, 6 and 21: three types, no serial numbers, no booleans, no clock.
TEST_F(Schema, HasThreeTypesAndNoDefaults) {
  const std::regex portable(R"(\w+\.\w+ (integer|text|bytes)( not null)?)");
  for (const std::string& column : postgres_.columns) {
    EXPECT_TRUE(std::regex_match(column, portable)) << column;
  }
}

TEST(Migrations, HaveOneVersionNumberForBothEngines) {
  const auto sqlite = storage::sqlite::EmbeddedMigrations();
  const auto postgres = storage::postgres::EmbeddedMigrations();

  ASSERT_EQ(sqlite.size(), postgres.size());
  for (std::size_t i = 0; i < sqlite.size(); ++i) EXPECT_STREQ(sqlite[i].name, postgres[i].name);
}

}  // namespace
}  // namespace ecloserie::tests
