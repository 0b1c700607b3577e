#include "domain/etag.h"
#include "ecloserie/v1/attendance_service.pb.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/person_message.h"
#include "rpc/services.h"
#include "usecases/justification.h"

namespace ecloserie::rpc {
namespace {

constexpr std::int64_t kHourMinutes = 60;
constexpr std::int64_t kDayMinutes = 1440;

std::int64_t MinuteOf(const v1::WallTime& time) {
  return time.hours() * kHourMinutes + time.minutes();
}

// What ends at midnight ends with the day before.
domain::WallInterval DecodeInterval(const v1::WallMoment& from, const v1::WallMoment& to) {
  domain::WallInterval interval{.first_on = DecodeDay(from.date()),
                                .last_on = DecodeDay(to.date())};
  if (from.has_time()) interval.first_minute = MinuteOf(from.time());
  if (!to.has_time()) return interval;
  interval.end_minute = MinuteOf(to.time());
  if (interval.end_minute > 0) return interval;
  interval.end_minute = kDayMinutes;
  --interval.last_on;
  return interval;
}

v1::WallMoment EncodeMoment(absl::CivilDay day, std::int64_t minute) {
  v1::WallMoment moment;
  *moment.mutable_date() = EncodeDay(day);
  if (minute == 0 || minute == kDayMinutes) return moment;
  moment.mutable_time()->set_hours(static_cast<int>(minute / kHourMinutes));
  moment.mutable_time()->set_minutes(static_cast<int>(minute % kHourMinutes));
  return moment;
}

absl::StatusOr<usecases::SubmitJustificationCommand> DecodeSubmit(
    const v1::SubmitJustificationRequest& request) {
  ASSIGN_OR_REFUSE(auto enrolment,
                   DecodeName<domain::EnrolmentName>(request.enrolment(), "enrolment"));
  ASSIGN_OR_REFUSE(auto digest, DecodeDigest(request.document_digest(), "document_digest"));
  return usecases::SubmitJustificationCommand{
      .enrolment = std::move(enrolment),
      .interval = DecodeInterval(request.from(), request.to()),
      .category = DecodeChoice<domain::JustificationCategory>(request.category()),
      .document_digest = std::move(digest),
      .note = request.note()};
}

domain::JustificationEvent EventOf(v1::JustificationDecision decision) {
  return decision == v1::JUSTIFICATION_DECISION_ACCEPTED ? domain::JustificationEvent::kAccept
                                                         : domain::JustificationEvent::kReject;
}

absl::StatusOr<usecases::DecideJustificationCommand> DecodeDecide(
    const v1::DecideJustificationRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::JustificationName>(request.name(), "name"));
  return usecases::DecideJustificationCommand{.name = std::move(name),
                                              .decision = EventOf(request.decision()),
                                              .note = request.note(),
                                              .etag = request.etag()};
}

absl::StatusOr<usecases::WithdrawJustificationCommand> DecodeWithdraw(
    const v1::WithdrawJustificationRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::JustificationName>(request.name(), "name"));
  return usecases::WithdrawJustificationCommand{
      .name = std::move(name), .note = request.note(), .etag = request.etag()};
}

absl::StatusOr<domain::JustificationName> DecodeGet(const v1::GetJustificationRequest& request) {
  return DecodeName<domain::JustificationName>(request.name(), "name");
}

absl::StatusOr<usecases::ListJustificationsQuery> DecodeList(
    const v1::ListJustificationsRequest& request) {
  ASSIGN_OR_REFUSE(auto cohort, DecodeName<domain::CohortName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(const auto enrolment,
                   DecodeOptionalName<domain::EnrolmentName>(request.enrolment(), "enrolment"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  usecases::ListJustificationsQuery query{
      .cohort = std::move(cohort),
      .filter = {.state = DecodeOptionalChoice<domain::JustificationState>(request.state()),
                 .first_on = DecodeOptionalDay(request.has_first_on(), request.first_on()),
                 .last_on = DecodeOptionalDay(request.has_last_on(), request.last_on())},
      .page = std::move(page)};
  if (enrolment) query.filter.enrolment = enrolment->id;
  return query;
}

v1::Justification EncodeJustification(const domain::JustificationFile& file) {
  const domain::Justification& it = file.justification;
  v1::Justification encoded;
  encoded.set_name(it.name.ToString());
  encoded.set_enrolment(it.enrolment.ToString());
  encoded.set_trainee(EncodeTrainee(file.trainee));
  *encoded.mutable_from() = EncodeMoment(it.interval.first_on, it.interval.first_minute);
  *encoded.mutable_to() = EncodeMoment(it.interval.last_on, it.interval.end_minute);
  encoded.set_category(EncodeChoice<v1::JustificationCategory>(it.category));
  encoded.set_state(EncodeChoice<v1::JustificationState>(it.state));
  encoded.set_document_digest(it.document_digest);
  encoded.set_note(it.note);
  encoded.set_submitted_by(it.submitted_by);
  *encoded.mutable_submit_time() = EncodeTime(it.submitted_at);
  encoded.set_decided_by(it.decided_by);
  if (it.decided_at) *encoded.mutable_decide_time() = EncodeTime(*it.decided_at);
  encoded.set_decision_note(it.decision_note);
  encoded.set_etag(domain::EtagOf(it.version));
  return encoded;
}

v1::ListJustificationsResponse EncodeList(const usecases::Page<domain::JustificationFile>& page) {
  v1::ListJustificationsResponse response;
  for (const domain::JustificationFile& file : page.items) {
    *response.add_justifications() = EncodeJustification(file);
  }
  response.set_next_page_token(page.next_page_token);
  return response;
}

}  // namespace

std::vector<Method> JustificationMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.AttendanceService.";
  return {
      serve.Change(service + "SubmitJustification", DecodeSubmit, usecases::SubmitJustification,
                   usecases::GetJustification, EncodeJustification),
      serve.Change(service + "DecideJustification", DecodeDecide, usecases::DecideJustification,
                   usecases::GetJustification, EncodeJustification),
      serve.Change(service + "WithdrawJustification", DecodeWithdraw,
                   usecases::WithdrawJustification, usecases::GetJustification,
                   EncodeJustification),
      serve.Read(service + "GetJustification", DecodeGet, usecases::GetJustification,
                 EncodeJustification),
      serve.Read(service + "ListJustifications", DecodeList, usecases::ListJustifications,
                 EncodeList),
  };
}

}  // namespace ecloserie::rpc
