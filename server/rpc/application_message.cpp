#include "rpc/application_message.h"

#include "domain/etag.h"
#include "rpc/encode.h"
#include "rpc/person_message.h"

namespace ecloserie::rpc {

v1::Application EncodeApplication(const domain::ApplicationFile& file) {
  const domain::Application& application = file.application;
  v1::Application encoded;
  encoded.set_name(application.name.ToString());
  encoded.set_cohort(application.cohort.ToString());
  *encoded.mutable_applicant() = EncodePerson(file.applicant);
  encoded.set_external_ref(application.external_ref);
  for (const std::string& track : application.wished_tracks) encoded.add_wished_tracks(track);
  encoded.set_state(EncodeChoice<v1::ApplicationState>(application.state));
  if (application.offered_track) {
    encoded.set_offered_track(application.offered_track->ToString());
  }
  for (const std::string& agreement : file.funding_agreements) {
    encoded.add_funding_agreements(agreement);
  }
  if (application.offer_expires_at) {
    *encoded.mutable_offer_expire_time() = EncodeTime(*application.offer_expires_at);
  }
  if (application.score) encoded.set_score(*application.score);
  encoded.set_reason_code(application.reason_code);
  *encoded.mutable_submit_time() = EncodeTime(application.submitted_at);
  if (application.enrolment) encoded.set_enrolment(application.enrolment->ToString());
  encoded.set_etag(domain::EtagOf(application.version));
  encoded.set_transfer_id(file.transfer_id);
  return encoded;
}

}  // namespace ecloserie::rpc
