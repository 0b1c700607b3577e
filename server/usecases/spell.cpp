#include "usecases/spell.h"

#include "domain/etag.h"
#include "domain/refusal.h"
#include "storage/enrolment_store.h"
#include "storage/register_store.h"
#include "storage/spell_store.h"
#include "usecases/cohort.h"
#include "usecases/latecomer.h"
#include "usecases/people.h"
#include "usecases/seats.h"

namespace ecloserie::usecases {
namespace {

using domain::EnrolmentEvent;

std::string PlaceOfNote(const domain::EnrolmentName& enrolment, std::int64_t ordinal) {
  return enrolment.ToString() + "/transitions/" + std::to_string(ordinal);
}

// Ordinals are versions: every event makes one.
void RecordTransition(Unit& unit, const domain::Enrolment& enrolment,
                      domain::EnrolmentTransition transition) {
  transition.note = SealNote(unit, enrolment.person,
                             PlaceOfNote(enrolment.name, transition.ordinal), transition.note);
  storage::AppendTransition(unit.transaction(), enrolment.name, transition);
}

// The guard is the caller's, because it comes before any rule about dates.
domain::EnrolmentName RecordEvent(Unit& unit, const domain::Spell& before,
                                  const domain::Spell& after, EnrolmentEvent event,
                                  const SpellCommand& command) {
  storage::UpdateSpell(unit.transaction(), before, after);
  RecordTransition(unit, before.enrolment,
                   {.ordinal = before.enrolment.version + 1,
                    .event = event,
                    .from = before.enrolment.state,
                    .to = after.enrolment.state,
                    .effective = command.at,
                    .reason_code = command.reason_code,
                    .note = command.note});
  JoinOpenRegisters(unit, before.enrolment.name);
  return before.enrolment.name;
}

// The spell as it is, and in the state after the event.
struct Step {
  domain::Spell before;
  domain::Spell after;
  domain::Cohort cohort;
};

absl::StatusOr<Step> TakeStep(const View& view, const SpellCommand& command, EnrolmentEvent event) {
  ASSIGN_OR_REFUSE(domain::Spell before, LoadSpell(view, command.name, command.etag));
  ASSIGN_OR_REFUSE(const domain::EnrolmentState to,
                   domain::StateAfter(before.enrolment.state, event));
  ASSIGN_OR_REFUSE(domain::Cohort cohort, GetCohort(view, before.enrolment.cohort));
  domain::Spell after = before;
  after.enrolment.state = to;
  return Step{.before = std::move(before), .after = std::move(after), .cohort = std::move(cohort)};
}

absl::Status RequireNeverThere(const View& view, const domain::Enrolment& enrolment) {
  const auto session = storage::FindAttended(view.transaction(), enrolment.cohort, enrolment.name);
  return session ? domain::WasThere(*session) : absl::OkStatus();
}

// The trainee never was there: nothing of the spell counts, and its seats are free.
absl::StatusOr<domain::EnrolmentName> Annul(Unit& unit, const SpellCommand& command,
                                            EnrolmentEvent event) {
  ASSIGN_OR_REFUSE(Step step, TakeStep(unit, command, event));
  step.after = domain::Annulled(std::move(step.after));
  RETURN_IF_REFUSED(RequireNeverThere(unit, step.before.enrolment));
  RETURN_IF_REFUSED(
      FreeSeatsFrom(unit, step.before.enrolment.application, step.before.enrolment.entry));
  return RecordEvent(unit, step.before, step.after, event, command);
}

}  // namespace

absl::StatusOr<domain::EnrolmentName> StartEnrolment(Unit& unit, const SpellCommand& command) {
  ASSIGN_OR_REFUSE(const Step step, TakeStep(unit, command, EnrolmentEvent::kStart));
  return RecordEvent(unit, step.before, step.after, EnrolmentEvent::kStart, command);
}

absl::StatusOr<domain::EnrolmentName> RecordNoShow(Unit& unit, const SpellCommand& command) {
  return Annul(unit, command, EnrolmentEvent::kNoShow);
}

absl::StatusOr<domain::EnrolmentName> CancelEnrolment(Unit& unit, const SpellCommand& command) {
  return Annul(unit, command, EnrolmentEvent::kCancel);
}

absl::StatusOr<domain::EnrolmentName> SuspendEnrolment(Unit& unit, const SpellCommand& command) {
  ASSIGN_OR_REFUSE(Step step, TakeStep(unit, command, EnrolmentEvent::kSuspend));
  ASSIGN_OR_REFUSE(step.after, domain::SuspendedFrom(std::move(step.after), *command.at,
                                                     command.reason_code, step.cohort));
  return RecordEvent(unit, step.before, step.after, EnrolmentEvent::kSuspend, command);
}

absl::StatusOr<domain::EnrolmentName> ResumeEnrolment(Unit& unit, const SpellCommand& command) {
  ASSIGN_OR_REFUSE(Step step, TakeStep(unit, command, EnrolmentEvent::kResume));
  ASSIGN_OR_REFUSE(step.after, domain::ResumedAt(std::move(step.after), *command.at, step.cohort));
  return RecordEvent(unit, step.before, step.after, EnrolmentEvent::kResume, command);
}

absl::StatusOr<domain::EnrolmentName> WithdrawEnrolment(Unit& unit, const SpellCommand& command) {
  return EndSpell(unit, command, EnrolmentEvent::kWithdraw);
}

absl::StatusOr<domain::EnrolmentName> ExcludeEnrolment(Unit& unit, const SpellCommand& command) {
  return EndSpell(unit, command, EnrolmentEvent::kExclude);
}

absl::StatusOr<domain::EnrolmentName> CompleteEnrolment(Unit& unit, const SpellCommand& command) {
  return EndSpell(unit, command, EnrolmentEvent::kComplete);
}

absl::StatusOr<domain::EnrolmentName> SwitchPlacement(Unit& unit,
                                                      const SwitchPlacementCommand& command) {
  ASSIGN_OR_REFUSE(Step step, TakeStep(unit, command.event, EnrolmentEvent::kSwitch));
  ASSIGN_OR_REFUSE(const domain::Track track, GetTrack(unit, command.track));
  const domain::HalfDay at = *command.event.at;
  ASSIGN_OR_REFUSE(step.after, domain::SwitchedAt(std::move(step.after), at, track, step.cohort));
  const domain::TrackName& from = step.before.placements.back().track;
  RETURN_IF_REFUSED(MoveSeats(unit, step.before.enrolment.application, from, track.name, at));
  return RecordEvent(unit, step.before, step.after, EnrolmentEvent::kSwitch, command.event);
}

absl::StatusOr<domain::EnrolmentName> EndSpell(Unit& unit, SpellCommand command,
                                               EnrolmentEvent event) {
  ASSIGN_OR_REFUSE(Step step, TakeStep(unit, command, event));
  const domain::HalfDay last = command.at.value_or(domain::LastOf(step.cohort));
  ASSIGN_OR_REFUSE(step.after, domain::EndedWith(std::move(step.after), last, step.cohort));
  RETURN_IF_REFUSED(EndSeats(unit, step.before.enrolment.application, last));
  command.at = last;
  return RecordEvent(unit, step.before, step.after, event, command);
}

absl::StatusOr<Page<domain::EnrolmentTransition>> ListEnrolmentTransitions(
    const View& view, const ListEnrolmentTransitionsQuery& query) {
  const auto enrolment = storage::FindEnrolment(view.transaction(), query.enrolment);
  if (!enrolment) return domain::ResourceMissing(query.enrolment.ToString());
  ASSIGN_OR_REFUSE(const std::string start, StartOf(view, query.page));
  const std::int64_t after = NumberOfKey(start);
  auto transitions =
      storage::ListTransitions(view.transaction(), query.enrolment, after, query.page.size + 1);
  // Notes are the school's: a trainee reads what happened, and not what was thought.
  const bool is_own_eyes = view.caller().Holds(domain::Permission::kEnrolmentWrite);
  for (domain::EnrolmentTransition& transition : transitions) {
    transition.note =
        is_own_eyes ? OpenNote(view, enrolment->person,
                               PlaceOfNote(enrolment->name, transition.ordinal), transition.note)
                    : "";
  }
  return CutPage(view, query.page, std::move(transitions),
                 [](const domain::EnrolmentTransition& transition) {
                   return std::to_string(transition.ordinal);
                 });
}

absl::StatusOr<domain::Spell> LoadSpell(const View& view, const domain::EnrolmentName& name,
                                        const std::string& etag) {
  auto enrolment = storage::FindEnrolment(view.transaction(), name);
  if (!enrolment) return domain::ResourceMissing(name.ToString());
  RETURN_IF_REFUSED(domain::RequireEtag(etag, enrolment->version));
  return domain::Spell{.enrolment = *std::move(enrolment),
                       .placements = storage::PlacementsOf(view.transaction(), name),
                       .suspensions = storage::SuspensionsOf(view.transaction(), name)};
}

void BeginSpell(Unit& unit, const domain::Enrolment& enrolment, const domain::Track& track,
                domain::EnrolmentEvent event, const std::string& note) {
  storage::InsertEnrolment(unit.transaction(), enrolment);
  storage::InsertPlacement(unit.transaction(), enrolment.name, 1,
                           {.track = track.name, .mode = track.mode, .first = enrolment.entry});
  RecordTransition(unit, enrolment, {.event = event, .effective = enrolment.entry, .note = note});
  JoinOpenRegisters(unit, enrolment.name);
}

}  // namespace ecloserie::usecases
