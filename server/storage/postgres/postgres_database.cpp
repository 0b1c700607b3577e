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
      on_trouble_(options.writer.on_trouble) {
  Connection connection(address_, absl::Now() + kStartPatience);
  last_host_ = connection.host();
  CheckRequirements(connection, standby_);
  Migrate(connection, EmbeddedMigrations());
  const auto open = [this](absl::Time deadline) { return Open(deadline); };
  writers_ = std::make_unique<WriterPool>(open, fence_, std::move(options.writer));
  readers_ = std::make_unique<engine::ReaderPool>(open, fence_, options.readers);
}

void PostgresDatabase::Stop() {
  readers_->Stop();
  writers_->Stop();
}

// Another connection may lead to another server, whose settings and data may be
// others: it is judged like the first, and compared with what was acknowledged.
std::unique_ptr<Connection> PostgresDatabase::Open(absl::Time deadline) {
  auto connection = std::make_unique<Connection>(address_, deadline, last_host_);
  last_host_ = connection->host();
  try {
    CheckRequirements(*connection, standby_);
  } catch (const StoreDefect& defect) {
    throw engine::EngineError(engine::EngineFault::kAway, defect.what());
  }
  const auto floors = fence_.Floors();
  connection->StartReading();
  fence_.Compare(*connection, floors);
  connection->Rollback();
  if (fence_.IsBroken() && on_trouble_) on_trouble_(fence_.Breach());
  return connection;
}

}  // namespace ecloserie::storage::postgres
