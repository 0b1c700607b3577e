#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "domain/civil_date.h"
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

// A pool bears the name of what owns it: a track (TOTAL), an agreement (FUNDER,
// whose seat cap it is) or a place (SITE).
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
  // Of the track, the agreement or the place that owns it.
  static std::optional<PoolName> Parse(std::string_view text);
  // The owner, when it is of that kind.
  std::optional<AgreementName> Agreement() const { return AgreementName::Parse(ToString()); }
  std::optional<PlaceName> Place() const { return PlaceName::Parse(ToString()); }
  auto operator<=>(const PoolName&) const = default;
};

struct SeatPool {
  PoolName name;
  std::optional<CohortName> cohort;  // none for a place: every cohort may come there
  SeatPoolKind kind = SeatPoolKind::kTotal;
  std::int64_t seat_limit = 0;
  absl::CivilDay limit_from = absl::CivilDay(1, 1, 1);  // what was before may have been more
  // When most are occupied, of the span that was asked for.
  std::int64_t held_count = 0;
  std::int64_t taken_count = 0;
  std::int64_t version = 1;

  std::int64_t FreeCount() const { return seat_limit - held_count - taken_count; }
};

// One seat of a pool, occupied from its first half-day to its last.
struct Seat {
  ApplicationName application;
  std::int64_t ordinal = 1;  // among the seats of the application
  PoolName pool;
  SeatState state = SeatState::kHeld;
  Span over;
  std::int64_t version = 1;
};

// The pool as its live seats make it over the span: an exit dated next month frees
// nothing today, and a seat taken from next month on is none today.
SeatPool AtItsFullest(SeatPool pool, const std::vector<Seat>& seats, const Span& over);

absl::Status SeatsExhausted(const SeatPool& pool);
// A limit is not lowered below what is occupied.
absl::Status RequireLimitAbove(const SeatPool& pool, std::int64_t seat_limit);

}  // namespace ecloserie::domain
