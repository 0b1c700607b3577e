#include "command.h"
#include "register_grid.h"
#include "register_record.h"
#include "roster.h"

namespace ecloserie::cli {
namespace {

// Another way to name the session.
std::vector<Flag> WithSessionFlags(std::vector<Flag> flags) {
  const std::vector<Flag> session = {{"track", "", "instead of SESSION: its track,"},
                                     {"date", "", "its day (YYYY-MM-DD)"},
                                     {"slot", "", "and am or pm"}};
  flags.insert(flags.begin(), session.begin(), session.end());
  return flags;
}

Command OfRegister(std::string_view verb, std::string_view help, SdkMethod method,
                   std::vector<Flag> flags, Prepare prepare) {
  return {.noun = "register",
          .verb = verb,
          .help = help,
          .method = std::move(method),
          .positional = "session",
          .takes_several = true,
          .flags = WithSessionFlags(std::move(flags)),
          .view = RegisterView(),
          .prepare = std::move(prepare)};
}

Command Record() {
  Command record = OfRegister(
      "record",
      "Record a register: who is not listed is present; bare, call the roll",
      Calls(&Client::attendance, &AttendanceClient::RecordRegister),
      {{"absent", "", "TRAINEE; an enrolment, or how the name begins"},
       {"late", "", "TRAINEE=MINUTES after the start"},
       {"left-early", "", "TRAINEE=MINUTES before the end"},
       {"partial", "", "TRAINEE=MINUTES there, or TRAINEE=10:00-11:30"},
       {"all-present", "", "nobody is listed", true},
       {"etag", "etag", "the version that was read; read anew when not given"}},
      FillRegister);
  record.finish = SumUpRegister;
  record.takes_several = false;  // Whoever is missing, is missing from one half-day.
  return record;
}

Command Show() {
  return {.noun = "register",
          .verb = "show",
          .help = "Show a track's half-days as a grid of marks, or single registers",
          .method = Calls(&Client::attendance, &AttendanceClient::GetRegister),
          .operand = "SESSION",
          .is_optional = true,
          .takes_several = true,
          .flags = {{"track", "", "instead of SESSION: the track,"},
                    {"from", "", "its first day,"},
                    {"to", "", "and its last; a week when not said"}},
          .view = RegisterView(),
          .act = ShowRegisters};
}

}  // namespace

std::vector<Command> RegisterCommands() {
  return {OfRegister("open", "Open the register of a planned session",
                     Calls(&Client::attendance, &AttendanceClient::OpenRegister),
                     {{"etag", "etag", "refuse if it changed since"}}, FindSession),
          OfRegister("get", "Read registers with their marks",
                     Calls(&Client::attendance, &AttendanceClient::GetRegister), {}, FindSession),
          Show(), Record(),
          OfRegister("lock", "Lock registers",
                     Calls(&Client::attendance, &AttendanceClient::LockRegister),
                     {{"force-reason", "force_reason", "lock although somebody has no mark"},
                      {"etag", "etag", "refuse if it changed since"}},
                     FindSession)};
}

}  // namespace ecloserie::cli
