#include "command.h"

namespace ecloserie::cli {
namespace {

View PoolsView() {
  return {.columns = {{"POOL", "name"},
                      {"KIND", "kind"},
                      {"", "", Shape::kSeatBar},
                      {"LIMIT", "seat_limit"},
                      {"TAKEN", "taken_count"},
                      {"HELD", "held_count"},
                      {"FREE", "free_count"}},
          .rows = "pools"};
}

}  // namespace

std::vector<Command> SeatCommands() {
  return {{.noun = "seat",
           .verb = "show",
           .help = "Show every pool that limits a cohort, and what is left of it",
           .method = Calls(&Client::enrolment, &EnrolmentClient::GetSeatAvailability),
           .positional = "cohort",
           .takes_several = true,
           .flags = {{"first", "first", "the fullest half-day from here on"},
                     {"last", "last", "and up to here"}},
           .view = PoolsView()},
          {.noun = "seat",
           .verb = "limit",
           .help = "Change how many seats a track has",
           .method = Calls(&Client::enrolment, &EnrolmentClient::SetSeatLimit),
           .positional = "track",
           .flags = {{"seat-limit", "seat_limit"}},
           .view = {.columns = {{"POOL", "pool"}, {"LIMIT", "seat_limit"}}}}};
}

}  // namespace ecloserie::cli
