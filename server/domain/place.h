#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "domain/name.h"
#include "domain/session_plan.h"
#include "domain/words.h"

namespace ecloserie::domain {

enum class PlaceKind { kSchool, kCoworking, kFablab, kHome };

constexpr auto Words(PlaceKind) {
  return std::to_array<Word<PlaceKind>>({{PlaceKind::kSchool, "SCHOOL"},
                                         {PlaceKind::kCoworking, "COWORKING"},
                                         {PlaceKind::kFablab, "FABLAB"},
                                         {PlaceKind::kHome, "HOME"}});
}

// Where training happens.
struct Place {
  PlaceName name;
  std::string title;
  PlaceKind kind = PlaceKind::kSchool;
  std::string address;
  std::optional<std::int64_t> seat_limit;  // That of its pool; without one nobody counts.
  std::int64_t version = 1;
};

// A home has neither an address, which would be somebody's, nor a limit.
absl::Status RequireHomeIsPrivate(const Place& place);

// Weeks on site are of blended tracks, and in nobody's home.
absl::Status RequireOnSitePlace(const Place& place, TrackMode mode);

}  // namespace ecloserie::domain
