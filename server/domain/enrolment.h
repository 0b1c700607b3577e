#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "domain/civil_date.h"
#include "domain/name.h"
#include "domain/person.h"
#include "domain/session_plan.h"
#include "domain/words.h"

namespace ecloserie::domain {

enum class EnrolmentState {
  kExpected,
  kActive,
  kSuspended,
  kCompleted,
  kWithdrawn,
  kTransferred,
  kExcluded,
  kNoShow,
  kCancelled,
};

constexpr auto Words(EnrolmentState) {
  using enum EnrolmentState;
  return std::to_array<Word<EnrolmentState>>({
      {kExpected, "EXPECTED"},
      {kActive, "ACTIVE"},
      {kSuspended, "SUSPENDED"},
      {kCompleted, "COMPLETED"},
      {kWithdrawn, "WITHDRAWN"},
      {kTransferred, "TRANSFERRED"},
      {kExcluded, "EXCLUDED"},
      {kNoShow, "NO_SHOW"},
      {kCancelled, "CANCELLED"},
  });
}

// A dated spell of a person in a cohort; its bounds are half-days, inclusive.
struct Enrolment {
  EnrolmentName name;
  CohortName cohort;
  PersonName person;
  ApplicationName application;
  EnrolmentState state = EnrolmentState::kExpected;
  HalfDay entry;
  std::optional<HalfDay> exit;
  std::int64_t seat_price_cents = 0;  // frozen when enrolled
  std::int64_t version = 1;
};

// A dated piece of an enrolment: where the trainee belongs, and how it is taught.
struct Placement {
  TrackName track;
  TrackMode mode = TrackMode::kBlended;
  HalfDay first;
  std::optional<HalfDay> last;
};

struct EnrolmentFile {
  Enrolment enrolment;
  Person trainee;
  std::vector<Placement> placements;
};

}  // namespace ecloserie::domain
