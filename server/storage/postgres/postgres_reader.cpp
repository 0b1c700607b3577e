#include "storage/postgres/postgres_reader.h"

#include "absl/time/clock.h"
#include "storage/engine/reading_database.h"
#include "storage/postgres/address.h"
#include "storage/postgres/connection.h"
#include "storage/postgres/migrations.h"
#include "storage/postgres/requirements.h"

namespace ecloserie::storage::postgres {
namespace {

constexpr absl::Duration kStartPatience = absl::Minutes(1);

void RequireVersion(Connection& connection) {
  const std::string newest = std::to_string(EmbeddedMigrations().size());
  const std::string version =
      connection.Ask("SELECT to_regclass('schema_version')").IsNull(0, 0)
          ? "0"
          : std::string(connection.Ask("SELECT MAX(version) FROM schema_version").Bytes(0, 0));
  if (version == newest) return;
  throw StoreDefect("the database has schema version " + version + ", this program reads " +
                    newest + ": the next start of the server brings an older one up to date");
}

}  // namespace

std::unique_ptr<Database> OpenForReading(const std::string& address) {
  const Address hosts = Address::Parse(address);
  Connection first(hosts, absl::Now() + kStartPatience);
  CheckRequirements(first, StandbyPolicy::kNotAsked);
  RequireVersion(first);
  return std::make_unique<engine::ReadingDatabase>([hosts](absl::Time) {
    // A check reads everything, however long that takes.
    auto connection = std::make_unique<Connection>(hosts, absl::Now() + kStartPatience);
    connection->SetPatience(absl::InfiniteDuration());
    return connection;
  });
}

}  // namespace ecloserie::storage::postgres
