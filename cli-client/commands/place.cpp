#include "command.h"

namespace ecloserie::cli {

std::vector<Command> PlaceCommands() {
  const View view{.columns = {{"NAME", "name"},
                              {"KIND", "kind"},
                              {"SEATS", "seat_limit"},
                              {"TITLE", "title"},
                              {"ADDRESS", "address"}}};
  return {{.noun = "place",
           .verb = "create",
           .help = "Add a place where training happens",
           .method = Calls(&Client::school, &SchoolClient::CreatePlace),
           .positional = "place_id",
           .flags = {{"title", "place.title"},
                     {"kind", "place.kind"},
                     {"address", "place.address", "for everybody to read; a HOME has none"},
                     {"seat-limit", "place.seat_limit", "of all cohorts together"}},
           .view = view},
          {.noun = "place",
           .verb = "get",
           .help = "Read places",
           .method = Calls(&Client::school, &SchoolClient::GetPlace),
           .positional = "name",
           .takes_several = true,
           .view = view},
          {.noun = "place",
           .verb = "list",
           .help = "List a school's places",
           .method = Calls(&Client::school, &SchoolClient::ListPlaces),
           .view = view},
          {.noun = "place",
           .verb = "update",
           .help = "Give a place another title or address",
           .method = Calls(&Client::school, &SchoolClient::UpdatePlace),
           .positional = "name",
           .flags = {{"title", "title"},
                     {"address", "address"},
                     {"etag", "etag", "refuse if it changed since"}},
           .view = view}};
}

}  // namespace ecloserie::cli
