#include "offline.h"

#include <cstdlib>
#include <filesystem>
#include <ostream>
#include <system_error>

#include "enum_word.h"
#include "flag_text.h"
#include "outbox_print.h"
#include "register_record.h"
#include "resource_name.h"
#include "roster.h"

namespace ecloserie::cli {
namespace {

constexpr std::size_t kSessionsMax = 2'000;
constexpr std::int64_t kDaysMax = 36'500;

ExitCode Refuse(const Context& context, const Failure& failure) {
  context.report(failure);
  return failure.exit_code;
}

// What the outbox itself says is about this machine.
Failure OutboxFailure(Error error) {
  Failure failure = CallFailure(std::move(error));
  failure.is_local = true;
  return failure;
}

ExitCode Refuse(const Context& context, const Error& error) {
  return Refuse(context, OutboxFailure(error));
}

std::string TextOf(const FlagTexts& flags, std::string_view name) {
  const auto texts = flags.find(name);
  return texts == flags.end() ? "" : texts->second.back();
}

std::string Variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// $XDG_STATE_HOME/ecloserie/boitron.outbox, after the base directory specification.
tl::expected<std::string, Failure> DefaultPath(const std::string& school) {
  std::string state = Variable("XDG_STATE_HOME");
  if (!state.starts_with('/')) {
    const std::string home = Variable("HOME");
    if (home.empty()) return tl::unexpected(UsageFailure("--outbox: say which file"));
    state = home + "/.local/state";
  }
  const std::filesystem::path folder = std::filesystem::path(state) / "ecloserie";
  std::error_code fault;
  if (std::filesystem::create_directories(folder, fault)) {
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, fault);
  }
  if (fault) return tl::unexpected(UsageFailure(folder.string() + ": " + fault.message()));
  return (folder / (school.empty() ? "outbox" : school + ".outbox")).string();
}

tl::expected<Outbox, Failure> Open(const Context& context, const FlagTexts& flags) {
  if (context.call.validate_only) {
    return tl::unexpected(UsageFailure("--dry-run: the outbox is not judged before it is sent"));
  }
  if (!context.call.request_id.empty()) {
    return tl::unexpected(UsageFailure("--request-id: the outbox draws its own"));
  }
  if (!context.print.fields.empty()) {
    return tl::unexpected(UsageFailure("--fields: the outbox has its own"));
  }
  tl::expected<std::string, Failure> path = TextOf(flags, "outbox");
  if (path->empty()) path = DefaultPath(context.school);
  if (!path) return tl::unexpected(path.error());
  auto outbox = Outbox::Open(*path);
  if (!outbox) return tl::unexpected(OutboxFailure(std::move(outbox).error()));
  return *std::move(outbox);
}

// The sessions that are named, or those of the half-days from --from to --to.
tl::expected<std::vector<std::string>, Failure> SessionsToTake(const Context& context,
                                                               const FlagTexts& flags) {
  std::vector<std::string> sessions;
  if (const auto named = flags.find("SESSION"); named != flags.end()) {
    for (const std::string& text : named->second) {
      v1::GetRegisterRequest get;
      const auto problem = SetFromText(get, "session", {text}, context.school);
      if (problem) return tl::unexpected(UsageFailure(*problem));
      sessions.push_back(get.session());
    }
    return sessions;
  }
  v1::ListSessionsRequest range;
  for (const auto& [flag, field] :
       {std::pair("track", "parent"), {"from", "first_on"}, {"to", "last_on"}}) {
    const std::string text = TextOf(flags, flag);
    if (text.empty()) {
      return tl::unexpected(UsageFailure("name SESSIONs, or give --track, --from and --to"));
    }
    const auto problem = SetFromText(range, field, {text}, context.school);
    if (problem) return tl::unexpected(UsageFailure("--" + std::string(flag) + ": " + *problem));
  }
  auto found =
      context.client.attendance().ListSessions(range, ReadOptions(context)).Collect(kSessionsMax);
  if (!found) return tl::unexpected(CallFailure(std::move(found).error()));
  for (const v1::Session& session : *found) {
    const bool takes_marks =
        session.state() == v1::SESSION_STATE_PLANNED || session.state() == v1::SESSION_STATE_OPEN;
    if (takes_marks) sessions.push_back(session.name());
  }
  return sessions;
}

// Opens what is planned: before that nobody is on it.
Result<v1::Register> ReadForTaking(const Context& context, const std::string& session) {
  const AttendanceClient& calls = context.client.attendance();
  v1::GetRegisterRequest get;
  get.set_session(session);
  auto read = calls.GetRegister(get, ReadOptions(context));
  if (!read || read->session().state() != v1::SESSION_STATE_PLANNED) return read;
  v1::OpenRegisterRequest open;
  open.set_session(session);
  return calls.OpenRegister(open, ReadOptions(context));
}

bool IsOn(const v1::Session& session, const v1::ListSessionsRequest& search) {
  return session.track() == search.parent() && session.slot() == search.slot() &&
         session.date().SerializeAsString() == search.first_on().SerializeAsString();
}

Failure NothingTaken() {
  return OutboxFailure(
      {.code = Code::kNotFound,
       .message = "no register of that half-day was taken along; see outbox list"});
}

// Of the registers that were taken: nobody else can be asked.
tl::expected<v1::Register, Failure> FindTaken(const Context& context, const FlagTexts& flags,
                                              const Outbox& outbox) {
  const std::string named = TextOf(flags, "SESSION");
  if (!named.empty()) {
    v1::GetRegisterRequest get;
    const auto problem = SetFromText(get, "session", {named}, context.school);
    if (problem) return tl::unexpected(UsageFailure(*problem));
    auto taken = outbox.Taken(get.session());
    if (!taken) return tl::unexpected(OutboxFailure(std::move(taken).error()));
    return *std::move(taken);
  }
  const auto search = ReadHalfDay(context, flags);
  if (!search) return tl::unexpected(search.error());
  const auto all = outbox.Registers();
  if (!all) return tl::unexpected(OutboxFailure(all.error()));
  std::vector<const v1::Register*> found;
  for (const v1::Register& taken : *all) {
    if (IsOn(taken.session(), *search)) found.push_back(&taken);
  }
  if (found.size() == 1) return *found.front();
  if (found.empty()) return tl::unexpected(NothingTaken());
  std::string message = "several registers of that half-day were taken along; name one:";
  for (const v1::Register* taken : found) message += " " + ShortName("", taken->session().name());
  return tl::unexpected(UsageFailure(std::move(message)));
}

// The item that the operand names.
tl::expected<std::int64_t, Failure> ReadNumber(const FlagTexts& flags) {
  const auto number = ParseInteger(TextOf(flags, "ITEM"));
  if (!number) return tl::unexpected(UsageFailure("give the number of an ITEM; see outbox list"));
  return *number;
}

ExitCode ExitCodeOfSending(const SendSummary& summary) {
  const bool is_whole = summary.refused_count == 0 && summary.kept_count == 0;
  if (is_whole) return kDone;
  if (summary.sent_count > 0) return kPartlyDone;
  return summary.error ? ExitCodeOf(summary.error->code) : kRefused;
}

}  // namespace

