#include "outbox_rows.h"

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

#include <array>

#include "error_bytes.h"
#include "row_differences.h"

namespace ecloserie {
namespace {

using SystemTime = std::chrono::system_clock::time_point;

constexpr int kSchemaVersion = 1;
constexpr int kApplicationId = 0x45634f42;  // "EcOB" in the header of the file.

// What was recorded is written once; only what became of it changes.
constexpr const char* kTables = R"(
CREATE TABLE taken (
  session  TEXT PRIMARY KEY,
  register BLOB NOT NULL,
  taken_us INTEGER NOT NULL
) STRICT;
CREATE TABLE item (
  number      INTEGER PRIMARY KEY AUTOINCREMENT,
  session     TEXT NOT NULL,
  request_id  TEXT NOT NULL UNIQUE,
  request     BLOB NOT NULL,
  taken       BLOB NOT NULL,
  recorded_us INTEGER NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('QUEUED', 'SENDING', 'SENT', 'REFUSED', 'DROPPED')),
  changed_us  INTEGER NOT NULL,
  attempts    INTEGER NOT NULL DEFAULT 0,
  error       BLOB,
  etag        TEXT NOT NULL DEFAULT '',
  now         BLOB
) STRICT;
CREATE UNIQUE INDEX item_open ON item (session) WHERE state IN ('QUEUED', 'SENDING', 'REFUSED');
CREATE TRIGGER item_frozen BEFORE UPDATE OF session, request_id, request, taken, recorded_us
ON item BEGIN SELECT RAISE(ABORT, 'what was recorded never changes'); END;
)";

constexpr const char* kPutTaken =
    "INSERT INTO taken (session, register, taken_us) VALUES (?, ?, ?) "
    "ON CONFLICT (session) DO UPDATE SET register = excluded.register, "
    "taken_us = excluded.taken_us";
constexpr const char* kTaken = "SELECT register FROM taken WHERE session = ?";
constexpr const char* kAllTaken = "SELECT register FROM taken ORDER BY session";
constexpr const char* kAdd =
    "INSERT INTO item (session, request_id, request, taken, recorded_us, state, changed_us) "
    "VALUES (?, ?, ?, ?, ?, 'QUEUED', ?)";
constexpr const char* kFind =
    "SELECT number, state, request, taken, recorded_us, attempts, error, etag, now "
    "FROM item WHERE number = ?";
constexpr const char* kFindOpen =
    "SELECT number, state, request, taken, recorded_us, attempts, error, etag, now "
    "FROM item WHERE session = ? AND state IN ('QUEUED', 'SENDING', 'REFUSED')";
constexpr const char* kAll =
    "SELECT number, state, request, taken, recorded_us, attempts, error, etag, now "
    "FROM item ORDER BY number";
constexpr const char* kUpdate =
    "UPDATE item SET state = ?, changed_us = ?, attempts = ?, error = ?, etag = ?, now = ? "
    "WHERE number = ?";
constexpr const char* kForgetItems =
    "DELETE FROM item WHERE state IN ('SENT', 'DROPPED') AND changed_us < ?";
constexpr const char* kForgetTaken =
    "DELETE FROM taken WHERE taken_us < ? AND NOT EXISTS (SELECT 1 FROM item "
    "WHERE item.session = taken.session AND item.state IN ('QUEUED', 'SENDING', 'REFUSED'))";

constexpr std::array kStates = {OutboxState::kQueued, OutboxState::kSending, OutboxState::kSent,
                                OutboxState::kRefused, OutboxState::kDropped};

OutboxState StateOfName(const std::string& name) {
  for (const OutboxState state : kStates) {
    if (OutboxStateName(state) == name) return state;
  }
  return OutboxState::kDropped;  // The file's own check lets no other word in.
}

std::int64_t MicrosOf(SystemTime time) {
  return std::chrono::duration_cast<std::chrono::microseconds>(time.time_since_epoch()).count();
}

std::int64_t NowMicros() { return MicrosOf(std::chrono::system_clock::now()); }

SystemTime TimeOf(std::int64_t micros) {
  return SystemTime(
      std::chrono::duration_cast<SystemTime::duration>(std::chrono::microseconds(micros)));
}

void BindBytes(SQLite::Statement& statement, int index, const std::string& bytes) {
  statement.bind(index, bytes.data(), static_cast<int>(bytes.size()));
}

void BindBytes(SQLite::Statement& statement, int index, const std::optional<std::string>& bytes) {
  if (bytes) {
    BindBytes(statement, index, *bytes);
  } else {
    statement.bind(index);
  }
}

template <class Message>
Message MessageOf(const SQLite::Column& column) {
  Message message;
  // Half of what was recorded must never be sent for the whole.
  if (!message.ParseFromArray(column.getBlob(), column.getBytes())) {
    throw SQLite::Exception("what was recorded is not readable", SQLITE_CORRUPT);
  }
  return message;
}

