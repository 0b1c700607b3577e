#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "domain/environment.h"
#include "domain/principal.h"
#include "storage/database.h"

namespace ecloserie::usecases {

// Whether anybody can call. Blocks; throws when the store does not answer.
bool HasPrincipals(storage::Database& database);

// Makes a principal and its token on the machine itself, before anybody can call:
// the one change that has no caller. Blocks until it is committed.
absl::Status AddPrincipal(storage::Database& database, domain::Environment& environment,
                          const domain::Principal& principal, const std::string& secret,
                          absl::Duration lifetime);

}  // namespace ecloserie::usecases
