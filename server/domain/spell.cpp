#include "domain/spell.h"

#include <algorithm>
#include <ranges>

#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

bool NeverCame(EnrolmentState state) {
  return state == EnrolmentState::kNoShow || state == EnrolmentState::kCancelled;
}

// The latest piece that counts; nothing when there is none.
template <class Piece>
Piece* LatestOf(std::vector<Piece>& pieces) {
  for (Piece& piece : std::views::reverse(pieces)) {
    if (!piece.is_void) return &piece;
  }
  return nullptr;
}

template <class Piece>
void CutAfter(std::vector<Piece>& pieces, const HalfDay& last) {
  for (Piece& piece : pieces) {
    if (piece.is_void) continue;
    if (piece.first > last) {
      piece.is_void = true;
    } else if (!piece.last || *piece.last > last) {
      piece.last = last;
    }
  }
}

template <class Piece>
void Annul(std::vector<Piece>& pieces) {
  for (Piece& piece : pieces) piece.is_void = true;
}

template <class Piece>
bool Covers(const Piece& piece, const HalfDay& on) {
  return !piece.is_void && piece.first <= on && (!piece.last || on <= *piece.last);
}

absl::Status RequireInside(const Spell& spell, const HalfDay& half_day, const std::string& field,
                           const Cohort& cohort) {
  const Span span{.first = spell.enrolment.entry, .last = LastOf(cohort)};
  if (span.Contains(half_day)) return absl::OkStatus();
  return FieldInvalid(field, "must lie between the entry and the end of the cohort");
}

}  // namespace

HalfDay FirstOf(const Cohort& cohort) { return {.day = cohort.starts_on, .slot = Slot::kAm}; }

HalfDay LastOf(const Cohort& cohort) { return {.day = cohort.ends_on, .slot = Slot::kPm}; }

std::optional<Span> SpanOf(const Enrolment& enrolment, const Cohort& cohort) {
  if (NeverCame(enrolment.state)) return std::nullopt;
  return Span{.first = enrolment.entry, .last = enrolment.exit.value_or(LastOf(cohort))};
}

absl::StatusOr<HalfDay> EntryInside(const Cohort& cohort, const std::optional<HalfDay>& asked) {
  const Span span{.first = FirstOf(cohort), .last = LastOf(cohort)};
  const HalfDay entry = asked.value_or(span.first);
  if (!span.Contains(entry)) return FieldInvalid("entry", "must lie inside the cohort's dates");
  return entry;
}

absl::Status RequireFree(const Span& span, const std::vector<Enrolment>& spells,
                         const Cohort& cohort) {
  for (const Enrolment& other : spells) {
    const auto taken = SpanOf(other, cohort);
    if (taken && taken->Overlaps(span)) return SpellsOverlap(other.name);
  }
  return absl::OkStatus();
}

absl::StatusOr<Spell> SuspendedFrom(Spell spell, const HalfDay& from,
                                    const std::string& reason_code, const Cohort& cohort) {
  RETURN_IF_REFUSED(RequireInside(spell, from, "from", cohort));
  const Suspension* before = LatestOf(spell.suspensions);
  if (before != nullptr && from <= before->last.value_or(LastOf(cohort))) {
    return FieldInvalid("from", "must lie after the suspension before");
  }
  spell.suspensions.push_back({.first = from, .reason_code = reason_code});
  return spell;
}

absl::StatusOr<Spell> ResumedAt(Spell spell, const HalfDay& at, const Cohort& cohort) {
  RETURN_IF_REFUSED(RequireInside(spell, at, "at", cohort));
  Suspension* open = LatestOf(spell.suspensions);
  if (open == nullptr || open->last) {
    return RuleBroken("NOT_SUSPENDED", "there is no open suspension to return from");
  }
  // Whoever is back before the absence began was never away.
  if (at <= open->first) {
    open->is_void = true;
  } else {
    open->last = Previous(at);
  }
  return spell;
}

absl::StatusOr<Spell> SwitchedAt(Spell spell, const HalfDay& at, const Track& track,
                                 const Cohort& cohort) {
  RETURN_IF_REFUSED(RequireInside(spell, at, "at", cohort));
  if (track.name.Cohort() != spell.enrolment.cohort) {
    return FieldInvalid("track", "must be a track of the same cohort");
  }
  Placement* open = LatestOf(spell.placements);
  if (open == nullptr || open->last) {
    return RuleBroken("NOT_PLACED", "there is no open placement to switch from");
  }
  if (open->track == track.name) {
    return FieldInvalid("track", "must be another track than the one of the placement");
  }
  if (at <= open->first) {
    return FieldInvalid("at", "must lie after the first half-day of the placement");
  }
  open->last = Previous(at);
  spell.placements.push_back({.track = track.name, .mode = track.mode, .first = at});
  return spell;
}

absl::StatusOr<Spell> EndedWith(Spell spell, const HalfDay& last, const Cohort& cohort) {
  RETURN_IF_REFUSED(RequireInside(spell, last, "last", cohort));
  CutAfter(spell.placements, last);
  CutAfter(spell.suspensions, last);
  spell.enrolment.exit = last;
  return spell;
}

Spell Annulled(Spell spell) {
  Annul(spell.placements);
  Annul(spell.suspensions);
  return spell;
}

bool IsPlaced(const EnrolmentFile& file, const std::optional<std::string>& track,
              const std::optional<HalfDay>& on) {
  const auto is_asked = [&](const Placement& placement) {
    return (!track || placement.track.slug == *track) && (!on || Covers(placement, *on));
  };
  const auto is_away = [&](const Suspension& suspension) { return on && Covers(suspension, *on); };
  return std::ranges::any_of(file.placements, is_asked) &&
         std::ranges::none_of(file.suspensions, is_away);
}

absl::Status SpellsOverlap(const EnrolmentName& other) {
  return Refusal(absl::StatusCode::kFailedPrecondition, "SPELLS_OVERLAP",
                 "the person has another spell in the cohort at that time: " + other.ToString(),
                 {{"enrolment", other.ToString()}});
}

absl::Status WasThere(const SessionName& session) {
  return Refusal(absl::StatusCode::kFailedPrecondition, "RULE_BROKEN",
                 "the trainee was there: " + session.ToString() +
                     " says so. Start the enrolment and withdraw it, or correct the register",
                 {{"rule", "WAS_THERE"}, {"session", session.ToString()}});
}

}  // namespace ecloserie::domain
