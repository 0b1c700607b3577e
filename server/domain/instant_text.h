#pragma once

#include <optional>
#include <string_view>

#include "absl/time/time.h"
#include "domain/application_import.h"

namespace ecloserie::domain {

// The instant that a file writes as a day, a blank or a T, and a time: 08/06/2015 09:15,
// 2015-06-08T09:15:30.5+02:00. Without an offset, or Z, it is the wall clock of the zone.
// Fractions of a second are dropped. Nothing for any other text.
std::optional<absl::Time> ParseInstant(std::string_view text, DateFormat format,
                                       absl::TimeZone zone);

}  // namespace ecloserie::domain
