#include "roster.h"

#include <google/protobuf/message.h>

#include <algorithm>
#include <utility>

#include "display_width.h"
#include "ecloserie/v1/attendance_service.pb.h"
#include "field_path.h"
#include "flag_text.h"
#include "resource_name.h"

namespace ecloserie::cli {
namespace {

using google::protobuf::Message;
using Marks = std::vector<const v1::Mark*>;

// For the reads on the way: they take no request id and are never dry.
CallOptions ReadOptions(const Context& context) {
  return {.deadline = context.call.deadline, .stop = context.call.stop};
}

std::optional<Failure> FillSearch(const Context& context, const FlagTexts& flags,
                                  v1::ListSessionsRequest& search) {
  const std::pair<const char*, std::vector<const char*>> paths[] = {
      {"track", {"parent"}}, {"date", {"first_on", "last_on"}}, {"slot", {"slot"}}};
  for (const auto& [flag, fields] : paths) {
    const auto texts = flags.find(flag);
    if (texts == flags.end()) {
      return UsageFailure("name the session, or give --track, --date and --slot");
    }
    for (const char* field : fields) {
      const auto problem = SetFromText(search, field, texts->second, context.school);
      if (problem) return UsageFailure("--" + std::string(flag) + ": " + *problem);
    }
  }
  return std::nullopt;
}

Failure NoSession() {
  return {
      .exit_code = kNotFound,
      .error = {.code = Code::kNotFound, .message = "the track has no session on that half-day"},
      .is_local = true};
}

tl::expected<std::string, Failure> SearchSession(const Context& context,
                                                 const v1::ListSessionsRequest& search) {
  auto found = context.client.attendance().ListSessions(search, ReadOptions(context)).Collect(20);
  if (!found) return tl::unexpected(CallFailure(std::move(found).error()));
  std::erase_if(*found, [](const v1::Session& session) {
    return session.state() == v1::SESSION_STATE_CANCELLED;
  });
  if (found->empty()) return tl::unexpected(NoSession());
  if (found->size() == 1) return found->front().name();
  std::string message = "several sessions are held then; name one:";
  for (const v1::Session& session : *found) message += " " + ShortName("", session.name());
  return tl::unexpected(UsageFailure(std::move(message)));
}

bool BeginsWithWord(const std::string& text, const std::string& word) {
  return text.starts_with(word) && (text.size() == word.size() || text[word.size()] == ' ');
}

bool IsEnrolment(const v1::Mark& mark, const std::string& text) {
  return mark.enrolment() == text || mark.enrolment().ends_with("/enrolments/" + text);
}

// DURAND means DURAND Amélie and not DURANDEAU Paul; without a whole word, any
// beginning will do.
Marks Candidates(const v1::Register& roster, const std::string& text) {
  const std::string wanted = FoldCase(text);
  Marks by_word;
  Marks by_prefix;
  for (const v1::Mark& mark : roster.marks()) {
    if (IsEnrolment(mark, text)) return {&mark};
    const std::string trainee = FoldCase(mark.trainee());
    if (BeginsWithWord(trainee, wanted)) by_word.push_back(&mark);
    if (trainee.starts_with(wanted)) by_prefix.push_back(&mark);
  }
  return by_word.empty() ? by_prefix : by_word;
}

std::string ListOf(const Marks& marks) {
  std::string text;
  for (const v1::Mark* mark : marks) {
    text += "\n  " + mark->trainee() + "  " + ShortName("", mark->enrolment());
  }
  return text;
}

tl::expected<std::string, Failure> FindTrainee(const v1::Register& roster,
                                               const std::string& text) {
  const Marks found = text.empty() ? Marks{} : Candidates(roster, text);
  if (found.size() == 1) return found.front()->enrolment();
  if (!found.empty()) {
    return tl::unexpected(UsageFailure(text + " fits several trainees:" + ListOf(found)));
  }
  Marks all;
  for (const v1::Mark& mark : roster.marks()) all.push_back(&mark);
  return tl::unexpected(UsageFailure(text + " fits nobody on the register:" + ListOf(all)));
}

// One way in which a trainee was not simply present.
struct ExceptionFlag {
  std::string_view name;
  v1::Presence presence;
  void (v1::MarkException::*set_minutes)(std::int64_t);
};

constexpr ExceptionFlag kExceptionFlags[] = {
    {"present", v1::PRESENCE_PRESENT, nullptr},
    {"absent", v1::PRESENCE_ABSENT, nullptr},
    {"late", v1::PRESENCE_PRESENT, &v1::MarkException::set_minutes_late},
    {"left-early", v1::PRESENCE_PRESENT, &v1::MarkException::set_minutes_left_early},
    {"partial", v1::PRESENCE_PARTIAL, &v1::MarkException::set_minutes_attended}};

v1::MarkException& ExceptionOf(v1::RecordRegisterRequest& request, const std::string& enrolment) {
  for (v1::MarkException& known : *request.mutable_exceptions()) {
    if (known.enrolment() == enrolment) return known;
  }
  v1::MarkException& added = *request.add_exceptions();
  added.set_enrolment(enrolment);
  return added;
}

bool SetTime(v1::WallTime& time, std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return false;
  const auto hours = ParseInteger(text.substr(0, colon));
  const auto minutes = ParseInteger(text.substr(colon + 1));
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return false;
  time.set_hours(static_cast<int>(*hours));
  time.set_minutes(static_cast<int>(*minutes));
  return true;
}

// 09:00-10:00+10:30-11:40
bool AddIntervals(v1::MarkException& exception, std::string_view text) {
  for (const std::string& one : SplitText(text, '+')) {
    const std::size_t dash = one.find('-');
    if (dash == std::string::npos) return false;
    v1::Interval& added = *exception.add_intervals();
    if (!SetTime(*added.mutable_start(), one.substr(0, dash))) return false;
    if (!SetTime(*added.mutable_end(), one.substr(dash + 1))) return false;
  }
  return true;
}

// How long, or of the partial when as well.
bool SetMinutes(v1::MarkException& exception, const ExceptionFlag& flag, std::string_view text) {
  if (flag.presence == v1::PRESENCE_PARTIAL && text.find(':') != std::string_view::npos) {
    return AddIntervals(exception, text);
  }
  const auto minutes = ParseInteger(text);
  if (minutes) (exception.*flag.set_minutes)(*minutes);
  return minutes.has_value();
}

std::optional<Failure> AddException(const v1::Register& roster, const ExceptionFlag& flag,
                                    const std::string& text, v1::RecordRegisterRequest& request) {
  const std::string prefix = "--" + std::string(flag.name) + ": ";
  const bool has_minutes = flag.set_minutes != nullptr;
  const std::size_t sign = has_minutes ? text.rfind('=') : text.size();
  const Failure malformed = UsageFailure(prefix + text + " is not TRAINEE=MINUTES");
  if (sign == std::string::npos) return malformed;
  const auto enrolment = FindTrainee(roster, text.substr(0, sign));
  if (!enrolment) return UsageFailure(prefix + enrolment.error().error.message);
  v1::MarkException& exception = ExceptionOf(request, *enrolment);
  const bool is_new = exception.presence() == v1::PRESENCE_UNSPECIFIED;
  if (!is_new && (exception.presence() != flag.presence || !has_minutes)) {
    return UsageFailure(prefix + text + " is listed already");
  }
  exception.set_presence(flag.presence);
  if (has_minutes && !SetMinutes(exception, flag, text.substr(sign + 1))) return malformed;
  return std::nullopt;
}

std::optional<Failure> AddExceptions(const v1::Register& roster, const FlagTexts& flags,
                                     v1::RecordRegisterRequest& request) {
  for (const ExceptionFlag& flag : kExceptionFlags) {
    const auto texts = flags.find(flag.name);
    if (texts == flags.end()) continue;
    for (const std::string& text : texts->second) {
      for (const std::string& one : SplitText(text, ',')) {
        if (auto failure = AddException(roster, flag, one, request)) return failure;
      }
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Failure> FindSession(const Context& context, const FlagTexts& flags,
                                   Message& request) {
  const bool is_searched =
      flags.contains("track") || flags.contains("date") || flags.contains("slot");
  if (!IsEmptyText(request, "session")) {
    if (!is_searched) return std::nullopt;
    return UsageFailure("name the session or give --track, --date and --slot, not both");
  }
  v1::ListSessionsRequest search;
  if (auto failure = FillSearch(context, flags, search)) return failure;
  const auto name = SearchSession(context, search);
  if (!name) return name.error();
  const WritableField session = FieldForWriting(request, "session");
  request.GetReflection()->SetString(&request, session.field, *name);
  return std::nullopt;
}

std::optional<Failure> FillRegister(const Context& context, const FlagTexts& flags,
                                    Message& message) {
  if (auto failure = FindSession(context, flags, message)) return failure;
  auto& request = static_cast<v1::RecordRegisterRequest&>(message);
  v1::GetRegisterRequest get;
  get.set_session(request.session());
  auto roster = context.client.attendance().GetRegister(get, ReadOptions(context));
  if (!roster) return CallFailure(std::move(roster).error());
  if (request.etag().empty()) request.set_etag(roster->etag());
  return AddExceptions(*roster, flags, request);
}

}  // namespace ecloserie::cli
