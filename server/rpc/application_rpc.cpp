#include "ecloserie/v1/enrolment_service.pb.h"
#include "rpc/application_message.h"
#include "rpc/decode.h"
#include "rpc/person_message.h"
#include "rpc/services.h"
#include "usecases/application.h"
#include "usecases/merging.h"

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
  query.filter.only_resembling = request.only_resembling();
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

absl::StatusOr<usecases::PoolApplicationCommand> DecodePool(
    const v1::PoolApplicationRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::ApplicationName>(request.name(), "name"));
  return usecases::PoolApplicationCommand{
      .name = std::move(name), .note = request.note(), .etag = request.etag()};
}

absl::StatusOr<usecases::WithdrawApplicationCommand> DecodeWithdraw(
    const v1::WithdrawApplicationRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::ApplicationName>(request.name(), "name"));
  ASSIGN_OR_REFUSE(auto reason, DecodeReasonCode(request.reason_code(), "reason_code"));
  return usecases::WithdrawApplicationCommand{.name = std::move(name),
                                              .reason_code = std::move(reason),
                                              .note = request.note(),
                                              .etag = request.etag()};
}

absl::StatusOr<usecases::MergeApplicationsCommand> DecodeMerge(
    const v1::MergeApplicationsRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::ApplicationName>(request.name(), "name"));
  ASSIGN_OR_REFUSE(auto into, DecodeName<domain::ApplicationName>(request.into(), "into"));
  ASSIGN_OR_REFUSE(auto reason, DecodeReasonCode(request.reason_code(), "reason_code"));
  return usecases::MergeApplicationsCommand{.name = std::move(name),
                                            .into = std::move(into),
                                            .reason_code = std::move(reason),
                                            .note = request.note(),
                                            .etag = request.etag()};
}

absl::StatusOr<usecases::UnmergeApplicationsCommand> DecodeUnmerge(
    const v1::UnmergeApplicationsRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::ApplicationName>(request.name(), "name"));
  ASSIGN_OR_REFUSE(auto reason, DecodeReasonCode(request.reason_code(), "reason_code"));
  return usecases::UnmergeApplicationsCommand{.name = std::move(name),
                                              .reason_code = std::move(reason),
                                              .note = request.note(),
                                              .etag = request.etag()};
}

absl::StatusOr<usecases::ListApplicationTransitionsQuery> DecodeTransitions(
    const v1::ListApplicationTransitionsRequest& request) {
  ASSIGN_OR_REFUSE(auto application,
                   DecodeName<domain::ApplicationName>(request.application(), "application"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  return usecases::ListApplicationTransitionsQuery{std::move(application), std::move(page)};
}

v1::ListApplicationTransitionsResponse EncodeTransitions(
    const usecases::Page<domain::ApplicationTransition>& page) {
  v1::ListApplicationTransitionsResponse response;
  for (const domain::ApplicationTransition& transition : page.items) {
    *response.add_transitions() = EncodeTransition(transition);
  }
  response.set_next_page_token(page.next_page_token);
  return response;
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
      serve.Change(service + "PoolApplication", DecodePool, usecases::PoolApplication,
                   usecases::GetApplication, EncodeApplication),
      serve.Change(service + "WithdrawApplication", DecodeWithdraw, usecases::WithdrawApplication,
                   usecases::GetApplication, EncodeApplication),
      serve.Change(service + "MergeApplications", DecodeMerge, usecases::MergeApplications,
                   usecases::GetApplication, EncodeApplication),
      serve.Change(service + "UnmergeApplications", DecodeUnmerge, usecases::UnmergeApplications,
                   usecases::GetApplication, EncodeApplication),
      serve.Read(service + "ListApplicationTransitions", DecodeTransitions,
                 usecases::ListApplicationTransitions, EncodeTransitions),
  };
}

}  // namespace ecloserie::rpc
