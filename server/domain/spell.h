#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "domain/civil_date.h"
#include "domain/enrolment.h"
#include "domain/school.h"

namespace ecloserie::domain {

// An enrolment with its dated pieces. What counts of its placements is contiguous
// and does not overlap, from the entry to the exit; its suspensions lie inside and
// do not overlap. Every rule below keeps that so.
struct Spell {
  Enrolment enrolment;
  std::vector<Placement> placements;    // in the order of time
  std::vector<Suspension> suspensions;  // in the order of time
};

HalfDay FirstOf(const Cohort& cohort);
HalfDay LastOf(const Cohort& cohort);

// From the entry to the exit, or to the end of the cohort while there is none;
// nothing when the trainee never came.
std::optional<Span> SpanOf(const Enrolment& enrolment, const Cohort& cohort);

// The entry that was asked for, or else the cohort's first morning.
absl::StatusOr<HalfDay> EntryInside(const Cohort& cohort, const std::optional<HalfDay>& asked);

// Refuses the span when another spell of the same person in the cohort has a half-day
// of it; whole spans are compared, not only their beginnings.
absl::Status RequireFree(const Span& span, const std::vector<Enrolment>& spells,
                         const Cohort& cohort);

// Each answers with the spell as it would be. Fields that a refusal names are those of
// the request.
absl::StatusOr<Spell> SuspendedFrom(Spell spell, const HalfDay& from,
                                    const std::string& reason_code, const Cohort& cohort);
absl::StatusOr<Spell> ResumedAt(Spell spell, const HalfDay& at, const Cohort& cohort);
absl::StatusOr<Spell> SwitchedAt(Spell spell, const HalfDay& at, const Track& track,
                                 const Cohort& cohort);
// Pieces that would begin later are void, those that would last longer are cut.
absl::StatusOr<Spell> EndedWith(Spell spell, const HalfDay& last, const Cohort& cohort);
// As though it had never been: nobody came.
Spell Annulled(Spell spell);

// Whether the enrolment is placed: at all, in the track of that slug, on that half-day
// without being suspended.
bool IsPlaced(const EnrolmentFile& file, const std::optional<std::string>& track,
              const std::optional<HalfDay>& on);

absl::Status SpellsOverlap(const EnrolmentName& other);
// Whoever was marked as there came, and leaves another way.
absl::Status WasThere(const SessionName& session);

}  // namespace ecloserie::domain
