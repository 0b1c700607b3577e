#include "register_record.h"

#include <algorithm>
#include <ostream>

#include "resource_name.h"
#include "roll_call.h"
#include "roster.h"
#include "terminal.h"

namespace ecloserie::cli {
namespace {

using google::protobuf::Message;

// A refusal that may follow is one JSON object, and nothing else on stderr.
bool IsForPeople(const Context& context) { return context.format != OutputFormat::kJson; }

// The register with its roster.
tl::expected<v1::Register, Failure> ReadRoster(const Context& context, const std::string& session) {
  v1::GetRegisterRequest get;
  get.set_session(session);
  auto roster = context.client.attendance().GetRegister(get, ReadOptions(context));
  if (!roster) return tl::unexpected(CallFailure(std::move(roster).error()));
  if (roster->session().state() != v1::SESSION_STATE_PLANNED) return *std::move(roster);
  if (context.call.validate_only) {
    return tl::unexpected(DataFailure("the register is not open, and a dry run opens none"));
  }
  v1::OpenRegisterRequest open;
  open.set_session(session);
  open.set_etag(roster->etag());
  auto opened = context.client.attendance().OpenRegister(open, ReadOptions(context));
  if (!opened) return tl::unexpected(CallFailure(std::move(opened).error()));
  if (IsForPeople(context)) {
    context.talk << "opened the register, with " << opened->marks_size() << " trainees\n";
  }
  return *std::move(opened);
}

void Add(std::string& text, int count, const char* word) {
  if (count == 0) return;
  text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + word;
}

}  // namespace

std::optional<Failure> JudgeRecording(const FlagTexts& flags) {
  const bool is_all = flags.contains("all-present");
  if (is_all && NamesExceptions(flags)) {
    return UsageFailure("--all-present leaves nobody to list");
  }
  if (is_all || NamesExceptions(flags) || IsTyped()) return std::nullopt;
  return UsageFailure(
      "say who was not there: --absent, --late, --left-early, --partial, or --all-present; "
      "at a terminal the roll is called");
}

std::optional<Failure> FillExceptions(const Context& context, const FlagTexts& flags,
                                      const v1::Register& roster,
                                      v1::RecordRegisterRequest& request) {
  if (flags.contains("all-present")) return std::nullopt;
  if (NamesExceptions(flags)) return AddExceptions(roster, flags, request);
  return CallRoll(context, roster, request);
}

std::optional<Failure> FillRegister(const Context& context, const FlagTexts& flags,
                                    Message& message) {
  auto& request = static_cast<v1::RecordRegisterRequest&>(message);
  if (auto failure = JudgeRecording(flags)) return failure;
  // Read anew, the version would be the one since, and the request another one.
  if (!context.call.request_id.empty() && request.etag().empty()) {
    return UsageFailure("--request-id: repeat the --etag that was recorded on, too");
  }
  if (auto failure = FindSession(context, flags, message)) return failure;
  const auto roster = ReadRoster(context, request.session());
  if (!roster) return roster.error();
  if (request.etag().empty()) {
    request.set_etag(roster->etag());
    if (IsForPeople(context)) context.talk << "recording on --etag " << roster->etag() << "\n";
  }
  return FillExceptions(context, flags, *roster, request);
}

ExitCode SumUpRegister(const Context& context, const FlagTexts&, Message& answer) {
  const auto& shown = static_cast<const v1::Register&>(answer);
  const auto count = [&](auto is_one) {
    return static_cast<int>(std::count_if(shown.marks().begin(), shown.marks().end(), is_one));
  };
  const auto marked = [&](v1::Presence presence) {
    return count([=](const v1::Mark& mark) { return mark.presence() == presence; });
  };
  std::int64_t minutes = 0;
  for (const v1::Mark& mark : shown.marks()) minutes += mark.minutes_attended();
  std::string counts;
  Add(counts, marked(v1::PRESENCE_PRESENT), "present");
  Add(counts, count([](const v1::Mark& mark) { return mark.minutes_late() > 0; }), "of them late");
  Add(counts, count([](const v1::Mark& mark) { return mark.minutes_left_early() > 0; }),
      "of them left early");
  Add(counts, marked(v1::PRESENCE_PARTIAL), "partly there");
  Add(counts, marked(v1::PRESENCE_ABSENT), "absent");
  Add(counts, marked(v1::PRESENCE_UNMARKED), "without a mark");
  context.talk << shown.marks_size() << " trainees: " << counts << "; " << minutes << " of "
               << shown.marks_size() * shown.session().planned_minutes() << " minutes\n";
  return kDone;
}

}  // namespace ecloserie::cli
