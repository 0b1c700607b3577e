#include "command.h"

namespace ecloserie::cli {
namespace {

constexpr Flag kEtag{"etag", "etag", "refuse if it changed since"};
constexpr Flag kReason{"reason-code", "reason_code", "why, for example FOUND_WORK"};
constexpr Flag kNote{"note", "note", "for the school's own eyes"};
constexpr Flag kLast{"last", "last", "the last half-day, for example 2015-06-30.PM"};

View EnrolmentView() {
  return {
      .columns = {{"NAME", "name"},
                  {"STATE", "state"},
                  {"TRAINEE", "trainee"},
                  {"COHORT", "cohort"},
                  {"ENTRY", "entry"},
                  {"EXIT", "exit"}},
      .sections = {{"",
                    "",
                    {{"name", "name"},
                     {"trainee", "trainee"},
                     {"state", "state"},
                     {"cohort", "cohort"},
                     {"application", "application"},
                     {"entry", "entry"},
                     {"exit", "exit"},
                     {"seat price", "seat_price"},
                     {"transfer id", "transfer_id"},
                     {"transferred to", "transferred_to"},
                     {"etag", "etag"}}},
                   {"PLACEMENTS",
                    "placements",
                    {{"TRACK", "track"}, {"MODE", "mode"}, {"FIRST", "first"}, {"LAST", "last"}}},
                   {"SUSPENSIONS",
                    "suspensions",
                    {{"REASON", "reason_code"}, {"FIRST", "first"}, {"LAST", "last"}}},
                   {"OUTCOMES",
                    "outcomes",
                    {{"MONTHS", "months_after"}, {"KIND", "kind"}, {"OBSERVED", "observed_on"}}}}};
}

// One event; several enrolments may have the same one.
Command Event(std::string_view verb, std::string_view help, SdkMethod method,
              std::vector<Flag> flags) {
  flags.push_back(kNote);
  flags.push_back(kEtag);
  return {.noun = "enrolment",
          .verb = verb,
          .help = help,
          .method = std::move(method),
          .positional = "name",
          .takes_several = true,
          .flags = std::move(flags),
          .view = EnrolmentView()};
}

std::vector<Command> Reads() {
  return {{.noun = "enrolment",
           .verb = "get",
           .help = "Read enrolments",
           .method = Calls(&Client::enrolment, &EnrolmentClient::GetEnrolment),
           .positional = "name",
           .takes_several = true,
           .flags = {{"as-of", "as_of_time", "what had been recorded at this time"}},
           .view = EnrolmentView()},
          {.noun = "enrolment",
           .verb = "list",
           .help = "List a school's enrolments",
           .method = Calls(&Client::enrolment, &EnrolmentClient::ListEnrolments),
           .flags = {{"cohort", "cohort"},
                     {"track", "track"},
                     {"person", "person"},
                     {"on", "on", "who belongs there on this half-day (2015-06-01.AM)"},
                     {"as-of", "as_of_time", "what had been recorded at this time"}},
           .view = EnrolmentView()},
          {.noun = "enrolment",
           .verb = "history",
           .help = "List what happened to an enrolment",
           .method = Calls(&Client::enrolment, &EnrolmentClient::ListEnrolmentTransitions),
           .positional = "parent",
           .view = {.columns = {{"WHEN", "record_time"},
                                {"EVENT", "event"},
                                {"EFFECTIVE", "effective"},
                                {"BY", "actor"},
                                {"REASON", "reason_code"},
                                {"NOTE", "note"}}}}};
}

std::vector<Command> Departures() {
  return {Event("cancel", "Cancel enrolments before they begin, and free their seats",
                Calls(&Client::enrolment, &EnrolmentClient::CancelEnrolment), {kReason}),
          Event("no-show", "Record that trainees never came, and free their seats",
                Calls(&Client::enrolment, &EnrolmentClient::RecordNoShow), {kReason}),
          Event("withdraw", "Record that trainees leave",
                Calls(&Client::enrolment, &EnrolmentClient::WithdrawEnrolment), {kLast, kReason}),
          Event("exclude", "Send trainees away",
                Calls(&Client::enrolment, &EnrolmentClient::ExcludeEnrolment), {kLast, kReason}),
          Event("complete", "Record that trainees went to the end",
                Calls(&Client::enrolment, &EnrolmentClient::CompleteEnrolment), {kLast}),
          Event("transfer", "Let trainees go on in another school",
                Calls(&Client::enrolment, &EnrolmentClient::TransferEnrolment),
                {{"to-school", "to_school", "the slug of the other school"}, kLast, kReason})};
}

Command Receive() {
  return {.noun = "enrolment",
          .verb = "receive",
          .help = "Take over a trainee whom another school let go",
          .method = Calls(&Client::enrolment, &EnrolmentClient::ReceiveTransfer),
          .positional = "transfer_id",
          .flags = {{"cohort", "cohort"}},
          .view = {.columns = {{"NAME", "name"},
                               {"STATE", "state"},
                               {"APPLICANT", "applicant"},
                               {"COHORT", "cohort"}}}};
}

std::vector<Command> Events() {
  return {Event("start", "Record that trainees have come",
                Calls(&Client::enrolment, &EnrolmentClient::StartEnrolment), {}),
          Event("suspend", "Record an absence that was agreed on",
                Calls(&Client::enrolment, &EnrolmentClient::SuspendEnrolment),
                {{"from", "from", "its first half-day"}, kReason}),
          Event("resume", "Record that suspended trainees are back",
                Calls(&Client::enrolment, &EnrolmentClient::ResumeEnrolment),
                {{"at", "at", "the first half-day back"}}),
          Event("switch", "Move trainees to another track of the cohort",
                Calls(&Client::enrolment, &EnrolmentClient::SwitchPlacement),
                {{"track", "track"}, {"at", "at", "the first half-day there"}, kReason}),
          Event("reenter", "Begin a new spell of trainees who had left",
                Calls(&Client::enrolment, &EnrolmentClient::ReenterEnrolment),
                {{"track", "track"},
                 {"entry", "entry", "the first half-day"},
                 {"unfunded", "is_unfunded", "without the agreements of before", true}})};
}

Command RecordOutcome() {
  return {.noun = "enrolment",
          .verb = "outcome",
          .help = "Record what became of trainees after the end",
          .method = Calls(&Client::enrolment, &EnrolmentClient::RecordOutcome),
          .positional = "name",
          .takes_several = true,
          .flags = {{"months-after", "months_after", "0, 3 or 6 months after the exit"},
                    {"kind", "kind", "for example employed or further-training"},
                    {"observed-on", "observed_on"},
                    kEtag},
          .view = EnrolmentView()};
}

}  // namespace

std::vector<Command> EnrolmentCommands() {
  std::vector<Command> commands = Reads();
  for (auto* part : {&Events, &Departures}) {
    for (Command& command : part()) commands.push_back(std::move(command));
  }
  commands.push_back(Receive());
  commands.push_back(RecordOutcome());
  return commands;
}

}  // namespace ecloserie::cli
