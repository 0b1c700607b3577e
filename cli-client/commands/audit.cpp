#include "audit_export.h"
#include "command.h"

namespace ecloserie::cli {

std::vector<Command> AuditCommands() {
  return {{.noun = "audit",
           .verb = "list",
           .help = "List who changed what, and when",
           .method = Calls(&Client::access, &AccessClient::ListAudit),
           .flags = {{"principal", "principal", "only what was done under this name"},
                     {"resource", "resource_name", "only this resource and what is below it"},
                     {"first-sequence", "first_sequence"},
                     {"last-sequence", "last_sequence"}},
           .view = {.columns = {{"SEQ", "sequence"},
                                {"TIME", "record_time"},
                                {"PRINCIPAL", "principal"},
                                {"KIND", "kind"},
                                {"RESOURCE", "resource"},
                                {"VERSION", "version"}}}},
          {.noun = "audit",
           .verb = "seals",
           .help = "List the seals over a school's journal",
           .method = Calls(&Client::access, &AccessClient::ListAuditSeals),
           .flags = {{"after-number", "after_number", "only those after this one"},
                     {"latest", "latest_only", "only the newest", true}},
           .view = {.columns = {{"NUMBER", "number"},
                                {"TIME", "seal_time"},
                                {"FROM", "first_sequence"},
                                {"TO", "last_sequence"},
                                {"ROWS", "rows_count"}}}},
          {.noun = "audit",
           .verb = "export",
           .help = "Write a school's whole journal with its seals, for audit verify",
           .method = Calls(&Client::access, &AccessClient::ListAudit),
           .act = ExportAudit},
          {.noun = "audit",
           .verb = "heads",
           .help = "Show the newest seals: print and mail them, so that nobody rewrites history",
           .method = Calls(&Client::access, &AccessClient::ListAuditSeals),
           .act = PrintHeads}};
}

}  // namespace ecloserie::cli
