#include <algorithm>

#include "ecloserie/v1/enrolment_service.pb.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/services.h"
#include "usecases/offer_batch.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<usecases::SeatOffer> DecodeOffer(const v1::SeatOffer& offer,
                                                const std::string& field) {
  ASSIGN_OR_REFUSE(auto application, DecodeName<domain::ApplicationName>(offer.application(),
                                                                         field + ".application"));
  ASSIGN_OR_REFUSE(auto track, DecodeName<domain::TrackName>(offer.track(), field + ".track"));
  usecases::SeatOffer decoded{.application = std::move(application), .track = std::move(track)};
  for (int i = 0; i < offer.agreements_size(); ++i) {
    ASSIGN_OR_REFUSE(auto agreement,
                     DecodeName<domain::AgreementName>(
                         offer.agreements(i), field + ".agreements[" + std::to_string(i) + "]"));
    decoded.agreements.push_back(std::move(agreement));
  }
  return decoded;
}

absl::StatusOr<usecases::MakeOffersCommand> DecodeMakeOffers(const v1::MakeOffersRequest& request) {
  ASSIGN_OR_REFUSE(auto cohort, DecodeName<domain::CohortName>(request.cohort(), "cohort"));
  ASSIGN_OR_REFUSE(const auto expires_at, DecodeTime(request.expire_time(), "expire_time"));
  usecases::MakeOffersCommand command{.cohort = std::move(cohort),
                                      .expires_at = expires_at,
                                      .mode = DecodeChoice<domain::OfferMode>(request.mode())};
  if (request.has_entry()) command.entry = DecodeHalfDay(request.entry());
  for (int i = 0; i < request.offers_size(); ++i) {
    ASSIGN_OR_REFUSE(auto offer,
                     DecodeOffer(request.offers(i), "offers[" + std::to_string(i) + "]"));
    command.offers.push_back(std::move(offer));
  }
  return command;
}

v1::MakeOffersResponse EncodeOffers(const domain::OffersOutcome& outcome) {
  v1::MakeOffersResponse response;
  for (const domain::JudgedOffer& row : outcome.rows) {
    v1::SeatOfferVerdict& verdict = *response.add_verdicts();
    verdict.set_application(row.application.ToString());
    verdict.set_verdict(EncodeChoice<v1::OfferVerdict>(row.verdict));
    verdict.set_reason(row.reason);
    verdict.set_subject(row.subject);
  }
  const auto offered_count = std::ranges::count(outcome.rows, domain::OfferVerdict::kOffered,
                                                &domain::JudgedOffer::verdict);
  response.set_offered_count(offered_count);
  response.set_refused_count(static_cast<std::int64_t>(outcome.rows.size()) - offered_count);
  return response;
}

}  // namespace

std::vector<Method> OfferBatchMethods(const Serve& serve) {
  return {serve.Change("ecloserie.v1.EnrolmentService.MakeOffers", DecodeMakeOffers,
                       usecases::MakeOffers, usecases::ShowOffers, EncodeOffers)};
}

}  // namespace ecloserie::rpc
