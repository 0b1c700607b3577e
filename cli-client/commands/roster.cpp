#include "command.h"
#include "roster_import.h"

namespace ecloserie::cli {
namespace {

Command Export() {
  return {.noun = "roster",
          .verb = "export",
          .help = "Write a cohort as the files of OneRoster 1.1",
          .method = Calls(&Client::enrolment, &EnrolmentClient::ExportRoster),
          .flags = {{"cohort", "cohort"},
                    {"out", "", "the folder, new or with an export of before"},
                    {"on", "on", "only who is there on this half-day (2015-06-01.AM)"}},
          .view = {.columns = {{"FILE", "name"}}, .rows = "files"},
          .prepare = MakeRosterOut,
          .finish = WriteRosterOut};
}

Command Import() {
  return {.noun = "roster",
          .verb = "import",
          .help = "Bring a cohort to what the files of OneRoster 1.1 say",
          .method = Calls(&Client::enrolment, &EnrolmentClient::ImportRoster),
          .operand = "DIR",
          .flags = {{"cohort", "cohort", "the scope: nobody of another cohort is touched"},
                    {"snapshot", "", "the files hold the whole cohort: who is missing left", true},
                    {"max-removed", "removal_share_percent_max",
                     "the most that may be removed, in percent of the cohort"},
                    {"force", "is_forced", "remove them although they are more", true},
                    {"reason-code", "reason_code", "of whoever leaves; else ROSTER_IMPORT"},
                    {"effective", "effective", "their last half-day; else this afternoon"},
                    {"all-rows", "", "show the verdict on every row", true}},
          .view = {.columns = {{"FILE", "file"},
                               {"LINE", "line"},
                               {"VERDICT", "verdict"},
                               {"FIELD", "field"},
                               {"RULE", "rule"},
                               {"ENROLMENT", "enrolment"}},
                   .rows = "verdicts"},
          .prepare = ReadRosterImport,
          .finish = SumUpRosterImport};
}

}  // namespace

std::vector<Command> RosterCommands() { return {Export(), Import()}; }

}  // namespace ecloserie::cli
