#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/module.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// False when the identifier is taken.
bool InsertModule(Transaction& transaction, const domain::Module& module);
// Its state with the reason and the time; the module is as it was read.
void UpdateModule(Transaction& transaction, const domain::Module& module);
std::optional<domain::Module> FindModule(Transaction& transaction, const domain::ModuleName& name,
                                         AsOf as_of = {});
// By slug, beginning after `after`.
std::vector<domain::Module> ListModules(Transaction& transaction,
                                        const domain::ProgrammeName& programme,
                                        const std::string& after, std::int64_t limit);

// The planned minutes of the programme's active modules together.
std::int64_t SumActiveMinutes(Transaction& transaction, const domain::ProgrammeName& programme);

Statements ModuleStatements();
Snapshots ModuleSnapshots();

}  // namespace ecloserie::storage
