#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>
#include <string>

#include "storage/ledger_audit_store.h"
#include "storage/report_store.h"
#include "storage/snapshot.h"
#include "storage/sqlite/migrations.h"
#include "storage/statements.h"

namespace ecloserie::tests {
namespace {

using storage::Sql;

// One step of EXPLAIN QUERY PLAN: "SEARCH s USING INDEX i (school=? AND pool=?)".
struct Step {
  std::string verb;
  std::string table;
  std::string how;
};

class QueryPlan : public testing::Test {
 protected:
  QueryPlan() : database_(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {
    storage::sqlite::Migrate(database_, storage::sqlite::EmbeddedMigrations());
    SQLite::Statement tables(database_, "SELECT name FROM sqlite_schema WHERE type = 'table'");
    while (tables.executeStep()) growing_tables_.insert(tables.getColumn(0));
    // One row per school, and those of the versions of one.
    for (const char* small : {"school", "school_history", "school_clock", "attendance_policy",
                              "attendance_policy_history"}) {
      growing_tables_.erase(small);
    }
  }

  std::vector<Step> PlanOf(const Sql& sql) {
    static const std::regex shape(R"((SCAN|SEARCH) (\w+)(.*))");
    SQLite::Statement explain(database_, std::string("EXPLAIN QUERY PLAN ") + sql.text);
    std::vector<Step> steps;
    std::smatch match;
    while (explain.executeStep()) {
      const std::string detail = explain.getColumn("detail");
      if (std::regex_match(detail, match, shape)) steps.push_back({match[1], match[2], match[3]});
    }
    return steps;
  }

  bool MakesTable(const Sql& sql) {
    SQLite::Statement explain(database_, std::string("EXPLAIN ") + sql.text);
    while (explain.executeStep()) {
      if (explain.getColumn("opcode").getString() == "OpenEphemeral") return true;
    }
    return false;
  }

  // The steps that read a table all over, or all that one school has in it.
  std::vector<std::string> WideSteps(const Sql& sql) {
    std::vector<std::string> wide;
    for (const Step& step : PlanOf(sql)) {
      const bool is_narrow =
          step.verb == "SEARCH" && step.how.find("(school=?)") == step.how.npos &&
          step.how.find("ANY(") == step.how.npos && step.how.find("AUTOMATIC") == step.how.npos;
      if (is_narrow || !growing_tables_.contains(TableOf(sql, step.table))) continue;
      wide.push_back(step.verb + " " + step.table + step.how);
    }
    return wide;
  }

 private:
  // What an alias stands for in the statement; a plan speaks of aliases.
  static std::string TableOf(const Sql& sql, const std::string& alias) {
    std::cmatch match;
    const std::regex naming(R"((?:FROM|JOIN)\s+(\w+)\s+AS\s+)" + alias + R"(\b)");
    return std::regex_search(sql.text, match, naming) ? match[1].str() : alias;
  }

  SQLite::Database database_;
  std::set<std::string> growing_tables_;
};

// Those that mean to read all that a school has.
std::vector<const Sql*> WideByIntent() {
  std::vector<const Sql*> wide;
  // Figures over a whole cohort, or over all that a sponsor pays.
  std::ranges::copy(storage::ReportStatements(), std::back_inserter(wide));
  // VerifyLedger reads every entry of a school.
  std::ranges::copy(storage::LedgerAuditStatements(), std::back_inserter(wide));
  // The operators' check counts every version.
  for (const storage::Snapshot& snapshot : storage::AllSnapshots()) wide.push_back(snapshot.count);
  return wide;
}

// An INSERT of values that never turns into an UPDATE, for which SQLite does make
// a table.
bool IsPlainInsert(const Sql& sql) {
  const std::string_view text(sql.text);
  return text.starts_with("\nINSERT") && text.find("SELECT") == text.npos &&
         text.find("DO UPDATE") == text.npos;
}

// SQLite takes the last entry of the key for MAX, and for the first from behind; its
// plan does not say so.
bool ReadsTheLastOnly(const Sql& sql) {
  const std::string_view text(sql.text);
  return text.find("SELECT COALESCE(MAX(number), 0) + 1 FROM ledger_entry") != text.npos ||
         text.find("number DESC LIMIT 1") != text.npos;
}

// Forgetting somebody forgets what the whole school was asked.
bool ForgetsAll(const Sql& sql) {
  return std::string_view(sql.text).find("DELETE FROM request_salt") != std::string_view::npos;
}

TEST_F(QueryPlan, NoStatementReadsMoreOfASchoolThanItAsksFor) {
  const std::vector<const Sql*> wide_by_intent = WideByIntent();
  for (const Sql* sql : storage::AllStatements()) {
    if (std::ranges::count(wide_by_intent, sql) > 0 || ReadsTheLastOnly(*sql) || ForgetsAll(*sql)) {
      continue;
    }
    EXPECT_THAT(WideSteps(*sql), testing::IsEmpty()) << sql->text;
  }
}

TEST_F(QueryPlan, EveryStatementOfEveryStoreIsKnown) {
  EXPECT_GT(storage::AllStatements().size(), 100U);
}

TEST_F(QueryPlan, NoInsertMakesATableToCheckAWord) {
  for (const Sql* sql : storage::AllStatements()) {
    EXPECT_FALSE(IsPlainInsert(*sql) && MakesTable(*sql)) << sql->text;
  }
}

TEST_F(QueryPlan, AWideStatementIsFound) {
  const Sql scan{"SELECT m.presence FROM mark AS m"};
  const Sql school_only{"SELECT presence FROM mark WHERE school = $1 AND enrolment = $2"};

  EXPECT_THAT(WideSteps(scan), testing::SizeIs(1));
  EXPECT_THAT(WideSteps(school_only), testing::SizeIs(1));
}

}  // namespace
}  // namespace ecloserie::tests
