#include "usecases/roster_step.h"

#include <utility>

#include "domain/refusal.h"
#include "storage/enrolment_store.h"
#include "storage/person_store.h"
#include "usecases/cohort.h"
#include "usecases/enrolment.h"
#include "usecases/filing.h"
#include "usecases/offer.h"
#include "usecases/offering.h"
#include "usecases/people.h"
#include "usecases/spell.h"
#include "usecases/waiting_list.h"

namespace ecloserie::usecases {
namespace {

using domain::ApplicationState;
using domain::EnrolmentState;
using domain::HalfDay;
using domain::RosterPiece;
using domain::RosterVerdict;

bool IsOpen(EnrolmentState state) {
  return state == EnrolmentState::kExpected || state == EnrolmentState::kActive ||
         state == EnrolmentState::kSuspended;
}

// Whether the trainee goes on in another class, without a day between.
bool IsContinued(const RosterUserFound& user, std::size_t index) {
  if (index + 1 >= user.pieces.size()) return false;
  const RosterPiece& piece = user.pieces[index];
  const RosterPiece& next = user.pieces[index + 1];
  if (!piece.ends_on || next.is_deleted || next.track == piece.track) return false;
  return next.begins_on == *piece.ends_on || next.begins_on == *piece.ends_on + 1;
}

// In the morning, unless the class before lasts until that day: then at noon.
HalfDay BeginOf(const RosterUserFound& user, std::size_t index) {
  const RosterPiece& piece = user.pieces[index];
  const bool is_at_noon = index > 0 && user.pieces[index - 1].ends_on == piece.begins_on;
  return {.day = piece.begins_on, .slot = is_at_noon ? domain::Slot::kPm : domain::Slot::kAm};
}

// Files say nothing new of whom the school knows.
domain::Person AsKnown(const View& view, const domain::Person& said, const std::string& school) {
  const auto known =
      storage::FindPersonByIdentity(view.transaction(), school, IdentityOf(view, said));
  return known ? OpenPerson(view, *known) : said;
}

absl::Status NotThere() {
  return domain::FieldInvalid("beginDate", "must be that of a class in which the trainee is");
}

}  // namespace

absl::StatusOr<RosterStep> RosterSteps::Take(RosterUserFound& user, std::size_t index) {
  const RosterPiece& piece = user.pieces[index];
  if (!user.application) {
    if (piece.is_deleted) return NotThere();
    user.application =
        FileApplication(unit_, cohort_, AsKnown(unit_, user.draft->applicant, cohort_.school),
                        user.draft->external_ref, {piece.track.slug})
            .application.name;
  }
  ASSIGN_OR_REFUSE(domain::Application application, LoadApplication(unit_, *user.application, ""));
  const auto known = FindKnown(application, piece);
  if (known) return Compare(*known, user, index);
  if (piece.is_deleted) return NotThere();
  RETURN_IF_REFUSED(SettleAt(BeginOf(user, index)));
  ASSIGN_OR_REFUSE(application, LoadApplication(unit_, *user.application, ""));
  return Begin(std::move(application), user, index);
}

// Who waits comes before whom the files bring, for each day on which they bring
// somebody. Files that bring nobody settle nothing.
absl::Status RosterSteps::SettleAt(const HalfDay& entry) {
  if (!settled_.insert(entry).second) return absl::OkStatus();
  return SettleCohort(unit_, cohort_, entry);
}

absl::StatusOr<RosterStep> RosterSteps::Remove(const domain::EnrolmentName& enrolment) {
  ASSIGN_OR_REFUSE(const domain::EnrolmentName removed, End(enrolment, leaving_.effective));
  return RosterStep{.verdict = RosterVerdict::kRemoved, .enrolment = removed};
}

// The same class from the same day on, in whichever spell.
std::optional<RosterSteps::Known> RosterSteps::FindKnown(const domain::Application& application,
                                                         const RosterPiece& piece) const {
  storage::Transaction& transaction = unit_.transaction();
  for (const domain::Enrolment& spell :
       storage::SpellsOf(transaction, cohort_, application.person)) {
    for (const domain::Placement& placement : storage::PlacementsOf(transaction, spell.name)) {
      const bool is_it = !placement.is_void && placement.track == piece.track &&
                         placement.first.day == piece.begins_on;
      if (is_it) return Known{.enrolment = spell.name, .placement = placement};
    }
  }
  return std::nullopt;
}

absl::StatusOr<RosterStep> RosterSteps::Compare(const Known& known, const RosterUserFound& user,
                                                std::size_t index) {
  const RosterPiece& piece = user.pieces[index];
  const RosterStep unchanged{.enrolment = known.enrolment};
  const auto& last = known.placement.last;
  if (last) {
    ASSIGN_OR_REFUSE(const domain::Cohort cohort, GetCohort(unit_, cohort_));
    const bool is_same = piece.is_deleted || piece.ends_on.value_or(cohort.ends_on) == last->day;
    if (is_same) return unchanged;
    return domain::FieldInvalid("endDate", "must be the day on which the trainee left the class");
  }
  const bool stays = !piece.ends_on && !piece.is_deleted;
  if (stays || IsContinued(user, index)) return unchanged;
  const HalfDay end = piece.ends_on ? HalfDay{.day = *piece.ends_on, .slot = domain::Slot::kPm}
                                    : leaving_.effective;
  ASSIGN_OR_REFUSE(const domain::EnrolmentName ended, End(known.enrolment, end));
  return RosterStep{.verdict = RosterVerdict::kEnded, .enrolment = ended};
}

absl::StatusOr<RosterStep> RosterSteps::Begin(domain::Application application,
                                              const RosterUserFound& user, std::size_t index) {
  const RosterPiece& piece = user.pieces[index];
  const HalfDay at = BeginOf(user, index);
  absl::StatusOr<RosterStep> step;
  if (!application.enrolment) {
    step = Enrol(std::move(application), piece, at);
  } else {
    ASSIGN_OR_REFUSE(const domain::Spell spell, LoadSpell(unit_, *application.enrolment, ""));
    step = IsOpen(spell.enrolment.state) ? Move(spell, piece, at)
                                         : Reenter(spell.enrolment.name, piece, at);
  }
  if (!step.ok() || !piece.ends_on || IsContinued(user, index)) return step;
  const HalfDay last{.day = *piece.ends_on, .slot = domain::Slot::kPm};
  RETURN_IF_REFUSED(End(step->enrolment, last).status());
  return step;
}

absl::StatusOr<RosterStep> RosterSteps::Move(const domain::Spell& spell, const RosterPiece& piece,
                                             const HalfDay& at) {
  if (spell.placements.back().track == piece.track) {
    return domain::FieldInvalid("beginDate", "must be the first day in this class");
  }
  ASSIGN_OR_REFUSE(
      const domain::EnrolmentName moved,
      SwitchPlacement(
          unit_,
          {.event = {.name = spell.enrolment.name, .at = at, .reason_code = leaving_.reason_code},
           .track = piece.track}));
  return RosterStep{.verdict = RosterVerdict::kMoved, .enrolment = moved};
}

absl::StatusOr<RosterStep> RosterSteps::Reenter(const domain::EnrolmentName& over,
                                                const RosterPiece& piece, const HalfDay& at) {
  ASSIGN_OR_REFUSE(const domain::EnrolmentName entered,
                   ReenterEnrolment(unit_, {.name = over, .track = piece.track, .entry = at}));
  return RosterStep{.verdict = RosterVerdict::kCreated, .enrolment = entered};
}

// From wherever the application stands, through every event that leads to a spell.
absl::StatusOr<RosterStep> RosterSteps::Enrol(domain::Application application,
                                              const RosterPiece& piece, const HalfDay& entry) {
  if (application.state == ApplicationState::kSubmitted) {
    RETURN_IF_REFUSED(ApplyEvent(unit_, application, domain::ApplicationEvent::kReview, "", ""));
  }
  const bool is_offered = application.state == ApplicationState::kOffered ||
                          application.state == ApplicationState::kAccepted;
  if (is_offered && application.offered_track != piece.track) {
    return domain::FieldInvalid("classSourcedId", "must be the track that was offered");
  }
  if (!is_offered) {
    RETURN_IF_REFUSED(domain::StateAfter(application, domain::ApplicationEvent::kOffer).status());
    ASSIGN_OR_REFUSE(const domain::Span over, SpanOfOffer(unit_, cohort_, entry));
    const domain::Application before = application;
    RETURN_IF_REFUSED(OfferSeat(
        unit_, application,
        {.track = piece.track, .over = over, .expires_at = unit_.now() + absl::Hours(1)}));
    RETURN_IF_REFUSED(NotePassedOver(unit_,
                                     {.application = application.name,
                                      .pools = PoolsOfOffer(unit_, piece.track, {}),
                                      .entry = entry},
                                     before));
  }
  if (application.state == ApplicationState::kOffered) {
    RETURN_IF_REFUSED(AcceptOffer(unit_, {.name = application.name}).status());
  }
  ASSIGN_OR_REFUSE(const domain::EnrolmentName enrolment,
                   usecases::Enrol(unit_, {.application = application.name, .entry = entry}));
  return RosterStep{.verdict = RosterVerdict::kCreated, .enrolment = enrolment};
}

// Whoever is expected and leaves before the first half-day is cancelled; whoever leaves
// after it has come.
absl::StatusOr<domain::EnrolmentName> RosterSteps::End(const domain::EnrolmentName& name,
                                                       const HalfDay& last) {
  ASSIGN_OR_REFUSE(const domain::Spell spell, LoadSpell(unit_, name, ""));
  settled_.clear();  // A seat comes free.
  if (spell.enrolment.state == EnrolmentState::kExpected) {
    if (last < spell.enrolment.entry) {
      return CancelEnrolment(unit_, {.name = name, .reason_code = leaving_.reason_code});
    }
    ASSIGN_OR_REFUSE(const absl::CivilDay today, SchoolDay(unit_, cohort_.school));
    if (spell.enrolment.entry.day > today) {
      return domain::FieldInvalid("endDate", "must be empty for somebody who has not begun");
    }
    RETURN_IF_REFUSED(StartEnrolment(unit_, {.name = name}).status());
  }
  return WithdrawEnrolment(unit_, {.name = name, .at = last, .reason_code = leaving_.reason_code});
}

}  // namespace ecloserie::usecases
