#include "domain/etag.h"
#include "ecloserie/v1/assignment.pb.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/services.h"
#include "usecases/assignment.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<domain::Assignment> DecodeCreateAssignment(
    const v1::CreateAssignmentRequest& request) {
  const v1::Assignment& assignment = request.assignment();
  ASSIGN_OR_REFUSE(const auto school, DecodeName<domain::SchoolName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto facilitator, DecodeName<domain::PrincipalName>(assignment.facilitator(),
                                                                       "assignment.facilitator"));
  ASSIGN_OR_REFUSE(auto track,
                   DecodeName<domain::TrackName>(assignment.track(), "assignment.track"));
  return domain::Assignment{
      .name = {school.school, {}},
      .facilitator = std::move(facilitator),
      .track = std::move(track),
      .first_on = DecodeDay(assignment.first_on()),
      .last_on = DecodeOptionalDay(assignment.has_last_on(), assignment.last_on())};
}

v1::Assignment EncodeAssignment(const domain::Assignment& assignment) {
  v1::Assignment encoded;
  encoded.set_name(assignment.name.ToString());
  encoded.set_facilitator(assignment.facilitator.ToString());
  encoded.set_track(assignment.track.ToString());
  *encoded.mutable_first_on() = EncodeDay(assignment.first_on);
  if (assignment.last_on) *encoded.mutable_last_on() = EncodeDay(*assignment.last_on);
  encoded.set_etag(domain::EtagOf(assignment.version));
  return encoded;
}

absl::StatusOr<usecases::EndAssignmentCommand> DecodeEndAssignment(
    const v1::EndAssignmentRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::AssignmentName>(request.name(), "name"));
  return usecases::EndAssignmentCommand{
      .name = std::move(name), .last_on = DecodeDay(request.last_on()), .etag = request.etag()};
}

absl::StatusOr<usecases::ListAssignmentsQuery> DecodeListAssignments(
    const v1::ListAssignmentsRequest& request) {
  ASSIGN_OR_REFUSE(auto school, DecodeName<domain::SchoolName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto track, DecodeOptionalName<domain::TrackName>(request.track(), "track"));
  ASSIGN_OR_REFUSE(auto facilitator,
                   DecodeOptionalName<domain::PrincipalName>(request.facilitator(), "facilitator"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  return usecases::ListAssignmentsQuery{
      .school = std::move(school),
      .filter = {.track = std::move(track),
                 .facilitator = std::move(facilitator),
                 .on = DecodeOptionalDay(request.has_on(), request.on())},
      .page = std::move(page)};
}

v1::ListAssignmentsResponse EncodeAssignments(const usecases::Page<domain::Assignment>& page) {
  v1::ListAssignmentsResponse response;
  for (const domain::Assignment& assignment : page.items) {
    *response.add_assignments() = EncodeAssignment(assignment);
  }
  response.set_next_page_token(page.next_page_token);
  return response;
}

}  // namespace

std::vector<Method> AssignmentMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.SchoolService.";
  return {
      serve.Change(service + "CreateAssignment", DecodeCreateAssignment, usecases::CreateAssignment,
                   usecases::GetAssignment, EncodeAssignment),
      serve.Change(service + "EndAssignment", DecodeEndAssignment, usecases::EndAssignment,
                   usecases::GetAssignment, EncodeAssignment),
      serve.Read(service + "ListAssignments", DecodeListAssignments, usecases::ListAssignments,
                 EncodeAssignments),
  };
}

}  // namespace ecloserie::rpc
