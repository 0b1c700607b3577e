#include "rpc/register_message.h"

#include <map>
#include <vector>

#include "domain/etag.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/session_rpc.h"

namespace ecloserie::rpc {
namespace {

std::vector<domain::Interval> DecodeIntervals(
    const google::protobuf::RepeatedPtrField<v1::Interval>& intervals) {
  std::vector<domain::Interval> decoded;
  for (const v1::Interval& interval : intervals) {
    decoded.push_back({DecodeWallTime(interval.start()), DecodeWallTime(interval.end())});
  }
  return decoded;
}

v1::Mark EncodeLine(const domain::RegisterLine& line) {
  v1::Mark encoded =
      EncodeMark(line.mark, TraineeText(line.family_name, line.given_name, line.is_erased));
  encoded.set_origin(EncodeChoice<v1::RosterOrigin>(line.origin));
  return encoded;
}

// Both by the name that the trainee has now.
v1::MarkChange EncodeChange(const domain::MarkChange& change) {
  v1::MarkChange encoded;
  *encoded.mutable_after() = EncodeLine(change.after);
  encoded.set_enrolment(encoded.after().enrolment());
  encoded.set_trainee(encoded.after().trainee());
  if (change.before) {
    *encoded.mutable_before() = EncodeLine(*change.before);
    encoded.mutable_before()->set_trainee(encoded.trainee());
  }
  return encoded;
}

}  // namespace

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

std::string TraineeText(const std::string& family_name, const std::string& given_name,
                        bool is_erased) {
  return is_erased ? "(erased)" : family_name + " " + given_name;
}

v1::Mark EncodeMark(const domain::Mark& mark, const std::string& trainee) {
  v1::Mark encoded;
  encoded.set_enrolment(mark.enrolment.ToString());
  encoded.set_trainee(trainee);
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
  std::map<domain::EnrolmentName, const domain::MarkChange*> changes;
  for (const domain::MarkChange& change : shown.changes) {
    changes[change.after.mark.enrolment] = &change;
  }
  for (const domain::RegisterLine& line : lines) {
    *encoded.add_marks() = EncodeLine(line);
    const auto change = changes.find(line.mark.enrolment);
    if (change != changes.end()) *encoded.add_changes() = EncodeChange(*change->second);
  }
  encoded.set_etag(domain::EtagOf(shown.session.version));
  return encoded;
}

}  // namespace ecloserie::rpc
