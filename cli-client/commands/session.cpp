#include "command.h"

namespace ecloserie::cli {

namespace {

std::vector<Flag> GenerateFlags() {
  return {{"first-on", "first_on", "the first day"},
          {"last-on", "last_on", "the last day"},
          {"weekdays", "pattern.weekdays", "the days taught; Monday to Friday when not said"},
          {"on-site-week-of-month", "pattern.on_site_weeks.week_of_month",
           "the Nth week of each month is on site"},
          {"on-site-every-weeks", "pattern.on_site_weeks.every_weeks", "every Nth week is on site"},
          {"am-start", "pattern.am_start"},
          {"am-end", "pattern.am_end"},
          {"pm-start", "pattern.pm_start"},
          {"pm-end", "pattern.pm_end"},
          {"closures", "pattern.closures", "days on which the school is closed"}};
}

}  // namespace

std::vector<Command> SessionCommands() {
  const std::vector<Column> columns = {{"NAME", "name"},
                                       {"DATE", "date"},
                                       {"SLOT", "slot"},
                                       {"KIND", "kind"},
                                       {"DELIVERY", "delivery"},
                                       {"STATE", "state"},
                                       {"MINUTES", "planned_minutes"}};
  return {{.noun = "session",
           .verb = "generate",
           .help = "Plan a track's half-days; with --dry-run only show them",
           .method = Calls(&Client::attendance, &AttendanceClient::GenerateSessions),
           .positional = "track",
           .flags = GenerateFlags(),
           .view = {.rows = "sessions",
                    .sections = {{"SESSIONS ADDED", "sessions", columns},
                                 {"DAYS LEFT OUT",
                                  "skipped_days",
                                  {{"DATE", "date"}, {"REASON", "reason"}}},
                                 {"", "", {{"kept as they were", "kept_count"}}}}}},
          {.noun = "session",
           .verb = "schedule-event",
           .help = "Plan a gathering or a hackathon of a track",
           .method = Calls(&Client::attendance, &AttendanceClient::ScheduleEvent),
           .positional = "track",
           .flags = {{"date", "date"},
                     {"slot", "slot"},
                     {"title", "title"},
                     {"planned-minutes", "planned_minutes"},
                     {"start", "start", "09:00 or 13:30 when not said"},
                     {"place", "place", "where it is held, unless at a distance"}},
           .view = {.columns = columns}},
          {.noun = "session",
           .verb = "get",
           .help = "Read sessions",
           .method = Calls(&Client::attendance, &AttendanceClient::GetSession),
           .positional = "name",
           .takes_several = true,
           .view = {.columns = columns}},
          {.noun = "session",
           .verb = "list",
           .help = "List a track's sessions",
           .method = Calls(&Client::attendance, &AttendanceClient::ListSessions),
           .positional = "parent",
           .flags = {{"first-on", "first_on"},
                     {"last-on", "last_on"},
                     {"state", "state"},
                     {"slot", "slot"}},
           .view = {.columns = columns}}};
}

}  // namespace ecloserie::cli
