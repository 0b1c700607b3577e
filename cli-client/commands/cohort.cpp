#include "command.h"

namespace ecloserie::cli {

std::vector<Command> CohortCommands() {
  const View view{.columns = {{"NAME", "name"},
                              {"PROGRAMME", "programme"},
                              {"STARTS", "starts_on"},
                              {"ENDS", "ends_on"},
                              {"TITLE", "title"}}};
  return {
      {.noun = "cohort",
       .verb = "create",
       .help = "Add a cohort: one run of a programme",
       .method = Calls(&Client::school, &SchoolClient::CreateCohort),
       .positional = "cohort_id",
       .flags = {{"programme", "cohort.programme"},
                 {"title", "cohort.title"},
                 {"starts-on", "cohort.starts_on", "its first day"},
                 {"ends-on", "cohort.ends_on", "its last day"},
                 {"applications-open-on", "cohort.applications_open_on",
                  "the first day on which applications are taken"},
                 {"applications-close-on", "cohort.applications_close_on", "the last such day"}},
       .view = view},
      {.noun = "cohort",
       .verb = "get",
       .help = "Read cohorts",
       .method = Calls(&Client::school, &SchoolClient::GetCohort),
       .positional = "name",
       .takes_several = true,
       .view = view},
      {.noun = "cohort",
       .verb = "list",
       .help = "List a school's cohorts",
       .method = Calls(&Client::school, &SchoolClient::ListCohorts),
       .view = view},
      {.noun = "cohort",
       .verb = "update",
       .help = "Give a cohort another title or application window",
       .method = Calls(&Client::school, &SchoolClient::UpdateCohort),
       .positional = "name",
       .flags = {{"title", "title"},
                 {"applications-open-on", "applications_open_on",
                  "the first day on which applications are taken"},
                 {"applications-close-on", "applications_close_on", "the last such day"},
                 {"etag", "etag", "refuse if it changed since"}},
       .view = view}};
}

}  // namespace ecloserie::cli
