#include "support/schema.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <functional>
#include <map>
#include <regex>

#include "absl/time/clock.h"
#include "storage/postgres/connection.h"

namespace ecloserie::tests {
namespace {

using storage::postgres::Result;

// Asks for one column of texts.
using Ask = std::function<std::set<std::string>(const std::string& query)>;

// Each query words one kind of fact; the catalogues differ, the words do not.
constexpr const char* kSqliteColumns = R"sql(
SELECT t.name || '.' || c.name || ' ' ||
       CASE c.type WHEN 'INTEGER' THEN 'integer' WHEN 'TEXT' THEN 'text' WHEN 'BLOB' THEN 'bytes' ELSE c.type END ||
       CASE WHEN c."notnull" = 1 THEN ' not null' ELSE '' END || COALESCE(' default ' || c.dflt_value, '')
FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%')sql";
constexpr const char* kPostgresColumns = R"sql(
SELECT table_name || '.' || column_name || ' ' ||
       CASE data_type WHEN 'bigint' THEN 'integer' WHEN 'bytea' THEN 'bytes' ELSE data_type END ||
       CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END || COALESCE(' default ' || column_default, '')
FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> 'schema_version')sql";

constexpr const char* kSqliteKeys = R"sql(
SELECT t.name || ' (' || (SELECT group_concat(name, ', ') FROM
         (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)) || ')' ||
       CASE WHEN i."unique" = 1 THEN ' unique' ELSE '' END
FROM sqlite_schema AS t JOIN pragma_index_list(t.name) AS i
WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%')sql";
constexpr const char* kPostgresKeys = R"sql(
SELECT i.indrelid::regclass || ' (' ||
       (SELECT string_agg(a.attname, ', ' ORDER BY k.n) FROM unnest(i.indkey) WITH ORDINALITY AS k (attnum, n)
        JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = k.attnum) || ')' ||
       CASE WHEN i.indisunique THEN ' unique' ELSE '' END
FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indrelid
WHERE c.relnamespace = 'public'::regnamespace)sql";

constexpr const char* kSqliteForeignKeys = R"sql(
SELECT t.name || ' (' || (SELECT group_concat("from", ', ') FROM
         (SELECT "from" FROM pragma_foreign_key_list(t.name) WHERE id = f.id ORDER BY seq)) ||
       ') -> ' || f."table" || ' (' || (SELECT group_concat("to", ', ') FROM
         (SELECT "to" FROM pragma_foreign_key_list(t.name) WHERE id = f.id ORDER BY seq)) || ')'
FROM sqlite_schema AS t JOIN pragma_foreign_key_list(t.name) AS f
WHERE t.type = 'table')sql";
constexpr const char* kPostgresForeignKeys = R"sql(
SELECT c.conrelid::regclass || ' (' ||
       (SELECT string_agg(a.attname, ', ' ORDER BY k.n) FROM unnest(c.conkey) WITH ORDINALITY AS k (attnum, n)
        JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = k.attnum) ||
       ') -> ' || c.confrelid::regclass || ' (' ||
       (SELECT string_agg(a.attname, ', ' ORDER BY k.n) FROM unnest(c.confkey) WITH ORDINALITY AS k (attnum, n)
        JOIN pg_attribute AS a ON a.attrelid = c.confrelid AND a.attnum = k.attnum) || ')'
FROM pg_constraint AS c WHERE c.contype = 'f')sql";

constexpr const char* kSqliteTriggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger'";
constexpr const char* kPostgresTriggers = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal";

constexpr const char* kSqliteTables = "SELECT sql FROM sqlite_schema WHERE type = 'table'";
constexpr const char* kPostgresChecks =
    "SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) "
    "FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace";

Ask AskSqlite(const std::string& path) {
  return [path](const std::string& query) {
    const SQLite::Database file(path, SQLite::OPEN_READONLY);
    std::set<std::string> texts;
    SQLite::Statement statement(file, query);
    while (statement.executeStep()) texts.insert(statement.getColumn(0).getString());
    return texts;
  };
}

Ask AskPostgres(const std::string& address) {
  return [address](const std::string& query) {
    storage::postgres::Connection connection(storage::postgres::Address::Parse(address),
                                             absl::Now() + absl::Minutes(1));
    const Result result = connection.Ask(query);
    std::set<std::string> texts;
    for (int row = 0; row < result.RowsCount(); ++row) texts.emplace(result.Bytes(row, 0));
    return texts;
  };
}

// SQLite keeps no list of checks, only the text in which they stand.
int CountChecks(const std::set<std::string>& tables) {
  static const std::regex check(R"(\bCHECK \()");
  std::ptrdiff_t count = 0;
  for (const std::string& table : tables) {
    count += std::distance(std::sregex_iterator(table.begin(), table.end(), check),
                           std::sregex_iterator());
  }
  return static_cast<int>(count);
}

// The words and bounds that checks hold, each with its table; the engines spell the
// rest differently. A text begins with its table, or with CREATE TABLE and its table.
std::set<std::string> WordsOfChecks(const std::set<std::string>& texts) {
  static const std::regex head(R"(^(?:CREATE TABLE )?(\w+))");
  static const std::regex check(R"(CHECK (\(.*))");
  static const std::regex word(R"('?\b(\d{3,})\b'?|'[^']*')");
  std::set<std::string> words;
  std::smatch match;
  for (const std::string& text : texts) {
    std::regex_search(text, match, head);
    const std::string table = match[1];
    const std::sregex_iterator end;
    for (std::sregex_iterator at(text.begin(), text.end(), check); at != end; ++at) {
      const std::string rule = (*at)[1];
      for (std::sregex_iterator in(rule.begin(), rule.end(), word); in != end; ++in) {
        words.insert(table + " " + ((*in)[1].matched ? (*in)[1].str() : in->str()));
      }
    }
  }
  return words;
}

}  // namespace

Facts ReadFacts(const TestDatabase& data) {
  if (data.engine() == Engine::kSqlite) {
    const Ask ask = AskSqlite(data.name());
    return {.columns = ask(kSqliteColumns),
            .keys = ask(kSqliteKeys),
            .foreign_keys = ask(kSqliteForeignKeys),
            .triggers = ask(kSqliteTriggers),
            .check_words = WordsOfChecks(ask(kSqliteTables)),
            .checks_count = CountChecks(ask(kSqliteTables))};
  }
  const Ask ask = AskPostgres(data.name());
  return {.columns = ask(kPostgresColumns),
          .keys = ask(kPostgresKeys),
          .foreign_keys = ask(kPostgresForeignKeys),
          .triggers = ask(kPostgresTriggers),
          .check_words = WordsOfChecks(ask(kPostgresChecks)),
          .checks_count = static_cast<int>(ask(kPostgresChecks).size())};
}

}  // namespace ecloserie::tests
