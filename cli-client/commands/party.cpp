#include "command.h"

namespace ecloserie::cli {

std::vector<Command> PartyCommands() {
  const View view{.columns = {{"NAME", "name"},
                              {"KIND", "kind"},
                              {"SUPPLIER", "is_supplier"},
                              {"DISPLAY NAME", "display_name"}}};
  return {{.noun = "party",
           .verb = "create",
           .help = "Add somebody who gives or is paid",
           .method = Calls(&Client::sponsorship, &SponsorshipClient::CreateParty),
           .positional = "party_id",
           .flags = {{"kind", "party.kind"},
                     {"display-name", "party.display_name"},
                     {"supplier", "party.is_supplier", "it is paid", true}},
           .view = view},
          {.noun = "party",
           .verb = "list",
           .help = "List a school's parties",
           .method = Calls(&Client::sponsorship, &SponsorshipClient::ListParties),
           .flags = {{"suppliers", "suppliers_only", "only those that are paid", true}},
           .view = view}};
}

}  // namespace ecloserie::cli