ExitCode TakeAlong(const Context& context, const FlagTexts& flags, std::ostream& out) {
  auto outbox = Open(context, flags);
  if (!outbox) return Refuse(context, outbox.error());
  const auto sessions = SessionsToTake(context, flags);
  if (!sessions) return Refuse(context, sessions.error());
  std::vector<v1::Register> registers;
  for (const std::string& session : *sessions) {
    auto read = ReadForTaking(context, session);
    if (!read) return Refuse(context, CallFailure(std::move(read).error()));
    if (auto kept = outbox->Take(*read); !kept) return Refuse(context, kept.error());
    registers.push_back(*std::move(read));
  }
  if (context.format == OutputFormat::kTable) PrintTaken(context, registers, out);
  context.talk << registers.size() << " registers taken along\n";
  return kDone;
}

ExitCode RecordOffline(const Context& context, const FlagTexts& flags, std::ostream& out) {
  if (auto failure = JudgeRecording(flags)) return Refuse(context, *failure);
  auto outbox = Open(context, flags);
  if (!outbox) return Refuse(context, outbox.error());
  const auto taken = FindTaken(context, flags, *outbox);
  if (!taken) return Refuse(context, taken.error());
  v1::RecordRegisterRequest request;
  request.set_session(taken->session().name());
  if (auto failure = FillExceptions(context, flags, *taken, request)) {
    return Refuse(context, *failure);
  }
  const auto item = outbox->Record(std::move(request));
  if (!item) return Refuse(context, item.error());
  PrintItems(context, {*item}, out);
  context.talk << "kept; ecloserie outbox send sends it\n";
  return kDone;
}

