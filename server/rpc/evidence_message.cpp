#include "rpc/evidence_message.h"

#include "domain/etag.h"
#include "rpc/encode.h"
#include "rpc/person_message.h"

namespace ecloserie::rpc {

v1::Evidence EncodeEvidence(const domain::EvidenceFile& file) {
  const domain::Evidence& it = file.evidence;
  v1::Evidence encoded;
  encoded.set_name(it.name.ToString());
  encoded.set_enrolment(it.enrolment.ToString());
  encoded.set_trainee(EncodeTrainee(file.trainee));
  *encoded.mutable_half_day() = EncodeHalfDay(it.at);
  encoded.set_kind(EncodeChoice<v1::EvidenceKind>(it.kind));
  *encoded.mutable_observe_time() = EncodeTime(it.observed_at);
  if (it.minutes) encoded.set_minutes(*it.minutes);
  encoded.set_document_digest(it.document_digest);
  encoded.set_source(it.source);
  encoded.set_external_ref(it.external_ref.value_or(""));
  encoded.set_note(it.note);
  encoded.set_state(EncodeChoice<v1::EvidenceState>(it.state));
  encoded.set_recorded_by(it.recorded_by);
  *encoded.mutable_record_time() = EncodeTime(it.recorded_at);
  encoded.set_decided_by(it.decided_by);
  if (it.decided_at) *encoded.mutable_decide_time() = EncodeTime(*it.decided_at);
  encoded.set_etag(domain::EtagOf(it.version));
  return encoded;
}

v1::UnprovenHalfDay EncodeUnproven(const domain::UnprovenHalfDay& unproven) {
  const domain::TraineeSession& half_day = unproven.half_day;
  v1::UnprovenHalfDay encoded;
  encoded.set_enrolment(unproven.enrolment.ToString());
  encoded.set_trainee(EncodeTrainee(unproven.trainee));
  encoded.set_session(half_day.session.ToString());
  *encoded.mutable_half_day() = EncodeHalfDay(half_day.at);
  encoded.set_session_state(EncodeChoice<v1::SessionState>(half_day.state));
  encoded.set_presence(EncodeChoice<v1::Presence>(half_day.presence));
  for (const domain::EvidenceKind kind : unproven.proposed) {
    encoded.add_proposed(EncodeChoice<v1::EvidenceKind>(kind));
  }
  for (const domain::EvidenceKind kind : unproven.confirmed) {
    encoded.add_confirmed(EncodeChoice<v1::EvidenceKind>(kind));
  }
  return encoded;
}

}  // namespace ecloserie::rpc
