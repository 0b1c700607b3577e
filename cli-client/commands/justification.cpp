#include "command.h"
#include "ecloserie/v1/justification.pb.h"

namespace ecloserie::cli {
namespace {

constexpr Flag kEtag{"etag", "etag", "refuse if it changed since"};
constexpr Flag kNote{"note", "note", "for the school's own eyes; nothing about health"};

View JustificationView() {
  return {.columns = {{"NAME", "name", Shape::kWhole},
                      {"TRAINEE", "trainee"},
                      {"FROM", "from", Shape::kWhole},
                      {"TO", "to", Shape::kWhole},
                      {"STATE", "state", Shape::kWhole}}};
}

Command Event(std::string_view verb, std::string_view help, SdkMethod method) {
  return {.noun = "justification",
          .verb = verb,
          .help = help,
          .method = std::move(method),
          .positional = "name",
          .takes_several = true,
          .flags = {kNote, kEtag},
          .view = JustificationView()};
}

// Accepting and rejecting are one method.
Command Decide(std::string_view verb, std::string_view help, v1::JustificationDecision decision) {
  Command command =
      Event(verb, help, Calls(&Client::attendance, &AttendanceClient::DecideJustification));
  command.prepare = [decision](const Context&, const FlagTexts&,
                               google::protobuf::Message& request) -> std::optional<Failure> {
    static_cast<v1::DecideJustificationRequest&>(request).set_decision(decision);
    return std::nullopt;
  };
  return command;
}

Command Submit() {
  return {.noun = "justification",
          .verb = "submit",
          .help = "Hand in a reason for absence, before or after it",
          .method = Calls(&Client::attendance, &AttendanceClient::SubmitJustification),
          .positional = "enrolment",
          .flags = {{"from", "from", "its beginning: 2015-06-08 or 2015-06-08T10:00"},
                    {"to", "to", "its end; a day without a time is inside"},
                    {"category", "category", "for example job-interview"},
                    {"document-digest", "document_digest", "the document's SHA-256"},
                    kNote},
          .view = JustificationView()};
}

std::vector<Command> Reads() {
  return {{.noun = "justification",
           .verb = "get",
           .help = "Read justifications",
           .method = Calls(&Client::attendance, &AttendanceClient::GetJustification),
           .positional = "name",
           .takes_several = true,
           .view = JustificationView()},
          {.noun = "justification",
           .verb = "list",
           .help = "List a cohort's justifications",
           .method = Calls(&Client::attendance, &AttendanceClient::ListJustifications),
           .positional = "parent",
           .flags = {{"enrolment", "enrolment"},
                     {"state", "state"},
                     {"first-on", "first_on", "those that do not end before"},
                     {"last-on", "last_on", "those that do not begin after"}},
           .view = JustificationView()}};
}

}  // namespace

std::vector<Command> JustificationCommands() {
  std::vector<Command> commands = {
      Submit(),
      Decide("accept", "Accept justifications: what was missed then is justified",
             v1::JUSTIFICATION_DECISION_ACCEPTED),
      Decide("reject", "Reject justifications", v1::JUSTIFICATION_DECISION_REJECTED),
      Event("withdraw", "Take justifications back, as though they had never been",
            Calls(&Client::attendance, &AttendanceClient::WithdrawJustification))};
  for (Command& command : Reads()) commands.push_back(std::move(command));
  return commands;
}

}  // namespace ecloserie::cli
