#include "rpc/enrolment_message.h"

#include "domain/etag.h"
#include "rpc/encode.h"
#include "rpc/person_message.h"

namespace ecloserie::rpc {
namespace {

v1::Placement EncodePlacement(const domain::Placement& placement) {
  v1::Placement encoded;
  encoded.set_track(placement.track.ToString());
  encoded.set_mode(EncodeChoice<v1::TrackMode>(placement.mode));
  *encoded.mutable_first() = EncodeHalfDay(placement.first);
  if (placement.last) *encoded.mutable_last() = EncodeHalfDay(*placement.last);
  return encoded;
}

v1::Suspension EncodeSuspension(const domain::Suspension& suspension) {
  v1::Suspension encoded;
  *encoded.mutable_first() = EncodeHalfDay(suspension.first);
  if (suspension.last) *encoded.mutable_last() = EncodeHalfDay(*suspension.last);
  encoded.set_reason_code(suspension.reason_code);
  return encoded;
}

v1::Outcome EncodeOutcome(const domain::Outcome& outcome) {
  v1::Outcome encoded;
  encoded.set_months_after(static_cast<std::int32_t>(outcome.months_after));
  encoded.set_kind(EncodeChoice<v1::OutcomeKind>(outcome.kind));
  *encoded.mutable_observed_on() = EncodeDay(outcome.observed_on);
  return encoded;
}

}  // namespace

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
    if (!placement.is_void) *encoded.add_placements() = EncodePlacement(placement);
  }
  for (const domain::Suspension& suspension : file.suspensions) {
    if (!suspension.is_void) *encoded.add_suspensions() = EncodeSuspension(suspension);
  }
  for (const domain::Outcome& outcome : file.outcomes) {
    *encoded.add_outcomes() = EncodeOutcome(outcome);
  }
  if (file.transfer) {
    encoded.set_transfer_id(file.transfer->id);
    encoded.set_transferred_to(file.transfer->to_school);
  }
  *encoded.mutable_seat_price() = EncodeCents(enrolment.seat_price_cents);
  encoded.set_etag(domain::EtagOf(enrolment.version));
  return encoded;
}

v1::EnrolmentTransition EncodeTransition(const domain::EnrolmentTransition& transition) {
  v1::EnrolmentTransition encoded;
  encoded.set_ordinal(transition.ordinal);
  encoded.set_event(std::string(domain::WordOf(transition.event)));
  if (transition.from) encoded.set_from_state(EncodeChoice<v1::EnrolmentState>(*transition.from));
  encoded.set_to_state(EncodeChoice<v1::EnrolmentState>(transition.to));
  encoded.set_actor(transition.actor);
  *encoded.mutable_record_time() = EncodeTime(transition.at);
  if (transition.effective) *encoded.mutable_effective() = EncodeHalfDay(*transition.effective);
  encoded.set_reason_code(transition.reason_code);
  encoded.set_note(transition.note);
  return encoded;
}

}  // namespace ecloserie::rpc
