#include "command.h"

namespace ecloserie::cli {

std::vector<Command> PartyCommands() {
  const View view{
      .columns = {{"NAME", "name"}, {"KIND", "kind"}, {"DISPLAY NAME", "display_name"}}};
  return {{.noun = "party",
           .verb = "create",
           .help = "Add somebody who gives money",
           .method = Calls(&Client::sponsorship, &SponsorshipClient::CreateParty),
           .positional = "party_id",
           .flags = {{"kind", "party.kind"}, {"display-name", "party.display_name"}},
           .view = view},
          {.noun = "party",
           .verb = "list",
           .help = "List a school's parties",
           .method = Calls(&Client::sponsorship, &SponsorshipClient::ListParties),
           .view = view}};
}

}  // namespace ecloserie::cli
