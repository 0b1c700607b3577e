#include "storage/statements.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libpq-fe.h>

#include <map>
#include <memory>

#include "storage/postgres/wire.h"
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

TEST(PreparedBySqlite, EveryStatementOfEveryStoreIs) {
  const TestDatabase data(Engine::kSqlite);
  const SQLite::Database file(data.name(), SQLite::OPEN_READONLY);

  for (const Sql* sql : storage::AllStatements()) {
    EXPECT_NO_THROW(SQLite::Statement(file, sql->text)) << sql->text;
  }
}

}  // namespace
}  // namespace ecloserie::tests
