#pragma once

#include "domain/environment.h"
#include "storage/database.h"

namespace ecloserie::usecases {

// Seals what every school has recorded since its latest seal, and returns how many
// seals were made. Reading and hashing are done beside the writer, which has one row
// to insert per seal. Safe to run on several servers at once, and again. Blocks;
// throws when the store does not answer.
int SealEverything(storage::Database& database, const domain::Environment& environment);

}  // namespace ecloserie::usecases
