#include "command.h"
#include "correction.h"
#include "register_conflict.h"
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

// Whose mark, and what it says.
std::vector<Flag> WithMarkFlags(std::vector<Flag> flags) {
  const std::vector<Flag> marks = {
      {"present", "", "TRAINEE; an enrolment, or how the name begins"},
      {"absent", "", "TRAINEE"},
      {"late", "", "TRAINEE=MINUTES after the start"},
      {"left-early", "", "TRAINEE=MINUTES before the end"},
      {"partial", "", "TRAINEE=MINUTES there, or TRAINEE=10:00-11:30"}};
  flags.insert(flags.begin(), marks.begin(), marks.end());
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
      "record", "Record a register: who is not listed is present; bare, call the roll",
      Calls(&Client::attendance, &AttendanceClient::RecordRegister),
      WithMarkFlags({{"all-present", "", "nobody is listed", true},
                     {"etag", "etag", "the version that was read; read anew when not given"}}),
      FillRegister);
  record.finish = SumUpRegister;
  record.explain = ExplainConflict;
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

View CorrectionView() {
  return {.columns = {{"TRAINEE", "after.trainee"},
                      {"SAID", "before.presence"},
                      {"THERE", "before.minutes_attended"},
                      {"TO SAY", "after.presence"},
                      {"THERE", "after.minutes_attended"},
                      {"REASON", "reason_code"},
                      {"STATE", "state"},
                      {"CORRECTION", "name", Shape::kWhole}},
          .sections = {{"",
                        "",
                        {{"name", "name"},
                         {"session", "session"},
                         {"trainee", "after.trainee"},
                         {"said", "before.presence"},
                         {"minutes then", "before.minutes_attended"},
                         {"to say", "after.presence"},
                         {"late", "after.minutes_late"},
                         {"left early", "after.minutes_left_early"},
                         {"minutes now", "after.minutes_attended"},
                         {"reason", "reason_code"},
                         {"note", "note"},
                         {"state", "state"},
                         {"proposed by", "proposed_by"},
                         {"at", "propose_time"},
                         {"decided by", "decided_by"},
                         {"on", "decide_time"},
                         {"etag", "etag"}}}}};
}

Command Correct() {
  Command correct = OfRegister(
      "correct", "Correct one mark of a locked register",
      Calls(&Client::attendance, &AttendanceClient::CorrectMark),
      WithMarkFlags({{"reason", "reason_code", "WHY, in upper-case letters"},
                     {"note", "note", "for the school's own eyes"},
                     {"etag", "etag", "the version that was read; read anew when not given"}}),
      FillCorrection);
  correct.takes_several = false;
  correct.view = CorrectionView();
  return correct;
}

Command Decide() {
  return {.noun = "register",
          .verb = "decide",
          .help = "Agree to a correction that somebody else proposed, or do not",
          .method = Calls(&Client::attendance, &AttendanceClient::DecideCorrection),
          .positional = "name",
          .takes_several = true,
          .flags = {{"decision", "decision"}, {"etag", "etag", "refuse if it changed since"}},
          .view = CorrectionView()};
}

Command Corrections() {
  return {.noun = "register",
          .verb = "corrections",
          .help = "List the corrections of a register",
          .method = Calls(&Client::attendance, &AttendanceClient::ListCorrections),
          .positional = "parent",
          .flags = {{"state", "state"}},
          .view = CorrectionView()};
}

}  // namespace

std::vector<Command> RegisterCommands() {
  return {OfRegister("open", "Open the register of a planned session",
                     Calls(&Client::attendance, &AttendanceClient::OpenRegister),
                     {{"etag", "etag", "refuse if it changed since"}}, FindSession),
          OfRegister("get", "Read registers with their marks",
                     Calls(&Client::attendance, &AttendanceClient::GetRegister),
                     {{"since", "since_etag", "with what changed since this etag"},
                      {"as-of", "as_of_time", "as it was recorded then"}},
                     FindSession),
          Show(),
          Record(),
          OfRegister("lock", "Lock registers",
                     Calls(&Client::attendance, &AttendanceClient::LockRegister),
                     {{"force-reason", "force_reason", "lock although somebody has no mark"},
                      {"etag", "etag", "refuse if it changed since"}},
                     FindSession),
          Correct(),
          Corrections(),
          Decide()};
}

}  // namespace ecloserie::cli
