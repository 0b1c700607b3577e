#include "usecases/offering.h"

#include <algorithm>

#include "domain/eligibility.h"
#include "domain/refusal.h"
#include "domain/spell.h"
#include "storage/agreement_store.h"
#include "storage/cohort_store.h"
#include "storage/eligibility_store.h"
#include "usecases/cohort.h"
#include "usecases/filing.h"
#include "usecases/seats.h"

namespace ecloserie::usecases {
namespace {

absl::Status RequireOfCohort(const View& view, const domain::AgreementName& name,
                             const domain::CohortName& cohort) {
  const auto agreement = storage::FindAgreement(view.transaction(), name);
  if (!agreement) return domain::ResourceMissing(name.ToString());
  if (agreement->cohort == cohort) return absl::OkStatus();
  return domain::FieldInvalid("agreements", "must be signed for the cohort applied for");
}

absl::Status RequireDistinct(std::vector<domain::AgreementName> agreements) {
  std::ranges::sort(agreements);
  if (std::ranges::adjacent_find(agreements) == agreements.end()) return absl::OkStatus();
  return domain::FieldInvalid("agreements", "must name each agreement once");
}

}  // namespace

std::vector<domain::PoolName> PoolsOfOffer(const View& view, const domain::TrackName& track,
                                           const std::vector<domain::AgreementName>& agreements) {
  std::vector<domain::PoolName> pools = PoolsOfTrack(view, track);
  for (const domain::AgreementName& agreement : agreements) {
    pools.push_back(domain::PoolName::Of(agreement));
  }
  return pools;
}

absl::StatusOr<domain::Span> SpanOfOffer(const View& view, const domain::CohortName& name,
                                         const std::optional<domain::HalfDay>& entry) {
  ASSIGN_OR_REFUSE(const domain::Cohort cohort, GetCohort(view, name));
  ASSIGN_OR_REFUSE(const domain::HalfDay first, domain::EntryInside(cohort, entry));
  return domain::Span{.first = first, .last = domain::LastOf(cohort)};
}

absl::StatusOr<domain::Span> SpanOfPromotion(const View& view, const domain::CohortName& name,
                                             absl::Time now) {
  ASSIGN_OR_REFUSE(const domain::Cohort cohort, GetCohort(view, name));
  ASSIGN_OR_REFUSE(const absl::CivilDay today, SchoolDayAt(view, name.school, now));
  const bool is_under_way = cohort.starts_on < today && today <= cohort.ends_on;
  return SpanOfOffer(view, name, domain::HalfDay{.day = is_under_way ? today : cohort.starts_on});
}

absl::Status RequireTermsOfCohort(const View& view, const domain::CohortName& cohort,
                                  const domain::TrackName& track,
                                  const std::vector<domain::AgreementName>& agreements) {
  if (!storage::FindTrack(view.transaction(), track)) {
    return domain::ResourceMissing(track.ToString());
  }
  if (track.Cohort() != cohort) {
    return domain::FieldInvalid("track", "must be a track of the cohort applied for");
  }
  RETURN_IF_REFUSED(RequireDistinct(agreements));
  for (const domain::AgreementName& agreement : agreements) {
    RETURN_IF_REFUSED(RequireOfCohort(view, agreement, cohort));
  }
  return absl::OkStatus();
}

absl::Status RequireEligible(const View& view, const domain::ApplicationName& application,
                             const std::vector<domain::AgreementName>& agreements) {
  for (const domain::AgreementName& agreement : agreements) {
    const auto decision = storage::FindEligibility(view.transaction(), agreement, application);
    if (!decision) return domain::EligibilityUndecided({agreement, application});
    if (!decision->MayFund()) return domain::NotEligible(*decision);
  }
  return absl::OkStatus();
}

absl::Status OfferSeat(Unit& unit, domain::Application& application, const OfferTerms& terms) {
  RETURN_IF_REFUSED(HoldSeats(unit, application.name,
                              PoolsOfOffer(unit, terms.track, terms.agreements), terms.over));
  application.offered_track = terms.track;
  application.offer_expires_at = terms.expires_at;
  return ApplyEvent(unit, application, domain::ApplicationEvent::kOffer, terms.reason_code, "");
}

bool IsOverdue(const Unit& unit, const domain::Application& application) {
  return application.state == domain::ApplicationState::kOffered &&
         application.offer_expires_at <= unit.now();
}

}  // namespace ecloserie::usecases
