#include "usecases/offer_batch.h"

#include <set>
#include <utility>

#include "domain/refusal.h"
#include "usecases/cohort.h"
#include "usecases/filing.h"
#include "usecases/offer.h"
#include "usecases/offering.h"
#include "usecases/waiting_list.h"

namespace ecloserie::usecases {
namespace {

// Makes the offers of one batch, one after the other.
class Batch {
 public:
  Batch(Unit& unit, const MakeOffersCommand& command) : unit_(unit), command_(command) {
    for (const SeatOffer& offer : command.offers) all_.insert(offer.application);
  }

  absl::Status Offer(const SeatOffer& offer) {
    ASSIGN_OR_REFUSE(const domain::Application application,
                     LoadApplication(unit_, offer.application, ""));
    if (application.cohort != command_.cohort) {
      return domain::FieldInvalid("application", "must be for the cohort of the batch");
    }
    const MakeOfferCommand make{.name = offer.application,
                                .track = offer.track,
                                .agreements = offer.agreements,
                                .entry = command_.entry,
                                .expires_at = command_.expires_at,
                                .batch = all_};
    RETURN_IF_REFUSED(SettleLine(application, make));
    return MakeOfferInTurn(unit_, make);
  }

 private:
  // An offer frees no seat: once the whole line was settled, it stays so.
  absl::Status SettleLine(const domain::Application& application, const MakeOfferCommand& make) {
    if (is_settled_) return absl::OkStatus();
    is_settled_ = application.state != domain::ApplicationState::kWaitlisted;
    return SettleBefore(unit_, OutOfLine(unit_, make), application.cohort);
  }

  Unit& unit_;
  const MakeOffersCommand& command_;
  std::set<domain::ApplicationName> all_;
  bool is_settled_ = false;
};

// What concerns every row alike.
absl::Status RequireGoodTerms(const Unit& unit, const MakeOffersCommand& command) {
  RETURN_IF_REFUSED(SpanOfOffer(unit, command.cohort, command.entry).status());
  return RequireToCome(unit, command.expires_at);
}

}  // namespace

absl::StatusOr<domain::OffersOutcome> MakeOffers(Unit& unit, const MakeOffersCommand& command) {
  RETURN_IF_REFUSED(RequireGoodTerms(unit, command));
  Batch batch(unit, command);
  domain::OffersOutcome outcome;
  for (const SeatOffer& offer : command.offers) {
    const absl::Status made = batch.Offer(offer);
    if (made.ok()) {
      outcome.rows.push_back({.application = offer.application});
      continue;
    }
    auto refused = domain::RefusedOffer(offer.application, made);
    if (!refused) return made;
    outcome.rows.push_back(*std::move(refused));
    if (command.mode == domain::OfferMode::kAllOrNothing) {
      return domain::InRow(made, "offers", static_cast<std::int64_t>(outcome.rows.size()));
    }
  }
  return outcome;
}

absl::StatusOr<domain::OffersOutcome> ShowOffers(const View&,
                                                 const domain::OffersOutcome& outcome) {
  return outcome;
}

}  // namespace ecloserie::usecases
