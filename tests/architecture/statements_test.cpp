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
  EXPECT_THAT(OfStore("void F() { Run(\"DELETE FROM seat\"); }"),
              ElementsAre(HasSubstr("seat_store.cpp:1: a statement is not constexpr Sql kName")));
  EXPECT_THAT(OfStore("constexpr Sql kAll{R\"(DELETE FROM seat)\"};\n"),
              Contains(HasSubstr("is not constexpr Sql kName")));
  EXPECT_THAT(OfStore("const Sql kAll{R\"sql(DELETE FROM seat)sql\"};\n"),
              Contains(HasSubstr("is not constexpr Sql kName")));
}

TEST(Statements, StandInTheFilesList) {
  EXPECT_THAT(OfStore("constexpr Sql kAll{R\"sql(DELETE FROM seat)sql\"};\n"
                      "constexpr std::array kStatements = {&kOther};\n"),
              ElementsAre("server/storage/seat_store.cpp:1: kAll is not in kStatements"));
  EXPECT_THAT(OfStore("constexpr Sql kAll{\n    R\"sql(DELETE FROM seat)sql\"};\n"
                      "constexpr std::array<Sql, 1> kStatements{{kAll}};\n"),
              IsEmpty());
}

TEST(Statements, OfADriverAreItsOwn) {
  EXPECT_THAT(UnportableStatements(
                  {{.path = "server/storage/sqlite/a.cpp", .text = "f(\"SELECT * FROM seat\");"}}),
              IsEmpty());
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
                    Trap{"SELECT SUM(a) FROM s", "sums without CAST"}));

}  // namespace
}  // namespace ecloserie::architecture
