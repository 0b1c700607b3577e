#include "statements.h"

#include <gmock/gmock.h>

namespace ecloserie::architecture {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Findings OfStore(const std::string& text) {
  return UnportableStatements({{.path = "server/storage/seat_store.cpp", .text = text}});
}

// One statement that is written and listed as it should be.
Findings OfSql(const std::string& sql) {
  return OfStore("constexpr Sql kFind{R\"sql(" + sql +
                 ")sql\"};\nconstexpr const Sql* kStatements[] = {&kFind};\n");
}

TEST(Statements, OfThisProjectArePortable) {
  EXPECT_THAT(UnportableStatements(ThisProject()), IsEmpty());
}

TEST(Statements, ArePortableWithNumberedParametersAndListedColumns) {
  EXPECT_THAT(OfSql("SELECT s.n, CAST(COALESCE(SUM(s.cents), 0) AS BIGINT), COUNT(*) FROM seat AS s"
                    " WHERE s.school = $1 AND CAST($2 AS TEXT) IS NULL ORDER BY s.n LIMIT $12"),
              IsEmpty());
  EXPECT_THAT(OfSql("INSERT INTO seat (school, n) VALUES ($1, $2) ON CONFLICT DO NOTHING"
                    " RETURNING n"),
              IsEmpty());
}

TEST(Statements, AreNamedConstants) {
  EXPECT_THAT(OfStore("void F() { Run(\"DELETE FROM seat WHERE school = $1\"); }"),
              ElementsAre(HasSubstr("seat_store.cpp:1: a statement is not constexpr Sql kName")));
  EXPECT_THAT(OfStore("constexpr Sql kAll{R\"(DELETE FROM seat WHERE school = $1)\"};\n"),
              Contains(HasSubstr("is not constexpr Sql kName")));
  EXPECT_THAT(OfStore("const Sql kAll{R\"sql(DELETE FROM seat WHERE school = $1)sql\"};\n"),
              Contains(HasSubstr("is not constexpr Sql kName")));
}

TEST(Statements, StandInTheFilesList) {
  EXPECT_THAT(OfStore("constexpr Sql kAll{R\"sql(DELETE FROM seat WHERE school = $1)sql\"};\n"
                      "constexpr std::array kStatements = {&kOther};\n"),
              ElementsAre("server/storage/seat_store.cpp:1: kAll is not in kStatements"));
  EXPECT_THAT(OfStore("constexpr Sql kAll{\n    R\"sql(DELETE FROM seat WHERE school = $1)sql\"};\n"
                      "constexpr std::array<Sql, 1> kStatements{{kAll}};\n"),
              IsEmpty());
}

TEST(Statements, OfADriverAreAboutNoTableOfOurs) {
  const SourceFile schema{.path = "server/storage/sqlite/migrations/0001.sql",
                          .text = "CREATE TABLE seat (school TEXT);"};
  const auto of_driver = [&](const std::string& text) {
    return UnportableStatements({schema, {.path = "server/storage/postgres/a.cpp", .text = text}});
  };

  EXPECT_THAT(of_driver("f(\"SELECT name FROM sqlite_schema\");"), IsEmpty());
  EXPECT_THAT(of_driver("f(\"SELECT state FROM seat\");"),
              ElementsAre("server/storage/postgres/a.cpp:1: speaks of seat in no store"));
}

TEST(Statements, InAHeaderAreFoundToo) {
  EXPECT_THAT(UnportableStatements({{.path = "server/storage/seat_store.h",
                                     .text = "constexpr const char* k = \"DELETE FROM seat\";"}}),
              Contains(HasSubstr("is not constexpr Sql kName")));
}

TEST(Statements, AreNotTriedToSeeWhetherTheyFail) {
  EXPECT_THAT(OfStore("void F() { try { G(); } catch (const Error&) { H(); } }"),
              ElementsAre(HasSubstr("goes on after an error")));
}

TEST(Statements, SayWhoseSchool) {
  EXPECT_THAT(OfSql("SELECT n FROM seat WHERE n = $1"),
              ElementsAre(HasSubstr("does not say whose school")));
}

struct Trap {
  std::string sql;
  std::string finding;
};

class UnportableStatement : public testing::TestWithParam<Trap> {};

TEST_P(UnportableStatement, IsCaught) {
  EXPECT_THAT(OfSql(GetParam().sql), Contains(HasSubstr(GetParam().finding)));
}

INSTANTIATE_TEST_SUITE_P(
    All, UnportableStatement,
    testing::Values(Trap{"SELECT n FROM s WHERE a LIKE $1", "matches patterns"},
                    Trap{"SELECT n FROM s WHERE a GLOB $1", "matches patterns"},
                    Trap{"SELECT n FROM s WHERE lower(a) = $1", "folds case"},
                    Trap{"SELECT n FROM s WHERE UPPER(a) = $1", "folds case"},
                    Trap{"SELECT datetime(a) FROM s", "computes dates"},
                    Trap{"SELECT strftime('%Y', a) FROM s", "computes dates"},
                    Trap{"SELECT now() FROM s", "computes dates"},
                    Trap{"SELECT CURRENT_TIMESTAMP", "engine's clock"},
                    Trap{"SELECT n FROM s WHERE a = ?", "? parameter"},
                    Trap{"SELECT n FROM s WHERE a = ?1", "? parameter"},
                    Trap{"SELECT n FROM s WHERE a = :a", "named parameter"},
                    Trap{"SELECT n FROM s WHERE a = @a", "named parameter"},
                    Trap{"SELECT n FROM s WHERE a = $a", "without a number"},
                    Trap{"SELECT * FROM s", "selects *"}, Trap{"SELECT s.* FROM s", "selects *"},
                    Trap{"DELETE FROM s RETURNING *", "returns *"},
                    Trap{"SELECT rowid FROM s", "counts on rowids"},
                    Trap{"INSERT OR IGNORE INTO s (a) VALUES ($1) -- SELECT", "hides a conflict"},
                    Trap{"REPLACE INTO s (a) SELECT $1", "hides a conflict"},
                    Trap{"SELECT IFNULL(a, 0) FROM s", "engine's own function"},
                    Trap{"SELECT typeof(a) FROM s", "engine's own function"},
                    Trap{"SELECT avg(a) FROM s", "engine's own function"},
                    Trap{"SELECT a ->> 'b' FROM s", "reads JSON"},
                    Trap{"SELECT a FROM s FOR UPDATE", "locks rows"},
                    Trap{"SELECT a FROM s WHERE a = ANY($1)", "array"},
                    Trap{"SELECT a FROM s ORDER BY a COLLATE NOCASE", "collation"},
                    Trap{"SELECT a FROM s WHERE a = x'ab'", "blob literal"},
                    Trap{"SELECT a FROM s LIMIT -1", "negative limit"},
                    Trap{"SELECT \"a\" FROM s", "quotes with"},
                    Trap{"SELECT SUM(a) FROM s", "sums without CAST"},
                    Trap{"SELECT CAST(a AS INTEGER) FROM s", "32 bits"},
                    Trap{"SELECT a / b FROM s", "divides"}, Trap{"SELECT a % b FROM s", "divides"},
                    Trap{"SELECT a FROM s WHERE b = TRUE", "boolean"},
                    Trap{"SELECT EXISTS (SELECT a FROM s)", "boolean"},
                    Trap{"INSERT INTO s (a) SELECT b FROM t ON CONFLICT (a) DO UPDATE SET a = 1",
                         "one key twice"},
                    Trap{"UPDATE s AS t SET a = 1", "alias"}, Trap{"UPDATE s t SET a = 1", "alias"},
                    Trap{"WITH n AS (DELETE FROM s) SELECT a FROM n", "changes rows in a WITH"},
                    Trap{"SELECT max(a, b) FROM s", "aggregate's name"},
                    Trap{"SELECT a FROM s FOR SHARE", "one engine understands"},
                    Trap{"SELECT pg_advisory_lock(1)", "one engine understands"},
                    Trap{"SELECT nextval('s')", "make an identifier"},
                    Trap{"SELECT random()", "make an identifier"},
                    Trap{"SELECT a FROM s LIMIT 5 OFFSET 10", "counts rows away"}));

}  // namespace
}  // namespace ecloserie::architecture
