#include "command.h"

namespace ecloserie::cli {

std::vector<Command> TrackCommands() {
  const View view{.columns = {{"NAME", "name"},
                              {"MODE", "mode"},
                              {"SEATS", "seat_limit"},
                              {"SEAT PRICE", "seat_price"},
                              {"PLACE", "place"},
                              {"TITLE", "title"}}};
  return {{.noun = "track",
           .verb = "create",
           .help = "Add a track, for example promo-1/blended, with its seats",
           .method = Calls(&Client::school, &SchoolClient::CreateTrack),
           .positional = "track_id",
           .flags = {{"cohort", "parent", "unless the track is named with its cohort"},
                     {"title", "track.title"},
                     {"mode", "track.mode"},
                     {"seat-limit", "track.seat_limit"},
                     {"seat-price", "track.seat_price", "in euros, for example 1500.00"},
                     {"place", "track.place", "where its weeks on site are"}},
           .view = view},
          {.noun = "track",
           .verb = "get",
           .help = "Read tracks",
           .method = Calls(&Client::school, &SchoolClient::GetTrack),
           .positional = "name",
           .takes_several = true,
           .view = view},
          {.noun = "track",
           .verb = "list",
           .help = "List a cohort's tracks",
           .method = Calls(&Client::school, &SchoolClient::ListTracks),
           .flags = {{"cohort", "parent"}},
           .view = view},
          {.noun = "track",
           .verb = "update",
           .help = "Give a track another title or seat price",
           .method = Calls(&Client::school, &SchoolClient::UpdateTrack),
           .positional = "name",
           .flags = {{"title", "title"},
                     {"seat-price", "seat_price", "in euros; enrolments keep theirs"},
                     {"etag", "etag", "refuse if it changed since"}},
           .view = view}};
}

}  // namespace ecloserie::cli
