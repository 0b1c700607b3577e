#include "command.h"

namespace ecloserie::cli {

std::vector<Command> EnrolmentCommands() {
  const View view{.columns = {{"NAME", "name"},
                              {"STATE", "state"},
                              {"TRAINEE", "trainee"},
                              {"COHORT", "cohort"},
                              {"ENTRY", "entry"}}};
  return {{.noun = "enrolment",
           .verb = "get",
           .help = "Read enrolments",
           .method = Calls(&Client::enrolment, &EnrolmentClient::GetEnrolment),
           .positional = "name",
           .takes_several = true,
           .view = view},
          {.noun = "enrolment",
           .verb = "list",
           .help = "List a school's enrolments",
           .method = Calls(&Client::enrolment, &EnrolmentClient::ListEnrolments),
           .flags = {{"cohort", "cohort"}, {"track", "track"}},
           .view = view}};
}

}  // namespace ecloserie::cli
