#include "backup.h"

#include <iostream>
#include <stdexcept>

#include "storage/postgres/address.h"
#include "storage/sqlite/backup.h"

namespace ecloserie {

int Backup(const std::string& database, const std::string& to) {
  if (storage::postgres::IsAddress(database)) {
    throw std::runtime_error(
        "PostgreSQL has its own ways to be backed up: pg_basebackup for the whole cluster, "
        "pg_dump for one database");
  }
  storage::sqlite::Backup(database, to);
  std::cerr << "copied " << database << " to " << to << " and found the copy sound\n"
            << "not in it: the keys (" << database << ".key, " << database
            << ".tls), without which nobody can be let in; keep them in another place\n";
  return 0;
}

}  // namespace ecloserie
