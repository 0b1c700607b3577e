#include "command.h"

namespace ecloserie::cli {

std::vector<Command> AssignmentCommands() {
  const View view{.columns = {{"NAME", "name"},
                              {"FACILITATOR", "facilitator"},
                              {"TRACK", "track"},
                              {"FIRST", "first_on"},
                              {"LAST", "last_on"}}};
  return {{.noun = "assignment",
           .verb = "create",
           .help = "Say who coaches a track, and from when on",
           .method = Calls(&Client::school, &SchoolClient::CreateAssignment),
           .flags = {{"facilitator", "assignment.facilitator", "who coaches"},
                     {"track", "assignment.track"},
                     {"first-on", "assignment.first_on", "the first day"},
                     {"last-on", "assignment.last_on", "the last day, when it is known"}},
           .view = view},
          {.noun = "assignment",
           .verb = "end",
           .help = "Give an assignment its last day",
           .method = Calls(&Client::school, &SchoolClient::EndAssignment),
           .positional = "name",
           .flags = {{"last-on", "last_on", "the last day"},
                     {"etag", "etag", "refuse if it changed since"}},
           .view = view},
          {.noun = "assignment",
           .verb = "list",
           .help = "List who coaches what",
           .method = Calls(&Client::school, &SchoolClient::ListAssignments),
           .flags = {{"track", "track"},
                     {"facilitator", "facilitator"},
                     {"on", "on", "only those that cover this day"}},
           .view = view}};
}

}  // namespace ecloserie::cli
