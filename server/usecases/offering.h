#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "domain/application.h"
#include "domain/civil_date.h"
#include "domain/seat.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// What an offer by staff and the promotion of one who waits have in common.
struct OfferTerms {
  domain::TrackName track;
  std::vector<domain::AgreementName> agreements;
  domain::Span over;  // of the seats
  absl::Time expires_at;
  std::string reason_code;
};

// The pools in which the offer holds a seat.
std::vector<domain::PoolName> PoolsOfOffer(const domain::TrackName& track,
                                           const std::vector<domain::AgreementName>& agreements);

// The seats of an offer: from the entry on, or from the cohort's first morning, to the
// cohort's end.
absl::StatusOr<domain::Span> SpanOfOffer(const View& view, const domain::CohortName& cohort,
                                         const std::optional<domain::HalfDay>& entry);
// Those of one who waits: nobody is offered the days that have gone by.
absl::StatusOr<domain::Span> SpanOfPromotion(const View& view, const domain::CohortName& cohort,
                                             absl::Time now);

// The track and the agreements are the cohort's, each named once.
absl::Status RequireTermsOfCohort(const View& view, const domain::CohortName& cohort,
                                  const domain::TrackName& track,
                                  const std::vector<domain::AgreementName>& agreements);

// Each agreement may fund the applicant, as sponsorship decided.
absl::Status RequireEligible(const View& view, const domain::ApplicationName& application,
                             const std::vector<domain::AgreementName>& agreements);

// Holds the seats and applies the event, or refuses.
absl::Status OfferSeat(Unit& unit, domain::Application& application, const OfferTerms& terms);

bool IsOverdue(const Unit& unit, const domain::Application& application);

}  // namespace ecloserie::usecases
