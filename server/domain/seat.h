#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "domain/name.h"
#include "domain/words.h"

namespace ecloserie::domain {

enum class SeatPoolKind { kTotal, kFunder, kSite };

constexpr auto Words(SeatPoolKind) {
  return std::to_array<Word<SeatPoolKind>>({{SeatPoolKind::kTotal, "TOTAL"},
                                            {SeatPoolKind::kFunder, "FUNDER"},
                                            {SeatPoolKind::kSite, "SITE"}});
}

// Held by an offer or an acceptance, taken by an enrolment; both occupy a seat.
enum class SeatState { kHeld, kTaken, kReleased };

constexpr auto Words(SeatState) {
  return std::to_array<Word<SeatState>>({{SeatState::kHeld, "HELD"},
                                         {SeatState::kTaken, "TAKEN"},
                                         {SeatState::kReleased, "RELEASED"}});
}

// A pool bears the name of what owns it: a track (TOTAL), a place (SITE) or an
// agreement (FUNDER, whose seat cap it is).
struct PoolName {
  std::string school;
  std::string owner;  // cohorts/promo-1/tracks/blended, agreements/pole-emploi-2015

  static PoolName Of(const TrackName& track) {
    return {track.school, "cohorts/" + track.cohort + "/tracks/" + track.slug};
  }
  static PoolName Of(const AgreementName& agreement) {
    return {agreement.school, "agreements/" + agreement.slug};
  }
  static PoolName Of(const PlaceName& place) { return {place.school, "places/" + place.slug}; }
  std::string ToString() const { return "schools/" + school + "/" + owner; }
  auto operator<=>(const PoolName&) const = default;
};

struct SeatPool {
  PoolName name;
  std::optional<CohortName> cohort;  // none for a place: every cohort may come there
  SeatPoolKind kind = SeatPoolKind::kTotal;
  std::int64_t seat_limit = 0;
  std::int64_t held_count = 0;
  std::int64_t taken_count = 0;

  std::int64_t FreeCount() const { return seat_limit - held_count - taken_count; }
};

absl::Status SeatsExhausted(const SeatPool& pool);

}  // namespace ecloserie::domain
