#include "rpc/application_message.h"

#include "domain/etag.h"
#include "rpc/encode.h"
#include "rpc/person_message.h"

namespace ecloserie::rpc {
namespace {

void EncodeWaiting(const domain::Application& application, v1::Application& encoded) {
  encoded.set_waiting_track(application.waiting_track->ToString());
  for (const domain::AgreementName& agreement : application.waiting_agreements) {
    encoded.add_waiting_agreements(agreement.ToString());
  }
  encoded.set_waiting_priority(application.waiting_priority);
}

}  // namespace

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
  if (application.state == domain::ApplicationState::kWaitlisted) {
    EncodeWaiting(application, encoded);
  }
  if (application.merged_into) encoded.set_merged_into(application.merged_into->ToString());
  if (application.score) encoded.set_score(*application.score);
  encoded.set_reason_code(application.reason_code);
  *encoded.mutable_submit_time() = EncodeTime(application.submitted_at);
  if (application.enrolment) encoded.set_enrolment(application.enrolment->ToString());
  encoded.set_etag(domain::EtagOf(application.version));
  encoded.set_transfer_id(file.transfer_id);
  for (const domain::ApplicationResemblance& resemblance : file.resemblances) {
    v1::ApplicationResemblance& added = *encoded.add_resemblances();
    added.set_application(resemblance.application.ToString());
    added.set_rule(EncodeChoice<v1::ResemblanceRule>(resemblance.rule));
  }
  return encoded;
}

v1::ApplicationTransition EncodeTransition(const domain::ApplicationTransition& transition) {
  v1::ApplicationTransition encoded;
  encoded.set_ordinal(transition.ordinal);
  encoded.set_event(std::string(domain::WordOf(transition.event)));
  if (transition.from) {
    encoded.set_from_state(EncodeChoice<v1::ApplicationState>(*transition.from));
  }
  encoded.set_to_state(EncodeChoice<v1::ApplicationState>(transition.to));
  encoded.set_actor(transition.actor);
  *encoded.mutable_record_time() = EncodeTime(transition.at);
  encoded.set_reason_code(transition.reason_code);
  encoded.set_note(transition.note);
  return encoded;
}

}  // namespace ecloserie::rpc
