#include "command.h"
#include "ecloserie/v1/school_copy.pb.h"
#include "flag_text.h"

namespace ecloserie::cli {
namespace {

// promo-1:promo-2:2016-05-02, the cohort there, the cohort here and its first day.
std::optional<std::string> AddCohort(v1::CopySchoolSetupRequest& request, const std::string& text) {
  const std::size_t first = text.find(':');
  const std::size_t second = text.rfind(':');
  if (first == second) return text + " is not COHORT:NEW_COHORT:DATE";
  v1::CohortCopy& copy = *request.add_cohorts();
  copy.set_source_cohort(text.substr(0, first));
  copy.set_cohort_id(text.substr(first + 1, second - first - 1));
  return SetFromText(copy, "starts_on", {text.substr(second + 1)}, "");
}

std::optional<Failure> AddCohorts(const Context& /*context*/, const FlagTexts& flags,
                                  google::protobuf::Message& message) {
  const auto texts = flags.find("cohort");
  if (texts == flags.end()) return std::nullopt;
  for (const std::string& text : texts->second) {
    const auto problem = AddCohort(static_cast<v1::CopySchoolSetupRequest&>(message), text);
    if (problem) return UsageFailure("--cohort: " + *problem);
  }
  return std::nullopt;
}

Command Copy() {
  return {.noun = "school",
          .verb = "copy",
          .help = "Set up a school after another's example, without people or money",
          .method = Calls(&Client::school, &SchoolClient::CopySchoolSetup),
          .positional = "name",
          .flags = {{"from", "source_school", "the school whose set-up is copied"},
                    {"cohort", "", "COHORT:NEW_COHORT:DATE, its first day; may be repeated"}},
          .view = {.sections = {{"",
                                 "",
                                 {{"programmes", "programmes"},
                                  {"modules", "modules"},
                                  {"places", "places"},
                                  {"cohorts", "cohorts"},
                                  {"tracks", "tracks"},
                                  {"made in all", "made_count"}}}}},
          .prepare = AddCohorts};
}

}  // namespace

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
                     {"etag", "etag", "refuse if it changed since"}},
           .view = view},
          {.noun = "school",
           .verb = "stage",
           .help = "Move a school in the network's call for projects",
           .method = Calls(&Client::school, &SchoolClient::SetSchoolStage),
           .positional = "name",
           .flags = {{"to", "stage", "LAUREATE, OPEN or CLOSED"},
                     {"reason", "reason", "why, in words"},
                     {"etag", "etag", "refuse if it changed since"}},
           .view = view},
          Copy()};
}

}  // namespace ecloserie::cli
