#include "ecloserie/v1/enrolment_service.pb.h"
#include "rpc/application_message.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/services.h"
#include "usecases/application.h"
#include "usecases/offer.h"
#include "usecases/waiting_list.h"

namespace ecloserie::rpc {
namespace {

// MakeOffer and WaitlistApplication name them alike.
template <class Request>
absl::StatusOr<std::vector<domain::AgreementName>> DecodeAgreements(const Request& request) {
  std::vector<domain::AgreementName> agreements;
  for (int i = 0; i < request.agreements_size(); ++i) {
    ASSIGN_OR_REFUSE(auto agreement,
                     DecodeName<domain::AgreementName>(request.agreements(i),
                                                       "agreements[" + std::to_string(i) + "]"));
    agreements.push_back(std::move(agreement));
  }
  return agreements;
}

absl::StatusOr<usecases::MakeOfferCommand> DecodeMakeOffer(const v1::MakeOfferRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::ApplicationName>(request.name(), "name"));
  ASSIGN_OR_REFUSE(auto track, DecodeName<domain::TrackName>(request.track(), "track"));
  ASSIGN_OR_REFUSE(const auto expires_at, DecodeTime(request.expire_time(), "expire_time"));
  usecases::MakeOfferCommand command{.name = std::move(name),
                                     .track = std::move(track),
                                     .expires_at = expires_at,
                                     .etag = request.etag()};
  if (request.has_entry()) command.entry = DecodeHalfDay(request.entry());
  ASSIGN_OR_REFUSE(command.agreements, DecodeAgreements(request));
  return command;
}

// AcceptOffer and DeclineOffer ask for the same.
template <class Request>
absl::StatusOr<usecases::AnswerOfferCommand> DecodeAnswer(const Request& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::ApplicationName>(request.name(), "name"));
  return usecases::AnswerOfferCommand{.name = std::move(name), .etag = request.etag()};
}

absl::StatusOr<usecases::WithdrawOfferCommand> DecodeWithdrawOffer(
    const v1::WithdrawOfferRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::ApplicationName>(request.name(), "name"));
  ASSIGN_OR_REFUSE(auto reason, DecodeReasonCode(request.reason_code(), "reason_code"));
  return usecases::WithdrawOfferCommand{.name = std::move(name),
                                        .reason_code = std::move(reason),
                                        .note = request.note(),
                                        .etag = request.etag()};
}

absl::StatusOr<usecases::WaitlistApplicationCommand> DecodeWaitlist(
    const v1::WaitlistApplicationRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::ApplicationName>(request.name(), "name"));
  ASSIGN_OR_REFUSE(auto track, DecodeName<domain::TrackName>(request.track(), "track"));
  ASSIGN_OR_REFUSE(auto agreements, DecodeAgreements(request));
  return usecases::WaitlistApplicationCommand{.name = std::move(name),
                                              .track = std::move(track),
                                              .agreements = std::move(agreements),
                                              .note = request.note(),
                                              .etag = request.etag()};
}

absl::StatusOr<usecases::SetWaitingPriorityCommand> DecodePriority(
    const v1::SetWaitingPriorityRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::ApplicationName>(request.name(), "name"));
  ASSIGN_OR_REFUSE(auto reason, DecodeReasonCode(request.reason_code(), "reason_code"));
  return usecases::SetWaitingPriorityCommand{.name = std::move(name),
                                             .priority = request.priority(),
                                             .reason_code = std::move(reason),
                                             .note = request.note(),
                                             .etag = request.etag()};
}

absl::StatusOr<usecases::ListWaitingQuery> DecodeLine(
    const v1::ListWaitingApplicationsRequest& request) {
  ASSIGN_OR_REFUSE(auto cohort, DecodeName<domain::CohortName>(request.cohort(), "cohort"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  return usecases::ListWaitingQuery{std::move(cohort), std::move(page)};
}

v1::WaitingPlace EncodePlace(const domain::WaitingPlace& place) {
  v1::WaitingPlace encoded;
  encoded.set_rank(place.rank);
  *encoded.mutable_application() = EncodeApplication(place.file);
  if (place.obstacle) {
    encoded.set_obstacle(EncodeChoice<v1::WaitingObstacle>(place.obstacle->reason));
    encoded.set_subject(place.obstacle->subject);
  }
  for (const domain::WaitingSkip& skip : place.skips) {
    v1::WaitingSkip& told = *encoded.add_skips();
    told.set_obstacle(EncodeChoice<v1::WaitingObstacle>(skip.obstacle.reason));
    told.set_subject(skip.obstacle.subject);
    told.set_promoted(skip.promoted.ToString());
    *told.mutable_record_time() = EncodeTime(skip.at);
  }
  return encoded;
}

v1::ListWaitingApplicationsResponse EncodeLine(const usecases::Page<domain::WaitingPlace>& page) {
  v1::ListWaitingApplicationsResponse response;
  for (const domain::WaitingPlace& place : page.items) *response.add_places() = EncodePlace(place);
  response.set_next_page_token(page.next_page_token);
  return response;
}

}  // namespace

std::vector<Method> OfferMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.EnrolmentService.";
  return {
      serve.Change(service + "MakeOffer", DecodeMakeOffer, usecases::MakeOffer,
                   usecases::GetApplication, EncodeApplication),
      serve.Change(service + "AcceptOffer", DecodeAnswer<v1::AcceptOfferRequest>,
                   usecases::AcceptOffer, usecases::GetApplication, EncodeApplication),
      serve.Change(service + "DeclineOffer", DecodeAnswer<v1::DeclineOfferRequest>,
                   usecases::DeclineOffer, usecases::GetApplication, EncodeApplication),
      serve.Change(service + "WithdrawOffer", DecodeWithdrawOffer, usecases::WithdrawOffer,
                   usecases::GetApplication, EncodeApplication),
      serve.Change(service + "WaitlistApplication", DecodeWaitlist, usecases::WaitlistApplication,
                   usecases::GetApplication, EncodeApplication),
      serve.Change(service + "SetWaitingPriority", DecodePriority, usecases::SetWaitingPriority,
                   usecases::GetApplication, EncodeApplication),
      serve.Read(service + "ListWaitingApplications", DecodeLine, usecases::ListWaitingApplications,
                 EncodeLine),
  };
}

}  // namespace ecloserie::rpc
