#include "usecases/offer.h"

#include <algorithm>

#include "domain/eligibility.h"
#include "domain/refusal.h"
#include "domain/seat.h"
#include "storage/agreement_store.h"
#include "storage/application_store.h"
#include "storage/cohort_store.h"
#include "storage/eligibility_store.h"
#include "storage/seat_store.h"
#include "usecases/filing.h"

namespace ecloserie::usecases {
namespace {

bool IsOverdue(const Unit& unit, const domain::Application& application) {
  return application.state == domain::ApplicationState::kOffered &&
         application.offer_expires_at <= unit.now();
}

absl::Status Expire(Unit& unit, domain::Application& overdue) {
  RETURN_IF_REFUSED(ApplyEvent(unit, overdue, domain::ApplicationEvent::kExpire, "", ""));
  storage::ReleaseSeats(unit.transaction(), overdue.name);
  return absl::OkStatus();
}

// Whoever needs a seat of a pool first lets its overdue offers run out, whatever
// any job did or did not do.
absl::Status ExpireOverdueOffers(Unit& unit, const domain::PoolName& pool) {
  for (domain::Application& overdue :
       storage::OverdueOffers(unit.transaction(), pool, unit.now())) {
    RETURN_IF_REFUSED(Expire(unit, overdue));
  }
  return absl::OkStatus();
}

absl::Status HoldFreeSeat(Unit& unit, const domain::PoolName& pool,
                          const domain::ApplicationName& application) {
  RETURN_IF_REFUSED(ExpireOverdueOffers(unit, pool));
  const auto found = storage::FindSeatPool(unit.transaction(), pool);
  if (!found) return domain::ResourceMissing(pool.ToString());
  if (found->FreeCount() < 1) return domain::SeatsExhausted(*found);
  storage::HoldSeat(unit.transaction(), pool, application);
  return absl::OkStatus();
}

absl::Status RequireTrackOfCohort(const View& view, const MakeOfferCommand& command,
                                  const domain::Application& application) {
  if (!storage::FindTrack(view.transaction(), command.track)) {
    return domain::ResourceMissing(command.track.ToString());
  }
  if (command.track.Cohort() == application.cohort) return absl::OkStatus();
  return domain::FieldInvalid("track", "must be a track of the cohort applied for");
}

absl::Status RequireEligible(const View& view, const domain::AgreementName& name,
                             const domain::Application& application) {
  const auto agreement = storage::FindAgreement(view.transaction(), name);
  if (!agreement) return domain::ResourceMissing(name.ToString());
  if (agreement->cohort != application.cohort) {
    return domain::FieldInvalid("agreements", "must be signed for the cohort applied for");
  }
  const domain::EligibilityName question{name, application.name};
  const auto decision = storage::FindEligibility(view.transaction(), name, application.name);
  if (!decision) return domain::EligibilityUndecided(question);
  return decision->MayFund() ? absl::OkStatus() : domain::NotEligible(*decision);
}

absl::Status RequireDistinct(const std::vector<domain::AgreementName>& agreements) {
  std::vector<domain::AgreementName> sorted = agreements;
  std::ranges::sort(sorted);
  if (std::ranges::adjacent_find(sorted) == sorted.end()) return absl::OkStatus();
  return domain::FieldInvalid("agreements", "must name each agreement once");
}

}  // namespace

absl::StatusOr<domain::ApplicationName> MakeOffer(Unit& unit, const MakeOfferCommand& command) {
  ASSIGN_OR_REFUSE(domain::Application application,
                   LoadApplication(unit, command.name, command.etag));
  if (IsOverdue(unit, application)) RETURN_IF_REFUSED(Expire(unit, application));
  RETURN_IF_REFUSED(
      domain::StateAfter(application.state, domain::ApplicationEvent::kOffer).status());
  RETURN_IF_REFUSED(RequireTrackOfCohort(unit, command, application));
  RETURN_IF_REFUSED(RequireDistinct(command.agreements));
  if (command.expires_at <= unit.now()) {
    return domain::FieldInvalid("expire_time", "must lie in the future");
  }
  for (const domain::AgreementName& agreement : command.agreements) {
    RETURN_IF_REFUSED(RequireEligible(unit, agreement, application));
  }
  RETURN_IF_REFUSED(HoldFreeSeat(unit, domain::PoolName::Of(command.track), command.name));
  for (const domain::AgreementName& agreement : command.agreements) {
    RETURN_IF_REFUSED(HoldFreeSeat(unit, domain::PoolName::Of(agreement), command.name));
  }
  application.offered_track = command.track;
  application.offer_expires_at = command.expires_at;
  RETURN_IF_REFUSED(ApplyEvent(unit, application, domain::ApplicationEvent::kOffer, "", ""));
  return command.name;
}

absl::StatusOr<domain::ApplicationName> AcceptOffer(Unit& unit, const AnswerOfferCommand& command) {
  ASSIGN_OR_REFUSE(domain::Application application,
                   LoadApplication(unit, command.name, command.etag));
  RETURN_IF_REFUSED(
      domain::StateAfter(application.state, domain::ApplicationEvent::kAccept).status());
  if (IsOverdue(unit, application)) return domain::OfferExpired(*application.offer_expires_at);
  RETURN_IF_REFUSED(ApplyEvent(unit, application, domain::ApplicationEvent::kAccept, "", ""));
  return command.name;
}

absl::StatusOr<domain::ApplicationName> DeclineOffer(Unit& unit,
                                                     const AnswerOfferCommand& command) {
  ASSIGN_OR_REFUSE(domain::Application application,
                   LoadApplication(unit, command.name, command.etag));
  // Nobody declined: the offer ran out.
  if (IsOverdue(unit, application)) return domain::OfferExpired(*application.offer_expires_at);
  RETURN_IF_REFUSED(ApplyEvent(unit, application, domain::ApplicationEvent::kDecline, "", ""));
  storage::ReleaseSeats(unit.transaction(), command.name);
  return command.name;
}

}  // namespace ecloserie::usecases
