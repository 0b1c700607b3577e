#pragma once

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "domain/civil_date.h"
#include "domain/offer.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

struct SeatOffer {
  domain::ApplicationName application;
  domain::TrackName track;
  std::vector<domain::AgreementName> agreements;
};

struct MakeOffersCommand {
  domain::CohortName cohort;
  std::vector<SeatOffer> offers;
  std::optional<domain::HalfDay> entry;
  absl::Time expires_at;
  domain::OfferMode mode = domain::OfferMode::kAllOrNothing;
};

// In the order given, each as MakeOffer makes one: a row that is refused has changed
// nothing by itself.
absl::StatusOr<domain::OffersOutcome> MakeOffers(Unit& unit, const MakeOffersCommand& command);
absl::StatusOr<domain::OffersOutcome> ShowOffers(const View& view,
                                                 const domain::OffersOutcome& outcome);

}  // namespace ecloserie::usecases
