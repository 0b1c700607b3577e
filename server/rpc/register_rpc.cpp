#include "domain/etag.h"
#include "ecloserie/v1/attendance_service.pb.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/services.h"
#include "rpc/session_rpc.h"
#include "usecases/register.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<usecases::OpenRegisterCommand> DecodeOpen(const v1::OpenRegisterRequest& request) {
  ASSIGN_OR_REFUSE(auto session, DecodeName<domain::SessionName>(request.session(), "session"));
  return usecases::OpenRegisterCommand{.session = std::move(session), .etag = request.etag()};
}

absl::StatusOr<domain::SessionName> DecodeGetRegister(const v1::GetRegisterRequest& request) {
  return DecodeName<domain::SessionName>(request.session(), "session");
}

std::vector<domain::Interval> DecodeIntervals(
    const google::protobuf::RepeatedPtrField<v1::Interval>& intervals) {
  std::vector<domain::Interval> decoded;
  for (const v1::Interval& interval : intervals) {
    decoded.push_back({DecodeWallTime(interval.start()), DecodeWallTime(interval.end())});
  }
  return decoded;
}

absl::StatusOr<domain::MarkException> DecodeException(const v1::MarkException& exception,
                                                      const std::string& path) {
  ASSIGN_OR_REFUSE(auto enrolment,
                   DecodeName<domain::EnrolmentName>(exception.enrolment(), path + ".enrolment"));
  return domain::MarkException{
      .enrolment = std::move(enrolment),
      .presence = DecodeChoice<domain::Presence>(exception.presence()),
      .minutes_late = exception.minutes_late(),
      .minutes_left_early = exception.minutes_left_early(),
      .minutes_attended = exception.minutes_attended(),
      .intervals = DecodeIntervals(exception.intervals()),
      .channel = DecodeOptionalChoice<domain::Channel>(exception.channel())};
}

absl::StatusOr<usecases::RecordRegisterCommand> DecodeRecord(
    const v1::RecordRegisterRequest& request) {
  usecases::RecordRegisterCommand command{.etag = request.etag()};
  ASSIGN_OR_REFUSE(command.session, DecodeName<domain::SessionName>(request.session(), "session"));
  for (int i = 0; i < request.exceptions_size(); ++i) {
    ASSIGN_OR_REFUSE(auto exception, DecodeException(request.exceptions(i),
                                                     "exceptions[" + std::to_string(i) + "]"));
    command.exceptions.push_back(std::move(exception));
  }
  return command;
}

absl::StatusOr<usecases::LockRegisterCommand> DecodeLock(const v1::LockRegisterRequest& request) {
  ASSIGN_OR_REFUSE(auto session, DecodeName<domain::SessionName>(request.session(), "session"));
  return usecases::LockRegisterCommand{.session = std::move(session),
                                       .force_reason = request.force_reason(),
                                       .etag = request.etag()};
}

v1::Mark EncodeMark(const domain::RegisterLine& line) {
  const domain::Mark& mark = line.mark;
  v1::Mark encoded;
  encoded.set_enrolment(mark.enrolment.ToString());
  encoded.set_trainee(line.is_erased ? "(erased)" : line.family_name + " " + line.given_name);
  encoded.set_presence(EncodeChoice<v1::Presence>(mark.presence));
  encoded.set_minutes_late(mark.minutes_late);
  encoded.set_minutes_left_early(mark.minutes_left_early);
  encoded.set_minutes_attended(mark.minutes_attended);
  if (mark.channel) encoded.set_channel(EncodeChoice<v1::Channel>(*mark.channel));
  if (mark.capture) encoded.set_capture(EncodeChoice<v1::Capture>(*mark.capture));
  encoded.set_marked_by(mark.marked_by);
  for (const domain::Interval& interval : mark.intervals) {
    v1::Interval* added = encoded.add_intervals();
    *added->mutable_start() = EncodeWallTime(interval.start);
    *added->mutable_end() = EncodeWallTime(interval.end);
  }
  if (mark.marked_at) *encoded.mutable_mark_time() = EncodeTime(*mark.marked_at);
  return encoded;
}

v1::Register EncodeRegister(const domain::Register& shown) {
  v1::Register encoded;
  *encoded.mutable_session() = EncodeSession(shown.session);
  std::vector<domain::RegisterLine> lines = shown.lines;
  domain::SortByTrainee(lines);
  for (const domain::RegisterLine& line : lines) *encoded.add_marks() = EncodeMark(line);
  encoded.set_etag(domain::EtagOf(shown.session.version));
  return encoded;
}

}  // namespace

std::vector<Method> RegisterMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.AttendanceService.";
  return {
      serve.Change(service + "OpenRegister", DecodeOpen, usecases::OpenRegister,
                   usecases::GetRegister, EncodeRegister),
      serve.Read(service + "GetRegister", DecodeGetRegister, usecases::GetRegister, EncodeRegister),
      serve.Change(service + "RecordRegister", DecodeRecord, usecases::RecordRegister,
                   usecases::GetRegister, EncodeRegister),
      serve.Change(service + "LockRegister", DecodeLock, usecases::LockRegister,
                   usecases::GetRegister, EncodeRegister),
  };
}

}  // namespace ecloserie::rpc
