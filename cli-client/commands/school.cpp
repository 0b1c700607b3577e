#include "command.h"

namespace ecloserie::cli {

std::vector<Command> SchoolCommands() {
  const View view{.columns = {{"NAME", "name"},
                              {"STAGE", "stage"},
                              {"TIME ZONE", "time_zone"},
                              {"DISPLAY NAME", "display_name"}}};
  return {{.noun = "school",
           .verb = "create",
           .help = "Add a school to the network",
           .method = Calls(&Client::school, &SchoolClient::CreateSchool),
           .positional = "school_id",
           .flags = {{"display-name", "school.display_name", "the name that people read"},
                     {"time-zone", "school.time_zone", "for example Europe/Paris"},
                     {"stage", "school.stage"}},
           .view = view},
          {.noun = "school",
           .verb = "get",
           .help = "Read schools",
           .method = Calls(&Client::school, &SchoolClient::GetSchool),
           .positional = "name",
           .takes_several = true,
           .view = view},
          {.noun = "school",
           .verb = "list",
           .help = "List the schools that you may read",
           .method = Calls(&Client::school, &SchoolClient::ListSchools),
           .flags = {{"stage", "stage", "only those at this stage"}},
           .view = view},
          {.noun = "school",
           .verb = "update",
           .help = "Give a school another display name",
           .method = Calls(&Client::school, &SchoolClient::UpdateSchool),
           .positional = "name",
           .flags = {{"display-name", "display_name", "the name that people read"},
                     {"etag", "etag", "the version that was read"}},
           .view = view},
          {.noun = "school",
           .verb = "stage",
           .help = "Move a school in the network's call for projects",
           .method = Calls(&Client::school, &SchoolClient::SetSchoolStage),
           .positional = "name",
           .flags = {{"to", "stage", "LAUREATE, OPEN or CLOSED"},
                     {"reason", "reason", "why, in words"},
                     {"etag", "etag", "the version that was read"}},
           .view = view}};
}

}  // namespace ecloserie::cli
