#include "domain/place.h"

#include "domain/refusal.h"

namespace ecloserie::domain {

absl::Status RequireHomeIsPrivate(const Place& place) {
  if (place.kind != PlaceKind::kHome) return absl::OkStatus();
  if (place.address.empty() && !place.seat_limit) return absl::OkStatus();
  return RuleBroken("HOME_IS_PRIVATE", "a HOME has neither an address nor a seat limit");
}

absl::Status RequireOnSitePlace(const Place& place, TrackMode mode) {
  if (mode == TrackMode::kRemote) {
    return FieldInvalid("track.place", "must be empty for a REMOTE track");
  }
  if (place.kind == PlaceKind::kHome) {
    return FieldInvalid("track.place", "must not be a HOME");
  }
  return absl::OkStatus();
}

}  // namespace ecloserie::domain
