#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "support/program.h"
#include "support/test_database.h"

namespace ecloserie::tests {
namespace {

using ::testing::HasSubstr;

Finished Check(const TestDatabase& database) {
  const std::string key = database.name() + ".key";
  std::ofstream(key) << std::string(32, 'k');
  std::filesystem::permissions(key, std::filesystem::perms::owner_read);
  return RunProgram({ECLOSERIE_SERVER_BINARY, "check", "--database", database.name()});
}

// As a disk does that forgets.
void Overwrite(const std::string& path, std::size_t offset, std::size_t size) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(static_cast<std::streamoff>(offset));
  file << std::string(size, 'Z');
}

TEST(Damage, IsNotInAFreshDatabase) {
  const TestDatabase database;

  EXPECT_EQ(Check(database).exit_code, 0);
}

TEST(Damage, OfAPageIsNamed) {
  const TestDatabase database;
  const auto size = std::filesystem::file_size(database.name());
  for (std::size_t page = 10; (page + 1) * 4096 < size; page += 5) {
    Overwrite(database.name(), page * 4096, 2000);
  }

  const Finished check = Check(database);

  EXPECT_EQ(check.exit_code, 1);
  EXPECT_THAT(check.out, HasSubstr("pages: "));
}

TEST(Damage, OfTheWholeFileIsNamed) {
  const TestDatabase database;
  Overwrite(database.name(), 0, 4096);

  const Finished check = Check(database);

  EXPECT_EQ(check.exit_code, 1);
  EXPECT_THAT(check.out, HasSubstr("pages: file is not a database"));
  EXPECT_THAT(check.out, HasSubstr("content: "));
}

TEST(Damage, OfAReferenceIsNamed) {
  const TestDatabase database;
  database.Tamper(
      "PRAGMA foreign_keys = OFF; INSERT INTO programme (school, programme, title, "
      "planned_minutes, version, sequence) VALUES ('nowhere', 'x', 'x', 1, 1, 1)");

  const Finished check = Check(database);

  EXPECT_EQ(check.exit_code, 1);
  EXPECT_THAT(check.out, HasSubstr("foreign keys: a row of programme refers to a row of school"));
}

}  // namespace
}  // namespace ecloserie::tests
