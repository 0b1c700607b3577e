#include "support/session.h"

#include <fstream>
#include <functional>
#include <stdexcept>

#include "absl/time/clock.h"
#include "storage/postgres/connection.h"
#include "storage/sqlite/connection.h"

namespace ecloserie::tests {
namespace {

using storage::engine::EngineError;
using storage::engine::EngineFault;
using storage::engine::Session;

const Statement kReadClock("SELECT sequence FROM school_clock WHERE school = '-'");
const Statement kMoveClock("UPDATE school_clock SET sequence = sequence + 1 WHERE school = '-'");

// What PostgreSQL says then: the real cause cannot be had without a disk of its own.
EngineFault Pretend(Session& session, const std::string& condition) {
  const Statement raise("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '" + condition + "'; END $$");
  return FaultOf(session, raise);
}

// All but the head of the file, which tells what it is.
void DamageFile(const std::string& path) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary | std::ios::ate);
  const std::streamoff size = file.tellp();
  file.seekp(4096);
  file << std::string(static_cast<std::size_t>(size) - 4096, '\x5a');
}

EngineFault FaultOf(const std::function<void()>& call) {
  try {
    call();
  } catch (const EngineError& error) {
    return error.fault();
  }
  throw std::logic_error("nothing was refused");
}

}  // namespace

std::unique_ptr<Session> OpenSession(const TestDatabase& data) {
  if (data.engine() == Engine::kSqlite) {
    return std::make_unique<storage::sqlite::Connection>(
        data.name(), storage::sqlite::Connection::Mode::kReadWrite);
  }
  return std::make_unique<storage::postgres::Connection>(
      storage::postgres::Address::Parse(data.name()), absl::Now() + absl::Minutes(1));
}

EngineFault FaultOf(Session& session, const Statement& statement) {
  return FaultOf([&] { session.Execute(statement.sql, {}); });
}

EngineFault ProvokeContention(const TestDatabase& data, Session& first) {
  const auto second = OpenSession(data);
  if (data.engine() == Engine::kSqlite) {
    const Statement no_patience("PRAGMA busy_timeout = 0");
    second->Execute(no_patience.sql, {});
    return FaultOf([&] { second->Start(); });
  }
  first.Execute(kReadClock.sql, {});
  second->Start();
  second->Execute(kMoveClock.sql, {});
  second->Commit();
  return FaultOf(first, kMoveClock);
}

EngineFault ProvokeFullDisk(const TestDatabase& data, Session& session) {
  if (data.engine() == Engine::kPostgres) return Pretend(session, "disk_full");
  const Statement no_more_pages("PRAGMA max_page_count = 1");
  const Statement large(
      "INSERT INTO school (school, display_name, time_zone, stage, version, sequence) "
      "VALUES ('large', CAST(zeroblob(1000000) AS TEXT), 'UTC', 'OPEN', 1, 1)");
  session.Execute(no_more_pages.sql, {});
  return FaultOf(session, large);
}

EngineFault ProvokeAbsence(const TestDatabase& data, Session& session) {
  if (data.engine() == Engine::kSqlite)
    return FaultOf([] {
      storage::sqlite::Connection("/no/folder/file", storage::sqlite::Connection::Mode::kReadWrite);
    });
  const Statement others(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
      "WHERE datname = current_database() AND pid <> pg_backend_pid()");
  OpenSession(data)->Execute(others.sql, {});
  return FaultOf(session, kReadClock);
}

EngineFault ProvokeCorruption(const TestDatabase& data) {
  if (data.engine() == Engine::kSqlite) {
    DamageFile(data.name());
    return FaultOf([&] { OpenSession(data)->Execute(kReadClock.sql, {}); });
  }
  return Pretend(*OpenSession(data), "data_corrupted");
}

}  // namespace ecloserie::tests
