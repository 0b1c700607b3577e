#pragma once

#include <optional>
#include <string>

#include "absl/time/time.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// What the school had recorded at that time, that moment included; the view's own
// position when no time was asked for. A school that had recorded nothing yet is read
// as of its start.
storage::AsOf AsOfTime(const View& view, const std::string& school,
                       const std::optional<absl::Time>& at);

}  // namespace ecloserie::usecases