ExitCode ListOutbox(const Context& context, const FlagTexts& flags, std::ostream& out) {
  auto outbox = Open(context, flags);
  if (!outbox) return Refuse(context, outbox.error());
  if (flags.contains("taken")) {
    const auto taken = outbox->Registers();
    if (!taken) return Refuse(context, taken.error());
    PrintTaken(context, *taken, out);
    return kDone;
  }
  auto items = outbox->Items();
  if (!items) return Refuse(context, items.error());
  if (!flags.contains("all")) {
    std::erase_if(*items, [](const OutboxItem& item) {
      return item.state == OutboxState::kSent || item.state == OutboxState::kDropped;
    });
  }
  if (items->empty()) context.talk << "nothing waits\n";
  PrintItems(context, *items, out);
  return kDone;
}

ExitCode ShowOutboxItem(const Context& context, const FlagTexts& flags, std::ostream& out) {
  const auto number = ReadNumber(flags);
  if (!number) return Refuse(context, number.error());
  auto outbox = Open(context, flags);
  if (!outbox) return Refuse(context, outbox.error());
  const auto item = outbox->Item(*number);
  if (!item) return Refuse(context, item.error());
  PrintItem(context, *item, out);
  return kDone;
}

ExitCode SendOutbox(const Context& context, const FlagTexts& flags, std::ostream& out) {
  auto outbox = Open(context, flags);
  if (!outbox) return Refuse(context, outbox.error());
  std::vector<OutboxItem> settled;
  const auto keep = [&](SendStep step, const OutboxItem& item) {
    if (step == SendStep::kSettled) settled.push_back(item);
  };
  const auto summary = outbox->Send(context.client, keep, ReadOptions(context));
  if (!summary) return Refuse(context, summary.error());
  PrintItems(context, settled, out);
  for (const OutboxItem& item : settled) {
    if (item.state != OutboxState::kRefused) continue;
    context.talk << "item " << item.number << ": " << item.error->message
                 << "; ecloserie outbox show " << item.number << " tells more\n";
  }
  context.talk << summary->sent_count << " sent, " << summary->refused_count << " refused, "
               << summary->kept_count << " stay for later\n";
  if (summary->error) context.talk << summary->error->message << "\n";
  return ExitCodeOfSending(*summary);
}

ExitCode DropFromOutbox(const Context& context, const FlagTexts& flags, std::ostream& out) {
  const auto number = ReadNumber(flags);
  if (!number) return Refuse(context, number.error());
  auto outbox = Open(context, flags);
  if (!outbox) return Refuse(context, outbox.error());
  const auto item = outbox->Drop(*number);
  if (!item) return Refuse(context, item.error());
  PrintItems(context, {*item}, out);
  return kDone;
}

ExitCode ForgetInOutbox(const Context& context, const FlagTexts& flags, std::ostream&) {
  const auto days = ParseInteger(TextOf(flags, "older-than"));
  if (!days || *days < 0 || *days > kDaysMax) {
    return Refuse(context, UsageFailure("--older-than: give a number of days"));
  }
  auto outbox = Open(context, flags);
  if (!outbox) return Refuse(context, outbox.error());
  const auto count =
      outbox->Forget(std::chrono::system_clock::now() - std::chrono::hours(24 * *days));
  if (!count) return Refuse(context, count.error());
  context.talk << "items forgotten: " << *count << "\n";
  return kDone;
}

}  // namespace ecloserie::cli
