#include "storage/postgres/connection.h"

#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <cerrno>

#include "absl/time/clock.h"
#include "storage/engine/failure.h"
#include "storage/postgres/fault.h"
#include "storage/postgres/statement.h"

namespace ecloserie::storage::postgres {
namespace {

using engine::EngineError;
using engine::EngineFault;

// A host that does not answer must leave time for the next, and work without a
// deadline must end too.
constexpr absl::Duration kHostPatience = absl::Seconds(3);
constexpr absl::Duration kPatience = absl::Minutes(10);

std::string FieldOf(const PGresult* result, int field) {
  const char* text = PQresultErrorField(result, field);
  return text == nullptr ? "" : text;
}

EngineError ErrorOf(const PGresult* result) {
  const std::string state = FieldOf(result, PG_DIAG_SQLSTATE);
  // Without a state it is libpq that speaks: the connection is gone.
  const EngineFault fault = state.empty() ? EngineFault::kAway : FaultOf(state);
  return {fault, "PostgreSQL " + state + ": " + FieldOf(result, PG_DIAG_MESSAGE_PRIMARY)};
}

bool IsError(const PGresult* result) {
  const ExecStatusType status = PQresultStatus(result);
  return status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK;
}

}  // namespace

Connection::Connection(const Address& address, absl::Time deadline, std::size_t first_host) {
  SetDeadline(deadline);
  const std::size_t hosts_count = address.hosts.size();
  std::string trouble;
  for (std::size_t i = 0; i < hosts_count; ++i) {
    host_ = (first_host + i) % hosts_count;
    const absl::Duration share =
        (deadline_ - absl::Now()) / static_cast<std::int64_t>(hosts_count - i);
    try {
      Connect(address.hosts[host_], absl::Now() + std::min(kHostPatience, share));
      return;
    } catch (const EngineError& error) {
      trouble += (trouble.empty() ? "" : "; ") + std::string(error.what());
    }
  }
  throw EngineError(EngineFault::kAway, trouble);
}

Connection::~Connection() { PQfinish(connection_); }

void Connection::Connect(const Keywords& host, absl::Time until) {
  std::vector<const char*> names;
  std::vector<const char*> values;
  for (const auto& [name, value] : host) {
    names.push_back(name.c_str());
    values.push_back(value.c_str());
  }
  names.push_back(nullptr);
  values.push_back(nullptr);
  connection_ = PQconnectStartParams(names.data(), values.data(), /*expand_dbname=*/0);
  if (connection_ == nullptr) throw std::bad_alloc();
  PQsetNoticeReceiver(connection_, HearNotice, this);
  PostgresPollingStatusType next = PGRES_POLLING_WRITING;
  while (PQstatus(connection_) != CONNECTION_BAD && next != PGRES_POLLING_OK) {
    if (next == PGRES_POLLING_FAILED) break;
    WaitFor(next == PGRES_POLLING_READING ? Readiness::kReading : Readiness::kWriting, until);
    next = PQconnectPoll(connection_);
  }
  if (PQstatus(connection_) != CONNECTION_OK) Lose(PQerrorMessage(connection_));
  PQsetnonblocking(connection_, 1);
}

void Connection::Start() { Ask("BEGIN ISOLATION LEVEL SERIALIZABLE"); }

// Writers of a school follow one another, so a snapshot of it is a state that was
// (docs/decisions/0009).
void Connection::StartReading() { Ask("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"); }

// Unknown where the connection was lost before the answer, and where the server
// warns: it has committed and did not wait for its standby.
Outcome Connection::Commit() {
  warning_.clear();
  try {
    const Result result = Ask("COMMIT");
    if (!warning_.empty()) return engine::Unknown(warning_);
    if (result.Command() == "COMMIT") return {};
    return engine::Failed(StoreFault::kDefect, "the transaction had failed before its commit");
  } catch (const EngineError& error) {
    return IsReusable() ? engine::FailedBy(error) : engine::Unknown(error.what());
  }
}

void Connection::Rollback() { Ask("ROLLBACK"); }
void Connection::SetMark() { Ask("SAVEPOINT unit_of_work"); }
void Connection::ReturnToMark() { Ask("ROLLBACK TO unit_of_work"); }
void Connection::DropMark() { Ask("RELEASE unit_of_work"); }

bool Connection::IsInTransaction() const {
  const PGTransactionStatusType status = PQtransactionStatus(connection_);
  return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

bool Connection::IsAborted() const { return PQtransactionStatus(connection_) == PQTRANS_INERROR; }

bool Connection::IsReusable() const { return PQtransactionStatus(connection_) == PQTRANS_IDLE; }

void Connection::SetDeadline(absl::Time deadline) {
  deadline_ = std::min(deadline, absl::Now() + kPatience);
}

// An advisory lock of the session, taken before a transaction begins: one taken
// inside would come after the transaction's snapshot.
void Connection::Hold(const std::string& name) {
  const std::string quoted = Quoted(name);
  if (quoted == held_) return;
  Ask("SELECT pg_advisory_lock(hashtextextended(" + quoted + ", 0))");
  held_ = quoted;
}

void Connection::LetGo() {
  if (held_.empty()) return;
  Ask("SELECT pg_advisory_unlock(hashtextextended(" + held_ + ", 0))");
  held_.clear();
}

Result Connection::Ask(const std::string& text) {
  if (PQsendQuery(connection_, text.c_str()) != 1) Lose(PQerrorMessage(connection_));
  return Receive();
}

std::string Connection::Quoted(const std::string& text) {
  char* quoted = PQescapeLiteral(connection_, text.data(), text.size());
  if (quoted == nullptr) Lose(PQerrorMessage(connection_));
  const std::string copy = quoted;
  PQfreemem(quoted);
  return copy;
}

Result Connection::Receive() {
  Flush();
  Result last;
  // A failed statement is followed by results too, until there are none.
  while (Result next = NextResult()) {
    if (!last || !IsError(last.get())) last = std::move(next);
  }
  if (!last) Lose(PQerrorMessage(connection_));
  if (!IsError(last.get())) return last;
  const EngineError error = ErrorOf(last.get());
  if (PQstatus(connection_) != CONNECTION_OK) Lose(error.what());
  throw error;
}

Result Connection::NextResult() {
  while (PQisBusy(connection_) == 1) {
    WaitFor(Readiness::kReading, deadline_);
    if (PQconsumeInput(connection_) != 1) Lose(PQerrorMessage(connection_));
  }
  return Result(PQgetResult(connection_));
}

void Connection::Flush() {
  while (true) {
    const int left = PQflush(connection_);
    if (left == 0) return;
    if (left < 0) Lose(PQerrorMessage(connection_));
    WaitFor(Readiness::kWriting, deadline_);
  }
}

void Connection::WaitFor(Readiness readiness, absl::Time until) {
  pollfd waited{.fd = PQsocket(connection_),
                .events = static_cast<short>(readiness == Readiness::kReading ? POLLIN : POLLOUT),
                .revents = 0};
  while (true) {
    const std::int64_t left_ms =
        absl::ToInt64Milliseconds(absl::Ceil(until - absl::Now(), absl::Milliseconds(1)));
    const int ready = left_ms <= 0 ? 0 : ::poll(&waited, 1, static_cast<int>(left_ms));
    if (ready > 0) return;
    if (ready == 0) Lose("PostgreSQL did not answer before the deadline");
    if (errno != EINTR) Lose("cannot wait for PostgreSQL");
  }
}

// What was prepared goes with it.
void Connection::Lose(const std::string& why) {
  const EngineError error(EngineFault::kAway, why);
  held_.clear();
  PQfinish(connection_);
  connection_ = nullptr;
  throw error;
}

void Connection::HearNotice(void* self, const pg_result* notice) {
  if (FieldOf(notice, PG_DIAG_SEVERITY_NONLOCALIZED) != "WARNING") return;
  static_cast<Connection*>(self)->warning_ = FieldOf(notice, PG_DIAG_MESSAGE_PRIMARY);
}

Cursor& Connection::Open(const Sql& sql, std::span<const Value> values) {
  std::unique_ptr<Statement>& statement = statements_[&sql];
  if (!statement) {
    statement = std::make_unique<Statement>(*this, sql, "s" + std::to_string(statements_.size()));
  }
  statement->Begin(values);
  return *statement;
}

}  // namespace ecloserie::storage::postgres