OutboxRow RowOf(SQLite::Statement& found) {
  OutboxRow row;
  OutboxItem& item = row.item;
  item.number = found.getColumn(0).getInt64();
  item.state = StateOfName(found.getColumn(1).getString());
  item.request = MessageOf<v1::RecordRegisterRequest>(found.getColumn(2));
  item.taken = MessageOf<v1::Register>(found.getColumn(3));
  item.record_time = TimeOf(found.getColumn(4).getInt64());
  item.attempts = found.getColumn(5).getInt();
  if (!found.getColumn(6).isNull()) {
    item.error = ErrorOfBytes(found.getColumn(6).getString());
    item.error->request_id = item.request.request_id();
    if (item.state == OutboxState::kSending) item.error->applied = Applied::kUnknown;
  }
  item.etag = found.getColumn(7).getString();
  if (!found.getColumn(8).isNull()) {
    row.now = MessageOf<v1::Register>(found.getColumn(8));
    item.differences = DifferencesOf(item.taken, item.request, *row.now);
  }
  return row;
}

std::optional<OutboxRow> OnlyRow(SQLite::Statement& statement) {
  if (!statement.executeStep()) return std::nullopt;
  return RowOf(statement);
}

std::optional<Error> Foreign(const std::string& path) {
  return Error{.code = Code::kInvalidArgument, .message = path + " is no outbox"};
}

}  // namespace

void OutboxRows::PutTaken(const v1::Register& taken) {
  SQLite::Statement put(database_, kPutTaken);
  put.bind(1, taken.session().name());
  BindBytes(put, 2, taken.SerializeAsString());
  put.bind(3, NowMicros());
  put.exec();
}

std::optional<v1::Register> OutboxRows::Taken(const std::string& session) const {
  SQLite::Statement found(database_, kTaken);
  found.bind(1, session);
  if (!found.executeStep()) return std::nullopt;
  return MessageOf<v1::Register>(found.getColumn(0));
}

std::vector<v1::Register> OutboxRows::AllTaken() const {
  std::vector<v1::Register> all;
  SQLite::Statement found(database_, kAllTaken);
  while (found.executeStep()) all.push_back(MessageOf<v1::Register>(found.getColumn(0)));
  return all;
}

std::int64_t OutboxRows::Add(const v1::RecordRegisterRequest& request, const v1::Register& taken) {
  const std::int64_t now = NowMicros();
  SQLite::Statement add(database_, kAdd);
  add.bind(1, request.session());
  add.bind(2, request.request_id());
  BindBytes(add, 3, request.SerializeAsString());
  BindBytes(add, 4, taken.SerializeAsString());
  add.bind(5, now);
  add.bind(6, now);
  add.exec();
  return database_.getLastInsertRowid();
}

std::optional<OutboxRow> OutboxRows::Find(std::int64_t number) const {
  SQLite::Statement found(database_, kFind);
  found.bind(1, number);
  return OnlyRow(found);
}

std::optional<OutboxRow> OutboxRows::FindOpen(const std::string& session) const {
  SQLite::Statement found(database_, kFindOpen);
  found.bind(1, session);
  return OnlyRow(found);
}

std::vector<OutboxRow> OutboxRows::All() const {
  std::vector<OutboxRow> all;
  SQLite::Statement found(database_, kAll);
  while (found.executeStep()) all.push_back(RowOf(found));
  return all;
}

void OutboxRows::Update(const OutboxRow& row) {
  const auto bytes = [](const auto& value, auto bytes_of) {
    return value ? std::optional(bytes_of(*value)) : std::nullopt;
  };
  SQLite::Statement update(database_, kUpdate);
  update.bind(1, std::string(OutboxStateName(row.item.state)));
  update.bind(2, NowMicros());
  update.bind(3, row.item.attempts);
  BindBytes(update, 4, bytes(row.item.error, BytesOfError));
  update.bind(5, row.item.etag);
  BindBytes(update, 6,
            bytes(row.now, [](const v1::Register& now) { return now.SerializeAsString(); }));
  update.bind(7, row.item.number);
  update.exec();
}

int OutboxRows::Forget(SystemTime before) {
  SQLite::Statement items(database_, kForgetItems);
  items.bind(1, MicrosOf(before));
  const int count = items.exec();
  SQLite::Statement taken(database_, kForgetTaken);
  taken.bind(1, MicrosOf(before));
  taken.exec();
  return count;
}

std::optional<Error> MakeTables(SQLite::Database& database, const std::string& path) {
  const int application = database.execAndGet("PRAGMA application_id").getInt();
  const int version = database.execAndGet("PRAGMA user_version").getInt();
  if (application == kApplicationId) {
    if (version <= kSchemaVersion) return std::nullopt;
    return Error{.code = Code::kInvalidArgument,
                 .message = "the outbox " + path + " was made by a newer program (its form is " +
                            std::to_string(version) + ", this one knows " +
                            std::to_string(kSchemaVersion) + "): use that one"};
  }
  const int tables = database.execAndGet("SELECT COUNT(*) FROM sqlite_schema").getInt();
  if (application != 0 || version != 0 || tables != 0) return Foreign(path);
  SQLite::Transaction all(database);
  database.exec(kTables);
  database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
  database.exec("PRAGMA user_version = " + std::to_string(kSchemaVersion));
  all.commit();
  return std::nullopt;
}

}  // namespace ecloserie
