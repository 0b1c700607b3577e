#include "domain/etag.h"
#include "ecloserie/v1/enrolment_service.pb.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/person_message.h"
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

v1::Placement EncodePlacement(const domain::Placement& placement) {
  v1::Placement encoded;
  encoded.set_track(placement.track.ToString());
  encoded.set_mode(EncodeChoice<v1::TrackMode>(placement.mode));
  *encoded.mutable_first() = EncodeHalfDay(placement.first);
  if (placement.last) *encoded.mutable_last() = EncodeHalfDay(*placement.last);
  return encoded;
}

v1::Enrolment EncodeEnrolment(const domain::EnrolmentFile& file) {
  const domain::Enrolment& enrolment = file.enrolment;
  v1::Enrolment encoded;
  encoded.set_name(enrolment.name.ToString());
  encoded.set_cohort(enrolment.cohort.ToString());
  encoded.set_application(enrolment.application.ToString());
  *encoded.mutable_trainee() = EncodePerson(file.trainee);
  encoded.set_state(EncodeChoice<v1::EnrolmentState>(enrolment.state));
  *encoded.mutable_entry() = EncodeHalfDay(enrolment.entry);
  if (enrolment.exit) *encoded.mutable_exit() = EncodeHalfDay(*enrolment.exit);
  for (const domain::Placement& placement : file.placements) {
    *encoded.add_placements() = EncodePlacement(placement);
  }
  *encoded.mutable_seat_price() = EncodeCents(enrolment.seat_price_cents);
  encoded.set_etag(domain::EtagOf(enrolment.version));
  return encoded;
}

absl::StatusOr<domain::EnrolmentName> DecodeGet(const v1::GetEnrolmentRequest& request) {
  return DecodeName<domain::EnrolmentName>(request.name(), "name");
}

absl::StatusOr<usecases::ListEnrolmentsQuery> DecodeList(const v1::ListEnrolmentsRequest& request) {
  ASSIGN_OR_REFUSE(auto school, DecodeName<domain::SchoolName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto cohort, DecodeOptionalName<domain::CohortName>(request.cohort(), "cohort"));
  ASSIGN_OR_REFUSE(auto track, DecodeOptionalName<domain::TrackName>(request.track(), "track"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  if (track && cohort && track->Cohort() != *cohort) {
    return domain::FieldInvalid("track", "must be a track of the cohort");
  }
  usecases::ListEnrolmentsQuery query{.page = std::move(page)};
  query.filter.school = school.school;
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
      serve.Change(service + "Enrol", DecodeEnrol, usecases::Enrol, usecases::GetEnrolment,
                   EncodeEnrolment),
      serve.Read(service + "GetEnrolment", DecodeGet, usecases::GetEnrolment, EncodeEnrolment),
      serve.Read(service + "ListEnrolments", DecodeList, usecases::ListEnrolments,
                 EncodeEnrolments),
  };
  for (Method& method : ApplicationMethods(serve)) methods.push_back(std::move(method));
  for (Method& method : ApplicationImportMethods(serve)) methods.push_back(std::move(method));
  for (Method& method : OfferMethods(serve)) methods.push_back(std::move(method));
  for (Method& method : OfferBatchMethods(serve)) methods.push_back(std::move(method));
  for (Method& method : SelectionMethods(serve)) methods.push_back(std::move(method));
  for (Method& method : SeatPoolMethods(serve)) methods.push_back(std::move(method));
  return methods;
}

}  // namespace ecloserie::rpc
