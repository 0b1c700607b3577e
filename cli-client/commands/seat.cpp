#include "command.h"

namespace ecloserie::cli {

std::vector<Command> SeatCommands() {
  return {{.noun = "seat",
           .verb = "show",
           .help = "Show every pool that limits a cohort, and what is left of it",
           .method = Calls(&Client::enrolment, &EnrolmentClient::GetSeatAvailability),
           .positional = "cohort",
           .takes_several = true,
           .view = {.columns = {{"POOL", "name"},
                                {"KIND", "kind"},
                                {"", "", Shape::kSeatBar},
                                {"LIMIT", "seat_limit"},
                                {"TAKEN", "taken_count"},
                                {"HELD", "held_count"},
                                {"FREE", "free_count"}},
                    .rows = "pools"}}};
}

}  // namespace ecloserie::cli
