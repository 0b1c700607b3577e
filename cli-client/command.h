#pragma once

#include <functional>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ecloserie/client.h"
#include "failure.h"
#include "print.h"
#include "sdk_method.h"

namespace ecloserie::cli {

// A flag of one command. With a path its text becomes that field of the request;
// without one the command's `prepare` reads it.
struct Flag {
  std::string_view name;   // starts-on, without the dashes.
  std::string_view path;   // cohort.starts_on
  std::string_view help;   // Unless the placeholder says enough.
  bool is_switch = false;  // Takes no text.
};

// What was typed: for each flag its texts, in their order.
using FlagTexts = std::map<std::string, std::vector<std::string>, std::less<>>;

// What every command may need while it runs.
struct Context {
  const Client& client;
  CallOptions call;     // With the global flags' deadline, request id and dry run.
  std::string school;   // Completes short names; may be empty.
  OutputFormat format;  // Some say less for people than for programs.
  PrintOptions print;   // For those that print by themselves.
  std::istream& in;
  std::ostream& talk;                          // Not the data: notes and summaries.
  std::function<void(const Failure&)> report;  // In the format that was asked for.
};

// For the reads on the way: they take no request id and are never dry.
CallOptions ReadOptions(const Context& context);

// Completes a request in a way that flags alone cannot.
using Prepare = std::function<std::optional<Failure>(const Context&, const FlagTexts&,
                                                     google::protobuf::Message& request)>;

// Judges the answer, may leave parts of it unprinted, and gives the exit code.
using Finish =
    std::function<ExitCode(const Context&, const FlagTexts&, google::protobuf::Message& answer)>;

// Says more about a call that failed, after the failure itself.
using Explain =
    std::function<void(const Context&, const google::protobuf::Message& request, const Failure&)>;

// Makes calls of its own instead of the one of the row, and prints what comes of them.
using Act = std::function<ExitCode(const Context&, const FlagTexts&, std::ostream& out)>;

// `ecloserie NOUN VERB`: one row of the command table, and all there is to say
// about it. Rows without hooks are data only.
struct Command {
  std::string_view noun;
  std::string_view verb;
  std::string_view help;  // One line.
  SdkMethod method;
  std::string_view positional;  // The request's field for what stands after the verb,
  std::string_view operand;     // or its own word, FILE, when `prepare` reads it.
  bool is_optional = false;     // Of the operand: it may be left out.
  bool takes_several = false;   // Each positional is a call of its own.
  bool lists_all = false;       // Unless --limit says otherwise.
  std::vector<Flag> flags;
  View view;
  Prepare prepare;
  Finish finish;
  Explain explain;
  Act act;
};

// The whole table, in the order of the help.
std::vector<Command> AllCommands();

const Command* FindCommand(const std::vector<Command>& table, std::string_view noun,
                           std::string_view verb);

// The RPC behind the row.
const google::protobuf::MethodDescriptor& RpcOf(const Command& command);
bool IsRead(const Command& command);

// The rows of one noun each; commands/<noun>.cpp.
std::vector<Command> AccessCommands();
std::vector<Command> PrincipalCommands();
std::vector<Command> TokenCommands();
std::vector<Command> AuditCommands();
std::vector<Command> SchoolCommands();
std::vector<Command> ProgrammeCommands();
std::vector<Command> ModuleCommands();
std::vector<Command> PlaceCommands();
std::vector<Command> CohortCommands();
std::vector<Command> TrackCommands();
std::vector<Command> AssignmentCommands();
std::vector<Command> ApplicationCommands();
std::vector<Command> SelectionCommands();
std::vector<Command> EnrolmentCommands();
std::vector<Command> RosterCommands();
std::vector<Command> PersonCommands();
std::vector<Command> SeatCommands();
std::vector<Command> SessionCommands();
std::vector<Command> RegisterCommands();
std::vector<Command> JustificationCommands();
std::vector<Command> EvidenceCommands();
std::vector<Command> AttendanceCommands();
std::vector<Command> AttendancePolicyCommands();
std::vector<Command> OutboxCommands();
std::vector<Command> PartyCommands();
std::vector<Command> AgreementCommands();
std::vector<Command> FundCommands();
std::vector<Command> PledgeCommands();
std::vector<Command> PaymentCommands();
std::vector<Command> AllocationCommands();
std::vector<Command> LedgerCommands();
std::vector<Command> ReportCommands();

}  // namespace ecloserie::cli
