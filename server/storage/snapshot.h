#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "storage/transaction.h"

namespace ecloserie::storage {

// How the content of one version of a kind of resource is read again. The shape is
// that of the resource's name after its school: * stands for a slug, + for a number, #
// for an identifier. The statement binds the school, those, and the version.
struct Snapshot {
  std::string_view shape;  // applications/#
  const Sql* sql;
  std::string_view columns;  // see EncodeRow
  const Sql* count;          // of all versions in the school, of every shape of the table
};

using Snapshots = std::span<const Snapshot>;

// Every kind of resource that is noted.
const std::vector<Snapshot>& AllSnapshots();
// The one that reads such a resource; nothing when no store knows it.
const Snapshot* FindSnapshot(std::string_view resource);
std::int64_t CountVersions(Transaction& transaction, const Snapshot& snapshot,
                           const std::string& school);

// As Note was given it; nothing when no store knows such a resource, or there is no
// such version.
std::optional<std::string> ReadContent(Transaction& transaction, std::string_view resource,
                                       std::int64_t version);

}  // namespace ecloserie::storage
