#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/application.h"
#include "domain/attendance_rate.h"
#include "domain/name.h"
#include "domain/seat.h"
#include "domain/session_plan.h"

namespace ecloserie::domain {

// Where a school's record stood when a report was computed.
struct Position {
  std::string school;
  std::int64_t sequence = 0;
};

struct ApplicationStateCount {
  ApplicationState state = ApplicationState::kSubmitted;
  std::int64_t applications_count = 0;
};

struct TrackFigures {
  TrackName track;
  TrackMode mode = TrackMode::kBlended;
  std::int64_t enrolments_count = 0;
  std::int64_t planned_sessions_count = 0;
  std::int64_t open_sessions_count = 0;
  std::int64_t locked_sessions_count = 0;
  AttendanceRate attendance;
};

// What one seat costs and what live allocations cover of it; promised money and
// received money apart.
struct SeatMoney {
  std::int64_t price_cents = 0;
  std::int64_t promised_cents = 0;
  std::int64_t received_cents = 0;
};

struct SeatFunding {
  std::int64_t funded_seats_count = 0;
  std::int64_t partly_funded_seats_count = 0;
  std::int64_t unfunded_seats_count = 0;
  std::int64_t price_cents = 0;
  std::int64_t allocated_promised_cents = 0;
  std::int64_t allocated_received_cents = 0;

  std::int64_t GapCents() const {
    return price_cents - allocated_promised_cents - allocated_received_cents;
  }
};

// A seat is FUNDED when its gap is zero, PARTIAL when something covers it
// (research/funding_fr.md, I15).
SeatFunding FundingOf(const std::vector<SeatMoney>& seats);

struct CohortDashboard {
  CohortName cohort;
  std::string title;
  std::vector<ApplicationStateCount> application_states;  // every state, zeros too
  std::vector<SeatPool> pools;
  std::vector<TrackFigures> tracks;
  SeatFunding funding;
  Position position;
};

// A number of trainees that a sponsor may know: 1 to 4 would point at people.
struct SuppressibleCount {
  std::int64_t trainees_count = 0;
  bool is_suppressed = false;
};

SuppressibleCount Suppress(std::int64_t trainees_count);

// The money of one sponsor.
struct SponsorMoney {
  std::int64_t pledged_cents = 0;
  std::int64_t paid_cents = 0;
  std::int64_t outstanding_cents = 0;
  std::int64_t agreement_ceiling_cents = 0;
  std::int64_t allocated_promised_cents = 0;
  std::int64_t allocated_received_cents = 0;
};

struct SponsorReport {
  PartyName party;
  std::string display_name;
  SponsorMoney money;
  SuppressibleCount seats;
  std::optional<AttendanceRate> attendance;  // absent when the number is suppressed
  Position position;
};

}  // namespace ecloserie::domain
