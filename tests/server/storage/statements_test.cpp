#include "storage/statements.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libpq-fe.h>

#include <map>
#include <memory>
#include <regex>
#include <set>

#include "storage/postgres/wire.h"
#include "support/schema.h"
#include "support/test_database.h"

namespace ecloserie::tests {
namespace {

using storage::Sql;

// The types that a Value and a row reader can hold.
const std::map<Oid, std::string> kTypes = {{storage::postgres::kInt8, "int8"},
                                           {storage::postgres::kText, "text"},
                                           {storage::postgres::kBytea, "bytea"}};

// What PostgreSQL makes of a statement by itself: it is told no types.
class PreparedByPostgres : public testing::Test {
 protected:
  PreparedByPostgres() : connection_(PQconnectdb(data_.name().c_str())) {}

  // Empty when it takes the statement, with parameters and columns of our types.
  std::string Judge(const Sql& sql) {
    const Result prepared(PQprepare(connection_.get(), "", sql.text, 0, nullptr));
    if (PQresultStatus(prepared.get()) != PGRES_COMMAND_OK) {
      return PQresultErrorMessage(prepared.get());
    }
    const Result described(PQdescribePrepared(connection_.get(), ""));
    std::string foreign;
    for (int i = 0; i < PQnparams(described.get()); ++i) {
      if (kTypes.contains(PQparamtype(described.get(), i))) continue;
      foreign += " $" + std::to_string(i + 1) + " has type " +
                 std::to_string(PQparamtype(described.get(), i));
    }
    for (int i = 0; i < PQnfields(described.get()); ++i) {
      if (kTypes.contains(PQftype(described.get(), i)) || IsLiteral(described.get(), i)) continue;
      foreign += " column " + std::to_string(i) + " has type " +
                 std::to_string(PQftype(described.get(), i));
    }
    return foreign;
  }

 private:
  struct Finish {
    void operator()(PGconn* connection) const { PQfinish(connection); }
    void operator()(PGresult* result) const { PQclear(result); }
  };
  using Result = std::unique_ptr<PGresult, Finish>;

  // A number that is written in the statement is an int4, and read as an integer.
  static bool IsLiteral(const PGresult* described, int column) {
    return PQftype(described, column) == storage::postgres::kInt4 &&
           PQftable(described, column) == InvalidOid;
  }

  TestDatabase data_{Engine::kPostgres};
  std::unique_ptr<PGconn, Finish> connection_;
};

TEST_F(PreparedByPostgres, EveryStatementOfEveryStoreIs) {
  for (const Sql* sql : storage::AllStatements()) EXPECT_EQ(Judge(*sql), "") << sql->text;
}

TEST_F(PreparedByPostgres, AStatementThatIsNotPortableIsNot) {
  EXPECT_NE(Judge({"SELECT total(cents) FROM posting"}), "");
  EXPECT_NE(Judge({"SELECT SUM(cents) FROM posting"}), "");
  EXPECT_NE(Judge({"SELECT school FROM posting GROUP BY school, number HAVING cents > 0"}), "");
  EXPECT_NE(Judge({"SELECT school FROM posting WHERE number = CAST($1 AS INTEGER)"}), "");
  EXPECT_NE(Judge({"SELECT EXISTS (SELECT 1 FROM posting)"}), "");
}

// Rule 12: NULLs come first on one engine and last on the other.
class Sorting : public testing::Test {
 protected:
  Sorting() {
    for (const std::string& column : ReadFacts(TestDatabase(Engine::kPostgres)).columns) {
      if (!column.ends_with(" not null")) nullable_.insert(column.substr(0, column.find(' ')));
    }
  }

  // Columns after ORDER BY that may be NULL in a table of the statement, and that
  // no comparison of it keeps from being so.
  std::vector<std::string> MayBeNull(const std::string& sql) {
    static const std::regex orders(R"(ORDER BY ([^()]*?)(LIMIT|\)|$))");
    static const std::regex term(R"((?:(\w+)\.)?(\w+)(?: DESC| ASC)?( NULLS LAST)?)");
    std::vector<std::string> columns;
    const std::sregex_iterator end;
    for (std::sregex_iterator order(sql.begin(), sql.end(), orders); order != end; ++order) {
      const std::string terms = (*order)[1];
      for (std::sregex_iterator at(terms.begin(), terms.end(), term); at != end; ++at) {
        const std::string column = (*at)[2];
        if ((*at)[3].matched || IsCompared(sql, column)) continue;
        if (IsNullable(sql, (*at)[1], column)) columns.push_back(column);
      }
    }
    return columns;
  }

 private:
  static bool IsCompared(const std::string& sql, const std::string& column) {
    return std::regex_search(sql, std::regex(R"(\b)" + column + R"( (=|<=|>=|<|>) )"));
  }

  bool IsNullable(const std::string& sql, const std::string& alias, const std::string& column) {
    static const std::regex source(R"((?:FROM|JOIN)\s+(\w+)(?:\s+AS\s+(\w+))?)");
    const std::sregex_iterator end;
    for (std::sregex_iterator at(sql.begin(), sql.end(), source); at != end; ++at) {
      std::string table = (*at)[1];
      if (!alias.empty() && alias != (*at)[2] && alias != table) continue;
      if (table.ends_with("_ever")) table.resize(table.size() - 5);
      if (nullable_.contains(table + "." + column)) return true;
    }
    return false;
  }

  std::set<std::string> nullable_;
};

TEST_F(Sorting, NeverDependsOnWhereNullsStand) {
  for (const Sql* sql : storage::AllStatements()) {
    EXPECT_THAT(MayBeNull(sql->text), testing::IsEmpty()) << sql->text;
  }
}

TEST_F(Sorting, ByAColumnThatMayBeNullIsFound) {
  using testing::ElementsAre;
  EXPECT_THAT(MayBeNull("SELECT a.n FROM application AS a ORDER BY a.score LIMIT 1"),
              ElementsAre("score"));
  EXPECT_THAT(MayBeNull("SELECT score FROM application_ever ORDER BY application, score DESC"),
              ElementsAre("score"));
  EXPECT_THAT(MayBeNull("SELECT n FROM application ORDER BY score NULLS LAST"), testing::IsEmpty());
}

TEST(PreparedBySqlite, EveryStatementOfEveryStoreIs) {
  const TestDatabase data(Engine::kSqlite);
  const SQLite::Database file(data.name(), SQLite::OPEN_READONLY);

  for (const Sql* sql : storage::AllStatements()) {
    EXPECT_NO_THROW(SQLite::Statement(file, sql->text)) << sql->text;
  }
}

}  // namespace
}  // namespace ecloserie::tests
