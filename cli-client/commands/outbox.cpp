#include "command.h"
#include "offline.h"

namespace ecloserie::cli {
namespace {

SdkMethod Recording() { return Calls(&Client::attendance, &AttendanceClient::RecordRegister); }

Command OfOutbox(std::string_view verb, std::string_view help, std::vector<Flag> flags, Act act) {
  flags.push_back({"outbox", "", "the file; else one per school in XDG_STATE_HOME"});
  return {.noun = "outbox",
          .verb = verb,
          .help = help,
          .method = Recording(),
          .flags = std::move(flags),
          .act = std::move(act)};
}

Command Take() {
  Command take = OfOutbox("take", "Take registers along, to record them without a connection",
                          {{"track", "", "instead of SESSION: the track,"},
                           {"from", "", "its first day,"},
                           {"to", "", "and its last"}},
                          TakeAlong);
  take.method = Calls(&Client::attendance, &AttendanceClient::OpenRegister);
  take.operand = "SESSION";
  take.is_optional = true;
  take.takes_several = true;
  return take;
}

Command Record() {
  Command record = OfOutbox("record", "Record a register that was taken along",
                            {{"track", "", "instead of SESSION: its track,"},
                             {"date", "", "its day (YYYY-MM-DD)"},
                             {"slot", "", "and am or pm"},
                             {"absent", "", "TRAINEE; an enrolment, or how the name begins"},
                             {"late", "", "TRAINEE=MINUTES after the start"},
                             {"left-early", "", "TRAINEE=MINUTES before the end"},
                             {"partial", "", "TRAINEE=MINUTES there, or TRAINEE=10:00-11:30"},
                             {"all-present", "", "nobody is listed", true}},
                            RecordOffline);
  record.operand = "SESSION";
  record.is_optional = true;
  return record;
}

Command OfItem(std::string_view verb, std::string_view help, Act act) {
  Command command = OfOutbox(verb, help, {}, std::move(act));
  command.operand = "ITEM";
  return command;
}

}  // namespace

std::vector<Command> OutboxCommands() {
  return {Take(),
          Record(),
          OfOutbox("list", "List what waits to be sent, or was refused",
                   {{"all", "", "what was sent or dropped too", true},
                    {"taken", "", "the registers that were taken along instead", true}},
                   ListOutbox),
          OfItem("show", "Show an item, and the rows that differ when its register changed",
                 ShowOutboxItem),
          OfOutbox("send", "Send what waits, each exactly once; safe to repeat", {}, SendOutbox),
          OfItem("drop", "Give up an item that was refused or never sent", DropFromOutbox),
          OfOutbox("forget", "Wipe out what is done with: the file holds names",
                   {{"older-than", "", "days since it was sent or dropped"}}, ForgetInOutbox)};
}

}  // namespace ecloserie::cli
