#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "domain/name.h"
#include "domain/session_plan.h"
#include "domain/words.h"

namespace ecloserie::domain {

// A school's place in the call for projects.
enum class NetworkStage { kCandidate, kLaureate, kOpen, kClosed };

constexpr auto Words(NetworkStage) {
  return std::to_array<Word<NetworkStage>>({
      {NetworkStage::kCandidate, "CANDIDATE"},
      {NetworkStage::kLaureate, "LAUREATE"},
      {NetworkStage::kOpen, "OPEN"},
      {NetworkStage::kClosed, "CLOSED"},
  });
}

struct School {
  SchoolName name;
  std::string display_name;
  std::string time_zone;
  NetworkStage stage = NetworkStage::kCandidate;
  std::optional<std::string> stage_reason;  // Why it came to this stage.
  std::int64_t version = 1;
};

struct Programme {
  ProgrammeName name;
  std::string title;
  std::int64_t planned_minutes = 0;
  std::int64_t version = 1;
};

inline constexpr std::int64_t kWaitingOfferHours = 168;  // A week.

struct Cohort {
  CohortName name;
  ProgrammeName programme;
  std::string title;
  absl::CivilDay starts_on;
  absl::CivilDay ends_on;
  std::optional<absl::CivilDay> applications_open_on;
  std::optional<absl::CivilDay> applications_close_on;
  // How long somebody from the waiting list may think about an offer.
  std::int64_t waiting_offer_hours = kWaitingOfferHours;
  std::int64_t version = 1;
};

struct Track {
  TrackName name;
  std::string title;
  TrackMode mode = TrackMode::kBlended;
  std::int64_t seat_limit = 0;
  std::int64_t seat_price_cents = 0;
  std::optional<PlaceName> place;  // Where its weeks on site are.
  std::int64_t version = 1;
};

// A school goes from CANDIDATE to LAUREATE to OPEN to CLOSED, or drops out of the
// call: to CLOSED from any stage before.
absl::Status RequireNextStage(NetworkStage from, NetworkStage to);

// A cohort begins before it ends, and so does its application window.
absl::Status RequireDatesInOrder(const Cohort& cohort);

// The application window begins before it ends; `path` is that of its fields.
absl::Status RequireWindowInOrder(const Cohort& cohort, const std::string& path);

// Today, in the school's zone, an application may be filed (domain: submit).
absl::Status RequireWindowOpen(const Cohort& cohort, absl::CivilDay today);

}  // namespace ecloserie::domain
