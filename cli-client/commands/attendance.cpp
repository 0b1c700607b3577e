#include "attendance_rates.h"
#include "command.h"

namespace ecloserie::cli {
namespace {

// Of whom and of when; read by the commands themselves.
std::vector<Flag> WithSubjectFlags(std::vector<Flag> flags) {
  const std::vector<Flag> subject = {{"enrolment", "", "ENROLMENT of one trainee, or"},
                                     {"track", "", "TRACK, for example promo-1/blended, or"},
                                     {"cohort", "", "COHORT"},
                                     {"first-on", "", "YYYY-MM-DD, the first day"},
                                     {"last-on", "", "YYYY-MM-DD, the last day"},
                                     {"as-of", "", "INSTANT: what had been recorded at this time"}};
  flags.insert(flags.begin(), subject.begin(), subject.end());
  return flags;
}

Command Rate() {
  return {
      .noun = "attendance",
      .verb = "rate",
      .help = "Work out a rate of attendance, and explain it",
      .method = Calls(&Client::attendance, &AttendanceClient::GetAttendanceRates),
      .flags = WithSubjectFlags(
          {{"policy", "", "POLICY, for example minutes-locked; the school's own when not given"},
           {"policy-version", "", "N of the policy; the newest when not given"},
           {"explain", "", "list each half-day, and why it counts as it does", true}}),
      .view = RatesView(),
      .act = ShowRate};
}

Command Compare() {
  return {.noun = "attendance",
          .verb = "compare",
          .help = "Work out the same facts under several policies side by side",
          .method = Calls(&Client::attendance, &AttendanceClient::CompareAttendanceRates),
          .flags = WithSubjectFlags({{"policy", "", "POLICY; once for each"}}),
          .view = RatesView(),
          .act = CompareRates};
}

Command Overdue() {
  return {.noun = "attendance",
          .verb = "overdue",
          .help = "List the registers that should have been locked by now",
          .method = Calls(&Client::attendance, &AttendanceClient::ListOverdueRegisters),
          .lists_all = true,
          .flags = {{"cohort", "cohort"}, {"track", "track"}},
          .view = {.columns = {{"DATE", "date"},
                               {"SLOT", "slot"},
                               {"TRACK", "track"},
                               {"STATE", "state"},
                               {"UNMARKED", "unmarked_count"},
                               {"SINCE", "since_time"}}}};
}

Command Alerts() {
  return {.noun = "attendance",
          .verb = "alerts",
          .help = "List what somebody should look at: rates, absences, registers",
          .method = Calls(&Client::attendance, &AttendanceClient::ListAttendanceAlerts),
          .lists_all = true,
          .flags = {{"cohort", "cohort"},
                    {"track", "track"},
                    {"since-on", "since_on", "only those that hold since this day or later"}},
          .view = {.columns = {{"KIND", "kind"},
                               {"SINCE", "since"},
                               {"TRAINEE", "trainee"},
                               {"HALF-DAYS", "half_days_count"},
                               {"RATE", "rate_basis_points", Shape::kHundredths},
                               {"FLOOR", "floor_basis_points", Shape::kHundredths}}}};
}

View StatementView() {
  const std::vector<Column> figures = {{"CHANNEL", "channel"},
                                       {"PLANNED", "planned_minutes"},
                                       {"ATTENDED", "attended_minutes"},
                                       {"JUST", "justified_minutes"},
                                       {"UNJUST", "unjustified_minutes"},
                                       {"1/2D", "planned_count"},
                                       {"ATT", "attended_count"}};
  std::vector<Column> lines = {{"TRAINEE", "trainee"}, {"FUNDER", "party"}};
  lines.insert(lines.end(), figures.begin(), figures.end());
  return {.columns = lines,
          .rows = "lines",
          .sections = {{"",
                        "",
                        {{"name", "name"},
                         {"cohort", "cohort"},
                         {"month", "month"},
                         {"funder", "party"},
                         {"policy", "policy"},
                         {"version", "policy_version"},
                         {"made by", "made_by"},
                         {"made at", "make_time"},
                         {"stale", "is_stale"},
                         {"changed", "changed"}}},
                       {"MINUTES", "lines", lines},
                       {"TOTALS, every trainee once", "totals", figures}}};
}

std::vector<Command> StatementCommands() {
  View listed = StatementView();
  listed.rows = "";
  listed.columns = {{"NAME", "name", Shape::kWhole},
                    {"MONTH", "month"},
                    {"FUNDER", "party"},
                    {"POLICY", "policy"},
                    {"STALE", "is_stale"}};
  return {{.noun = "statement",
           .verb = "make",
           .help = "State a month's attendance to whoever funds it, and freeze it",
           .method = Calls(&Client::attendance, &AttendanceClient::MakeAttendanceStatement),
           .flags = {{"cohort", "cohort"},
                     {"month", "month", "YYYY-MM"},
                     {"party", "party", "only the seats that it funds"},
                     {"policy", "policy", "POLICY; funder when not given"}},
           .view = StatementView()},
          {.noun = "statement",
           .verb = "get",
           .help = "Read a statement, and what has changed since it was made",
           .method = Calls(&Client::attendance, &AttendanceClient::GetAttendanceStatement),
           .positional = "name",
           .view = StatementView()},
          {.noun = "statement",
           .verb = "list",
           .help = "List a cohort's statements, and which of them are stale",
           .method = Calls(&Client::attendance, &AttendanceClient::ListAttendanceStatements),
           .lists_all = true,
           .flags = {{"cohort", "cohort"}},
           .view = std::move(listed)}};
}

View PolicyView() {
  return {.columns = {{"POLICY", "name"},
                      {"V", "version"},
                      {"REGISTERS", "registers"},
                      {"EXCUSED", "excused"},
                      {"UNMARKED", "unmarked"},
                      {"LATE", "late"},
                      {"UNPROVEN", "remote_unproven"}}};
}

}  // namespace

std::vector<Command> AttendanceCommands() {
  std::vector<Command> commands = {
      Rate(),
      Compare(),
      Alerts(),
      Overdue(),
      {.noun = "rate-policy",
       .verb = "list",
       .help = "List the policies under which a rate can be worked out",
       .method = Calls(&Client::attendance, &AttendanceClient::ListRatePolicies),
       .lists_all = true,
       .view = PolicyView()},
      {.noun = "rate-policy",
       .verb = "get",
       .help = "Read policies",
       .method = Calls(&Client::attendance, &AttendanceClient::GetRatePolicy),
       .positional = "name",
       .takes_several = true,
       .flags = {{"policy-version", "version", "the newest when not given"}}},
      {.noun = "rate-policy",
       .verb = "put",
       .help = "Say how the school works out a rate",
       .method = Calls(&Client::attendance, &AttendanceClient::PutRatePolicy),
       .positional = "name",
       .flags = {{"title", "title", "what it does, for people"},
                 {"registers", "registers"},
                 {"excused", "excused"},
                 {"unmarked", "unmarked"},
                 {"late", "late"},
                 {"late-threshold-minutes", "late_threshold_minutes"},
                 {"remote-unproven", "remote_unproven"},
                 {"proof-kind", "proof_kinds", "KIND of evidence; may be repeated"},
                 {"proof-count", "proof_count", "how many pieces of evidence it takes"},
                 {"etag", "etag", "refuse if it changed since"}}}};
  for (Command& command : StatementCommands()) commands.push_back(std::move(command));
  return commands;
}

}  // namespace ecloserie::cli
