#include "command.h"

namespace ecloserie::cli {

namespace {

std::vector<Section> DashboardSections() {
  return {{"",
           "",
           {{"cohort", "cohort"},
            {"title", "title"},
            {"applications", "applications_count"},
            {"record of", "position"}}},
          {"APPLICATIONS",
           "application_states",
           {{"STATE", "state"}, {"COUNT", "applications_count"}},
           "applications_count"},
          {"SEATS",
           "pools",
           {{"POOL", "name"},
            {"", "", Shape::kSeatBar},
            {"LIMIT", "seat_limit"},
            {"TAKEN", "taken_count"},
            {"HELD", "held_count"},
            {"FREE", "free_count"}}},
          {"SESSIONS",
           "tracks",
           {{"TRACK", "track"},
            {"TRAINEES", "enrolments_count"},
            {"PLANNED", "planned_sessions_count"},
            {"OPEN", "open_sessions_count"},
            {"LOCKED", "locked_sessions_count"}}},
          {"ATTENDANCE",
           "tracks",
           {{"TRACK", "track"},
            {"RATE", "attendance.rate_basis_points", Shape::kPercent},
            {"MINUTES", "attendance.attended_minutes"},
            {"OF", "attendance.expected_minutes"},
            {"UNMARKED", "attendance.unmarked_count"}}},
          {"FUNDING",
           "funding",
           {{"price of all seats", "price"},
            {"allocated, promised", "allocated_promised"},
            {"allocated, received", "allocated_received"},
            {"still to find", "gap"},
            {"seats funded", "funded_seats_count"},
            {"seats funded in part", "partly_funded_seats_count"},
            {"seats without money", "unfunded_seats_count"}}}};
}

std::vector<Section> SponsorSections() {
  return {{"", "", {{"sponsor", "party"}, {"name", "display_name"}, {"record of", "position"}}},
          {"MONEY",
           "",
           {{"pledged", "pledged"},
            {"paid", "paid"},
            {"outstanding", "outstanding"},
            {"agreements' ceiling", "agreement_ceiling"},
            {"allocated, promised", "allocated_promised"},
            {"allocated, received", "allocated_received"}}},
          {"TRAINEES", "", {{"seats", "seats"}, {"attendance", "attendance"}}}};
}

}  // namespace

std::vector<Command> ReportCommands() {
  return {{.noun = "report",
           .verb = "cohort",
           .help = "Show a cohort at a glance: applications, seats, attendance, funding",
           .method = Calls(&Client::report, &ReportClient::GetCohortDashboard),
           .positional = "cohort",
           .takes_several = true,
           .view = {.sections = DashboardSections()}},
          {.noun = "report",
           .verb = "sponsor",
           .help = "Show a sponsor what became of its promises and its money",
           .method = Calls(&Client::report, &ReportClient::GetSponsorReport),
           .positional = "party",
           .takes_several = true,
           .view = {.sections = SponsorSections()}}};
}

}  // namespace ecloserie::cli
