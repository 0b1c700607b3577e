#include "ecloserie/v1/enrolment_service.pb.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/enrolment_message.h"
#include "rpc/services.h"
#include "usecases/enrolment.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<usecases::EnrolCommand> DecodeEnrol(const v1::EnrolRequest& request) {
  ASSIGN_OR_REFUSE(auto application,
                   DecodeName<domain::ApplicationName>(request.application(), "application"));
  usecases::EnrolCommand command{.application = std::move(application), .etag = request.etag()};
  if (request.has_entry()) command.entry = DecodeHalfDay(request.entry());
  return command;
}

absl::StatusOr<usecases::ReenterEnrolmentCommand> DecodeReenter(
    const v1::ReenterEnrolmentRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::EnrolmentName>(request.name(), "name"));
  ASSIGN_OR_REFUSE(auto track, DecodeName<domain::TrackName>(request.track(), "track"));
  return usecases::ReenterEnrolmentCommand{.name = std::move(name),
                                           .track = std::move(track),
                                           .entry = DecodeHalfDay(request.entry()),
                                           .is_unfunded = request.is_unfunded(),
                                           .note = request.note(),
                                           .etag = request.etag()};
}

absl::StatusOr<usecases::RecordOutcomeCommand> DecodeOutcome(
    const v1::RecordOutcomeRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::EnrolmentName>(request.name(), "name"));
  return usecases::RecordOutcomeCommand{
      .name = std::move(name),
      .outcome = {.months_after = request.months_after(),
                  .kind = DecodeChoice<domain::OutcomeKind>(request.kind()),
                  .observed_on = DecodeDay(request.observed_on())},
      .etag = request.etag()};
}

absl::StatusOr<std::optional<absl::Time>> DecodeAsOf(bool is_set,
                                                     const google::protobuf::Timestamp& at) {
  if (!is_set) return std::optional<absl::Time>();
  ASSIGN_OR_REFUSE(const absl::Time decoded, DecodeTime(at, "as_of_time"));
  return std::optional(decoded);
}

absl::StatusOr<usecases::GetEnrolmentQuery> DecodeGet(const v1::GetEnrolmentRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::EnrolmentName>(request.name(), "name"));
  ASSIGN_OR_REFUSE(const auto as_of, DecodeAsOf(request.has_as_of_time(), request.as_of_time()));
  return usecases::GetEnrolmentQuery{.name = std::move(name), .as_of = as_of};
}

absl::StatusOr<usecases::ListEnrolmentsQuery> DecodeList(const v1::ListEnrolmentsRequest& request) {
  ASSIGN_OR_REFUSE(auto school, DecodeName<domain::SchoolName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto cohort, DecodeOptionalName<domain::CohortName>(request.cohort(), "cohort"));
  ASSIGN_OR_REFUSE(auto track, DecodeOptionalName<domain::TrackName>(request.track(), "track"));
  ASSIGN_OR_REFUSE(auto person, DecodeOptionalName<domain::PersonName>(request.person(), "person"));
  ASSIGN_OR_REFUSE(const auto as_of, DecodeAsOf(request.has_as_of_time(), request.as_of_time()));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  if (track && cohort && track->Cohort() != *cohort) {
    return domain::FieldInvalid("track", "must be a track of the cohort");
  }
  usecases::ListEnrolmentsQuery query{.as_of = as_of, .page = std::move(page)};
  query.filter.school = school.school;
  if (person) query.filter.person = person->id;
  if (request.has_on()) query.filter.on = DecodeHalfDay(request.on());
  if (cohort) query.filter.cohort = cohort->slug;
  if (track) {
    query.filter.cohort = track->cohort;
    query.filter.track = track->slug;
  }
  return query;
}

v1::ListEnrolmentsResponse EncodeEnrolments(const usecases::Page<domain::EnrolmentFile>& page) {
  v1::ListEnrolmentsResponse response;
  for (const domain::EnrolmentFile& file : page.items) {
    *response.add_enrolments() = EncodeEnrolment(file);
  }
  response.set_next_page_token(page.next_page_token);
  return response;
}

}  // namespace

std::vector<Method> EnrolmentMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.EnrolmentService.";
  std::vector<Method> methods = {
      serve.Change(service + "Enrol", DecodeEnrol, usecases::Enrol, usecases::ShowEnrolment,
                   EncodeEnrolment),
      serve.Change(service + "ReenterEnrolment", DecodeReenter, usecases::ReenterEnrolment,
                   usecases::ShowEnrolment, EncodeEnrolment),
      serve.Change(service + "RecordOutcome", DecodeOutcome, usecases::RecordOutcome,
                   usecases::ShowEnrolment, EncodeEnrolment),
      serve.Read(service + "GetEnrolment", DecodeGet, usecases::GetEnrolment, EncodeEnrolment),
      serve.Read(service + "ListEnrolments", DecodeList, usecases::ListEnrolments,
                 EncodeEnrolments),
  };
  for (Method& method : ApplicationMethods(serve)) methods.push_back(std::move(method));
  for (Method& method : SpellMethods(serve)) methods.push_back(std::move(method));
  for (Method& method : TransferMethods(serve)) methods.push_back(std::move(method));
  for (Method& method : PersonMethods(serve)) methods.push_back(std::move(method));
  for (Method& method : ApplicationImportMethods(serve)) methods.push_back(std::move(method));
  for (Method& method : RosterMethods(serve)) methods.push_back(std::move(method));
  for (Method& method : OfferMethods(serve)) methods.push_back(std::move(method));
  for (Method& method : OfferBatchMethods(serve)) methods.push_back(std::move(method));
  for (Method& method : SelectionMethods(serve)) methods.push_back(std::move(method));
  for (Method& method : SeatPoolMethods(serve)) methods.push_back(std::move(method));
  return methods;
}

}  // namespace ecloserie::rpc
