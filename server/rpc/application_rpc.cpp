#include "ecloserie/v1/enrolment_service.pb.h"
#include "rpc/application_message.h"
#include "rpc/decode.h"
#include "rpc/person_message.h"
#include "rpc/services.h"
#include "usecases/application.h"
#include "usecases/offer.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<usecases::SubmitApplicationCommand> DecodeSubmit(
    const v1::SubmitApplicationRequest& request) {
  ASSIGN_OR_REFUSE(auto cohort, DecodeName<domain::CohortName>(request.cohort(), "cohort"));
  return usecases::SubmitApplicationCommand{
      .cohort = std::move(cohort),
      .applicant = DecodePerson(request.applicant()),
      .external_ref = request.external_ref(),
      .wished_tracks = {request.wished_tracks().begin(), request.wished_tracks().end()}};
}

absl::StatusOr<domain::ApplicationName> DecodeGet(const v1::GetApplicationRequest& request) {
  return DecodeName<domain::ApplicationName>(request.name(), "name");
}

absl::StatusOr<usecases::ListApplicationsQuery> DecodeList(
    const v1::ListApplicationsRequest& request) {
  ASSIGN_OR_REFUSE(auto school, DecodeName<domain::SchoolName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto cohort, DecodeOptionalName<domain::CohortName>(request.cohort(), "cohort"));
  ASSIGN_OR_REFUSE(auto person, DecodeOptionalName<domain::PersonName>(request.person(), "person"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  usecases::ListApplicationsQuery query{.page = std::move(page)};
  query.filter.school = school.school;
  if (cohort) query.filter.cohort = cohort->slug;
  query.filter.state = DecodeOptionalChoice<domain::ApplicationState>(request.state());
  if (person) query.filter.person = person->id;
  if (!request.external_ref().empty()) query.filter.external_ref = request.external_ref();
  return query;
}

v1::ListApplicationsResponse EncodeApplications(
    const usecases::Page<domain::ApplicationFile>& page) {
  v1::ListApplicationsResponse response;
  for (const domain::ApplicationFile& file : page.items) {
    *response.add_applications() = EncodeApplication(file);
  }
  response.set_next_page_token(page.next_page_token);
  return response;
}

absl::StatusOr<usecases::ReviewApplicationCommand> DecodeReview(
    const v1::ReviewApplicationRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::ApplicationName>(request.name(), "name"));
  usecases::ReviewApplicationCommand command{
      .name = std::move(name), .note = request.note(), .etag = request.etag()};
  if (request.has_score()) command.score = request.score();
  return command;
}

absl::StatusOr<usecases::RejectApplicationCommand> DecodeReject(
    const v1::RejectApplicationRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::ApplicationName>(request.name(), "name"));
  ASSIGN_OR_REFUSE(auto reason, DecodeReasonCode(request.reason_code(), "reason_code"));
  return usecases::RejectApplicationCommand{.name = std::move(name),
                                            .reason_code = std::move(reason),
                                            .note = request.note(),
                                            .etag = request.etag()};
}

absl::StatusOr<usecases::MakeOfferCommand> DecodeMakeOffer(const v1::MakeOfferRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::ApplicationName>(request.name(), "name"));
  ASSIGN_OR_REFUSE(auto track, DecodeName<domain::TrackName>(request.track(), "track"));
  ASSIGN_OR_REFUSE(const auto expires_at, DecodeTime(request.expire_time(), "expire_time"));
  usecases::MakeOfferCommand command{.name = std::move(name),
                                     .track = std::move(track),
                                     .expires_at = expires_at,
                                     .etag = request.etag()};
  for (int i = 0; i < request.agreements_size(); ++i) {
    ASSIGN_OR_REFUSE(auto agreement,
                     DecodeName<domain::AgreementName>(request.agreements(i),
                                                       "agreements[" + std::to_string(i) + "]"));
    command.agreements.push_back(std::move(agreement));
  }
  return command;
}

// AcceptOffer and DeclineOffer ask for the same.
template <class Request>
absl::StatusOr<usecases::AnswerOfferCommand> DecodeAnswer(const Request& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::ApplicationName>(request.name(), "name"));
  return usecases::AnswerOfferCommand{.name = std::move(name), .etag = request.etag()};
}

}  // namespace

std::vector<Method> ApplicationMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.EnrolmentService.";
  return {
      serve.Change(service + "SubmitApplication", DecodeSubmit, usecases::SubmitApplication,
                   usecases::GetApplication, EncodeApplication),
      serve.Read(service + "GetApplication", DecodeGet, usecases::GetApplication,
                 EncodeApplication),
      serve.Read(service + "ListApplications", DecodeList, usecases::ListApplications,
                 EncodeApplications),
      serve.Change(service + "ReviewApplication", DecodeReview, usecases::ReviewApplication,
                   usecases::GetApplication, EncodeApplication),
      serve.Change(service + "RejectApplication", DecodeReject, usecases::RejectApplication,
                   usecases::GetApplication, EncodeApplication),
      serve.Change(service + "MakeOffer", DecodeMakeOffer, usecases::MakeOffer,
                   usecases::GetApplication, EncodeApplication),
      serve.Change(service + "AcceptOffer", DecodeAnswer<v1::AcceptOfferRequest>,
                   usecases::AcceptOffer, usecases::GetApplication, EncodeApplication),
      serve.Change(service + "DeclineOffer", DecodeAnswer<v1::DeclineOfferRequest>,
                   usecases::DeclineOffer, usecases::GetApplication, EncodeApplication),
  };
}

}  // namespace ecloserie::rpc
