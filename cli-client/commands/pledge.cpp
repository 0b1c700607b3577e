#include "command.h"

namespace ecloserie::cli {

std::vector<Command> PledgeCommands() {
  const View view{.columns = {{"NAME", "name"},
                              {"PARTY", "party"},
                              {"AMOUNT", "amount"},
                              {"OUTSTANDING", "outstanding"}}};
  return {{.noun = "pledge",
           .verb = "create",
           .help = "Record a promise of money; no fund grows by it",
           .method = Calls(&Client::sponsorship, &SponsorshipClient::CreatePledge),
           .flags = {{"party", "pledge.party", "who promises"},
                     {"nature", "pledge.nature"},
                     {"amount", "pledge.amount", "in euros"},
                     {"pledged-on", "pledge.pledged_on", "the day of the promise"}},
           .view = view},
          {.noun = "pledge",
           .verb = "list",
           .help = "List a school's pledges",
           .method = Calls(&Client::sponsorship, &SponsorshipClient::ListPledges),
           .flags = {{"party", "party"}},
           .view = view}};
}

}  // namespace ecloserie::cli
