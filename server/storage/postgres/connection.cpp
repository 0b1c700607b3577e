#include "storage/postgres/connection.h"

#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "absl/time/clock.h"
#include "storage/engine/failure.h"
#include "storage/postgres/fault.h"
#include "storage/postgres/statement.h"

namespace ecloserie::storage::postgres {
namespace {

using engine::EngineError;
using engine::EngineFault;

// A host that does not answer must leave time for the next.
constexpr absl::Duration kHostPatience = absl::Seconds(3);
// An answer that is a moment late is no reason to give a connection up: callers
// with short deadlines would close them all.
constexpr absl::Duration kGrace = absl::Seconds(1);
// After 16, 64, 256 ... transactions of a connection.
constexpr std::int64_t kRefreshFactor = 4;
// poll counts milliseconds in an int.
constexpr std::int64_t kPollMaxMs = 60'000;

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

Connection::Connection(const Address& address, absl::Time deadline, Opening opening)
    : opening_(std::move(opening)), deadline_(deadline) {
  Epoch* const epoch = std::exchange(opening_.epoch, nullptr);  // nothing is lost yet
  const std::uint64_t epoch_before = epoch == nullptr ? 0 : epoch->Now();
  const std::size_t hosts_count = address.hosts.size();
  std::string trouble;
  for (std::size_t i = 0; i < hosts_count; ++i) {
    host_ = (opening_.first_host + i) % hosts_count;
    const absl::Duration share =
        (deadline_ - absl::Now()) / static_cast<std::int64_t>(hosts_count - i);
    try {
      Connect(address.hosts[host_], absl::Now() + std::min(kHostPatience, share));
      if (opening_.judge) opening_.judge(*this);
      if (epoch != nullptr && i > 0) epoch->End(epoch_before);
      opening_.epoch = epoch;
      own_epoch_ = epoch == nullptr ? 0 : epoch->Now();
      return;
    } catch (const EngineError& error) {
      trouble += (trouble.empty() ? "" : "; ") + std::string(error.what());
    } catch (...) {
      PQfinish(connection_);
      throw;
    }
    PQfinish(std::exchange(connection_, nullptr));
    statements_.clear();  // They were prepared there.
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

void Connection::Start() {
  RefreshPlans();
  Ask("BEGIN ISOLATION LEVEL SERIALIZABLE");
}

// Writers of a school follow one another, so a snapshot of it is a state that was
// (docs/decisions/0009).
void Connection::StartReading() {
  RefreshPlans();
  Ask("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");
}

// A plan that was made over an empty table finds a row by the first index at hand,
// reading all that a school has, and is kept until somebody analyses the table. Made
// anew as transactions are counted, it follows the tables as they grow.
void Connection::RefreshPlans() {
  if (++transactions_count_ < next_refresh_at_) return;
  next_refresh_at_ *= kRefreshFactor;
  Ask("DISCARD PLANS");
}

// Unknown where the connection was lost before the answer, and where the server
// warns: it has committed and did not wait for its standby.
Outcome Connection::Commit() {
  if (std::optional<Outcome> obstacle = FindObstacle()) return *std::move(obstacle);
  warning_.clear();
  try {
    const Result result = Ask("COMMIT");
    if (!warning_.empty()) return engine::Unknown(warning_);
    if (result.Command() == "COMMIT") return {};
    return engine::Failed(StoreFault::kDefect, "the transaction had failed before its commit");
  } catch (const EngineError& error) {
    return IsIdle() ? engine::FailedBy(error) : engine::Unknown(error.what());
  } catch (const std::exception& error) {
    return engine::Unknown(error.what());
  }
}

// A commit that is sent too late to hear of it would leave its outcome unknown.
std::optional<Outcome> Connection::FindObstacle() {
  constexpr const char* kStandbys = "SELECT current_setting('synchronous_standby_names')";
  try {
    if (absl::Now() >= deadline_) {
      SetDeadline(absl::Now() + absl::Seconds(1));
      Rollback();
      return engine::Failed(StoreFault::kDroppedLate, "the deadline passed before the commit");
    }
    if (!opening_.requires_standby || !Ask(kStandbys).Bytes(0, 0).empty()) return std::nullopt;
    Rollback();
    return engine::Failed(StoreFault::kAway, "a standby is required, and none is named any more");
  } catch (const EngineError& error) {
    return engine::FailedBy(error);
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

bool Connection::IsIdle() const { return PQtransactionStatus(connection_) == PQTRANS_IDLE; }

bool Connection::IsReusable() const {
  return IsIdle() && (opening_.epoch == nullptr || opening_.epoch->Now() == own_epoch_);
}

bool Connection::Distrust() {
  try {
    Lose("it leads to a server that has fallen behind");
  } catch (const EngineError&) {
    return true;
  }
}

// A pooler tells a process of its own.
bool Connection::IsDirect() {
  const Result pid = Ask("SELECT pg_backend_pid()");
  return pid.Bytes(0, 0) == std::to_string(PQbackendPID(connection_));
}

// An advisory lock of the session, taken before the unit's transaction begins: one
// taken inside would come after its snapshot. Not SERIALIZABLE, because as long as
// such a transaction waits the server keeps the locks of all that end meanwhile.
// The server ends the wait: to wait for others is no reason to give a connection up.
void Connection::Hold(const std::string& name) {
  const std::string quoted = Quoted(name);
  if (quoted == held_) return;
  const std::int64_t left_ms = std::clamp<std::int64_t>(
      absl::ToInt64Milliseconds(deadline_ - absl::Now()), 1, absl::ToInt64Milliseconds(patience_));
  try {
    Ask("BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = " +
        std::to_string(left_ms) + "; SELECT pg_advisory_lock(hashtextextended(" + quoted +
        ", 0)); COMMIT");
  } catch (const EngineError&) {
    if (IsInTransaction()) Rollback();
    throw;
  }
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
  std::string copy = quoted;
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
  const absl::Time asked_at = absl::Now();
  while (PQisBusy(connection_) == 1) {
    WaitFor(Readiness::kReading,
            std::max(std::min(deadline_, asked_at + patience_), asked_at + kGrace));
    if (PQconsumeInput(connection_) != 1) Lose(PQerrorMessage(connection_));
  }
  return Result(PQgetResult(connection_));
}

void Connection::Flush() {
  while (true) {
    const int left = PQflush(connection_);
    if (left == 0) return;
    if (left < 0) Lose(PQerrorMessage(connection_));
    WaitFor(Readiness::kWriting, std::max(deadline_, absl::Now() + kGrace));
  }
}

void Connection::WaitFor(Readiness readiness, absl::Time until) {
  pollfd waited{.fd = PQsocket(connection_),
                .events = static_cast<decltype(pollfd::events)>(
                    readiness == Readiness::kReading ? POLLIN : POLLOUT),
                .revents = 0};
  while (true) {
    const std::int64_t left_ms =
        absl::ToInt64Milliseconds(absl::Ceil(until - absl::Now(), absl::Milliseconds(1)));
    if (left_ms <= 0) Lose("PostgreSQL did not answer before the deadline");
    const int ready = ::poll(&waited, 1, static_cast<int>(std::min(left_ms, kPollMaxMs)));
    if (ready > 0) return;
    if (ready < 0 && errno != EINTR) Lose("cannot wait for PostgreSQL");
  }
}

// What was prepared goes with it.
void Connection::Lose(const std::string& why) {
  const EngineError error(EngineFault::kAway, why);
  if (opening_.epoch != nullptr) opening_.epoch->End(own_epoch_);
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
