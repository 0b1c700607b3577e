#pragma once

#include "absl/status/statusor.h"
#include "domain/access.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

struct WhoAmIQuery {};
absl::StatusOr<domain::Caller> WhoAmI(const View& view, const WhoAmIQuery& query);

}  // namespace ecloserie::usecases
