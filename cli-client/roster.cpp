#include "roster.h"

#include <google/protobuf/message.h>

#include <algorithm>
#include <iterator>
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
  const std::string wanted = FoldName(text);
  Marks by_word;
  Marks by_prefix;
  for (const v1::Mark& mark : roster.marks()) {
    if (IsEnrolment(mark, text)) return {&mark};
    const std::string trainee = FoldName(mark.trainee());
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
  std::string_view shape;
};

constexpr ExceptionFlag kExceptionFlags[] = {
    {"present", v1::PRESENCE_PRESENT, nullptr, "TRAINEE"},
    {"absent", v1::PRESENCE_ABSENT, nullptr, "TRAINEE"},
    {"late", v1::PRESENCE_PRESENT, &v1::MarkException::set_minutes_late, "TRAINEE=MINUTES"},
    {"left-early", v1::PRESENCE_PRESENT, &v1::MarkException::set_minutes_left_early,
     "TRAINEE=MINUTES"},
    {"partial", v1::PRESENCE_PARTIAL, &v1::MarkException::set_minutes_attended,
     "TRAINEE=MINUTES or TRAINEE=HH:MM-HH:MM"}};

v1::MarkException& ExceptionOf(v1::RecordRegisterRequest& request, const std::string& enrolment) {
  for (v1::MarkException& known : *request.mutable_exceptions()) {
    if (known.enrolment() == enrolment) return known;
  }
  v1::MarkException& added = *request.add_exceptions();
  added.set_enrolment(enrolment);
  return added;
}

// 10:00-11:30, or several with + between.
bool SetIntervals(const std::string& text, v1::MarkException& exception) {
  for (const std::string& one : SplitText(text, '+')) {
    const std::vector<std::string> ends = SplitText(one, '-');
    if (ends.size() != 2) return false;
    v1::Interval& interval = *exception.add_intervals();
    if (SetFromText(interval, "start", {ends[0]}, "")) return false;
    if (SetFromText(interval, "end", {ends[1]}, "")) return false;
  }
  return true;
}

// What stands behind the sign: minutes, or of a partial presence also when.
bool SetExtent(const ExceptionFlag& flag, const std::string& text, v1::MarkException& exception) {
  const bool is_when = flag.presence == v1::PRESENCE_PARTIAL && text.find(':') != text.npos;
  if (is_when) return SetIntervals(text, exception);
  const auto minutes = ParseInteger(text);
  if (minutes) (exception.*flag.set_minutes)(*minutes);
  return minutes.has_value();
}

std::optional<Failure> AddException(const v1::Register& roster, const ExceptionFlag& flag,
                                    const std::string& text, v1::RecordRegisterRequest& request) {
  const std::string prefix = "--" + std::string(flag.name) + ": ";
  const bool has_extent = flag.set_minutes != nullptr;
  const std::size_t sign = has_extent ? text.rfind('=') : text.size();
  const auto malformed = [&] {
    return UsageFailure(prefix + text + " is not " + std::string(flag.shape));
  };
  if (sign == std::string::npos) return malformed();
  const auto enrolment = FindTrainee(roster, text.substr(0, sign));
  if (!enrolment) return UsageFailure(prefix + enrolment.error().error.message);
  v1::MarkException& exception = ExceptionOf(request, *enrolment);
  const bool is_new = exception.presence() == v1::PRESENCE_UNSPECIFIED;
  if (!is_new && (exception.presence() != flag.presence || !has_extent)) {
    return UsageFailure(prefix + text + " is listed already");
  }
  exception.set_presence(flag.presence);
  if (has_extent && !SetExtent(flag, text.substr(sign + 1), exception)) return malformed();
  return std::nullopt;
}

}  // namespace

tl::expected<v1::ListSessionsRequest, Failure> ReadHalfDay(const Context& context,
                                                           const FlagTexts& flags) {
  v1::ListSessionsRequest search;
  const std::pair<const char*, std::vector<const char*>> paths[] = {
      {"track", {"parent"}}, {"date", {"first_on", "last_on"}}, {"slot", {"slot"}}};
  for (const auto& [flag, fields] : paths) {
    const auto texts = flags.find(flag);
    if (texts == flags.end()) {
      return tl::unexpected(UsageFailure("name the session, or give --track, --date and --slot"));
    }
    for (const char* field : fields) {
      const auto problem = SetFromText(search, field, texts->second, context.school);
      if (problem) return tl::unexpected(UsageFailure("--" + std::string(flag) + ": " + *problem));
    }
  }
  return search;
}

std::optional<Failure> FindSession(const Context& context, const FlagTexts& flags,
                                   Message& request) {
  const bool is_searched =
      flags.contains("track") || flags.contains("date") || flags.contains("slot");
  if (!IsEmptyText(request, "session")) {
    if (!is_searched) return std::nullopt;
    return UsageFailure("name the session or give --track, --date and --slot, not both");
  }
  const auto search = ReadHalfDay(context, flags);
  if (!search) return search.error();
  const auto name = SearchSession(context, *search);
  if (!name) return name.error();
  const WritableField session = FieldForWriting(request, "session");
  request.GetReflection()->SetString(&request, session.field, *name);
  return std::nullopt;
}

bool NamesExceptions(const FlagTexts& flags) {
  return std::any_of(std::begin(kExceptionFlags), std::end(kExceptionFlags),
                     [&](const ExceptionFlag& flag) { return flags.contains(flag.name); });
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

}  // namespace ecloserie::cli
