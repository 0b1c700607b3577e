#include "command.h"

#include <google/protobuf/descriptor.h>

#include <iterator>
#include <stdexcept>

namespace ecloserie::cli {

CallOptions ReadOptions(const Context& context) {
  return {.deadline = context.call.deadline, .stop = context.call.stop};
}

std::vector<Command> AllCommands() {
  std::vector<Command> table;
  for (const auto& rows_of_noun :
       {SchoolCommands,        ProgrammeCommands,  ModuleCommands,     PlaceCommands,
        CohortCommands,        TrackCommands,      AssignmentCommands, ApplicationCommands,
        SelectionCommands,     EnrolmentCommands,  RosterCommands,     PersonCommands,
        SeatCommands,          SessionCommands,    RegisterCommands,   OutboxCommands,
        JustificationCommands, EvidenceCommands,   AttendanceCommands, AttendancePolicyCommands,
        PartyCommands,         AgreementCommands,  FundCommands,       PledgeCommands,
        PaymentCommands,       AllocationCommands, LedgerCommands,     ReportCommands,
        AccessCommands,        PrincipalCommands,  TokenCommands,      AuditCommands}) {
    std::vector<Command> rows = rows_of_noun();
    std::move(rows.begin(), rows.end(), std::back_inserter(table));
  }
  return table;
}

const Command* FindCommand(const std::vector<Command>& table, std::string_view noun,
                           std::string_view verb) {
  for (const Command& command : table) {
    if (command.noun == noun && command.verb == verb) return &command;
  }
  return nullptr;
}

// buf's STANDARD rules: the request of a method bears the method's name.
const google::protobuf::MethodDescriptor& RpcOf(const Command& command) {
  const std::string& request = command.method.request->name();
  const std::string rpc = request.substr(0, request.size() - std::string_view("Request").size());
  const auto* pool = google::protobuf::DescriptorPool::generated_pool();
  for (const char* service :
       {"School", "Enrolment", "Attendance", "Sponsorship", "Report", "Access"}) {
    const auto* found =
        pool->FindMethodByName("ecloserie.v1." + std::string(service) + "Service." + rpc);
    if (found != nullptr) return *found;
  }
  throw std::logic_error("no method takes " + request);
}

bool IsRead(const Command& command) {
  return RpcOf(command).options().idempotency_level() ==
         google::protobuf::MethodOptions::NO_SIDE_EFFECTS;
}

}  // namespace ecloserie::cli
