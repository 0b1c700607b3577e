#include "storage/postgres/postgres_database.h"

#include <utility>

#include "absl/time/clock.h"
#include "storage/engine/failure.h"
#include "storage/postgres/migrations.h"

namespace ecloserie::storage::postgres {
namespace {

constexpr absl::Duration kStartPatience = absl::Minutes(1);

}  // namespace

PostgresDatabase::PostgresDatabase(PostgresOptions options)
    : address_(Address::Parse(options.address)),
      standby_(options.standby),
      on_trouble_(std::move(options.on_trouble)) {
  Connection connection(address_, absl::Now() + kStartPatience);
  last_host_ = connection.host();
  CheckRequirements(connection, standby_);
  // A step of the schema, or another server's, takes as long as it takes.
  connection.SetDeadline(absl::InfiniteFuture());
  connection.SetPatience(absl::InfiniteDuration());
  Migrate(connection, EmbeddedMigrations());
  const auto open = [this](absl::Time deadline) { return Open(deadline); };
  writers_ = std::make_unique<WriterPool>(open, fence_, options.writer);
  readers_ = std::make_unique<engine::ReaderPool>(open, fence_, options.readers);
}

void PostgresDatabase::Stop() {
  readers_->Stop();
  writers_->Stop();
}

// A host that is behind what was acknowledged may be one that is the primary no
// more and does not know it. Only where no other host is better has it been lost.
std::unique_ptr<Connection> PostgresDatabase::Open(absl::Time deadline) {
  std::string breach;
  try {
    return Open(deadline, breach);
  } catch (const engine::EngineError&) {
    if (breach.empty()) throw;
    fence_.Break(breach);
    if (on_trouble_) on_trouble_(breach);
    throw;
  }
}

// Another connection may lead to another server, whose settings and data may be
// others: it is judged like the first, and compared with what was acknowledged.
std::unique_ptr<Connection> PostgresDatabase::Open(absl::Time deadline, std::string& breach) {
  const auto floors = fence_.Floors();
  const auto judge = [&](Connection& connection) {
    try {
      CheckRequirements(connection, standby_);
    } catch (const StoreDefect& defect) {
      throw engine::EngineError(engine::EngineFault::kAway, defect.what());
    }
    connection.StartReading();
    const std::optional<std::string> found = engine::Fence::FindBreach(connection, floors);
    connection.Rollback();
    if (!found) return;
    breach = *found;
    throw engine::EngineError(engine::EngineFault::kAway, breach);
  };
  auto connection = std::make_unique<Connection>(
      address_, deadline,
      Opening{.first_host = last_host_,
              .epoch = &epoch_,
              .judge = judge,
              .requires_standby = standby_ == StandbyPolicy::kRequired});
  last_host_ = connection->host();
  return connection;
}

}  // namespace ecloserie::storage::postgres
