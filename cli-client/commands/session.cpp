#include "calendar.h"
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
          {"closures", "pattern.closures", "days on which the school is closed"},
          {"closure-spans", "pattern.closure_spans", "the same, many days at once"},
          {"alsace-moselle", "pattern.alsace_moselle",
           "with the public holidays of Alsace and Moselle", true},
          {"modules", "pattern.modules", "what is taught when: the first that fits"}};
}

std::vector<Column> SessionColumns(std::string_view last_header, std::string_view last_path) {
  return {{"NAME", "name"}, {"DATE", "date"},         {"SLOT", "slot"},
          {"KIND", "kind"}, {"DELIVERY", "delivery"}, {last_header, last_path}};
}

Command Generate() {
  const std::vector<Column> columns = SessionColumns("MODULE", "module");
  return {.noun = "session",
          .verb = "generate",
          .help = "Plan a track's half-days, or plan them anew; with --dry-run only show it",
          .method = Calls(&Client::attendance, &AttendanceClient::GenerateSessions),
          .positional = "track",
          .flags = GenerateFlags(),
          .view = {.rows = "sessions",
                   .sections = {
                       {"SESSIONS ADDED", "sessions", columns},
                       {"SESSIONS CHANGED",
                        "changed_sessions",
                        {{"NAME", "session.name"},
                         {"DATE", "session.date"},
                         {"SLOT", "session.slot"},
                         {"CHANGED", "fields"}}},
                       {"SESSIONS PLANNED AGAIN", "restored_sessions", columns},
                       {"SESSIONS CANCELLED", "cancelled_sessions", columns},
                       {"SESSIONS THAT STAY CANCELLED", "skipped_sessions",
                        SessionColumns("REASON", "cancel_reason")},
                       {"DAYS LEFT OUT", "skipped_days", {{"DATE", "date"}, {"REASON", "reason"}}},
                       {"",
                        "",
                        {{"added", "added_count"},
                         {"changed", "changed_count"},
                         {"planned again", "restored_count"},
                         {"cancelled", "cancelled_count"},
                         {"kept as they were", "kept_count"}}}}}};
}

Command Schedule() {
  return {.noun = "session",
          .verb = "schedule",
          .help = "Plan one session by itself, for a whole track or a part of it",
          .method = Calls(&Client::attendance, &AttendanceClient::ScheduleSession),
          .positional = "track",
          .flags = {{"date", "date"},
                    {"slot", "slot"},
                    {"kind", "kind"},
                    {"title", "title", "what it is called; an event has a title"},
                    {"planned-minutes", "planned_minutes"},
                    {"start", "start", "09:00 or 13:30 when not said"},
                    {"delivery", "delivery", "on site where it has a place, when not said"},
                    {"place", "place", "where it is held"},
                    {"module", "module", "what is taught"},
                    {"part", "part", "a slug, when it is for some only"},
                    {"trainees", "trainees", "for whom the part is"}},
          .view = {.columns = SessionColumns("PART", "part")}};
}

Command Cancel() {
  return {.noun = "session",
          .verb = "cancel",
          .help = "Cancel sessions, all or none: those named, or those of a track or a module",
          .method = Calls(&Client::attendance, &AttendanceClient::CancelSessions),
          .flags = {{"sessions", "sessions"},
                    {"track", "track"},
                    {"module", "module"},
                    {"first-on", "first_on", "the first day"},
                    {"last-on", "last_on", "the last day"},
                    {"reason-code", "reason_code", "why, for example STORM"}},
          .view = {.rows = "sessions",
                   .sections = {{"SESSIONS CANCELLED", "sessions",
                                 SessionColumns("REASON", "cancel_reason")}}}};
}

Command Calendar() {
  return {.noun = "session",
          .verb = "calendar",
          .help = "Write a track's or a trainee's sessions as iCalendar text",
          .method = Calls(&Client::attendance, &AttendanceClient::GetCalendar),
          .flags = {{"track", "track"}, {"enrolment", "enrolment", "the trainee's own"}},
          .act = PrintCalendar};
}

}  // namespace

std::vector<Command> SessionCommands() {
  std::vector<Column> columns = SessionColumns("STATE", "state");
  columns.push_back({"MINUTES", "planned_minutes"});
  return {Generate(),
          Schedule(),
          Cancel(),
          Calendar(),
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
