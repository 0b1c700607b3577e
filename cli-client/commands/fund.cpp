#include "command.h"

namespace ecloserie::cli {

std::vector<Command> FundCommands() {
  const View view{.columns = {{"NAME", "name"},
                              {"RECEIVED", "received"},
                              {"RESERVED", "reserved"},
                              {"CONFIRMED", "confirmed"},
                              {"AVAILABLE", "available"}}};
  return {{.noun = "fund",
           .verb = "create",
           .help = "Add a fund: money with a restriction",
           .method = Calls(&Client::sponsorship, &SponsorshipClient::CreateFund),
           .positional = "fund_id",
           .flags = {{"title", "fund.title"},
                     {"party", "fund.party", "take payments of this party only"},
                     {"cohort", "fund.cohort", "fund seats of this cohort only"}},
           .view = view},
          {.noun = "fund",
           .verb = "get",
           .help = "Read funds with their balances",
           .method = Calls(&Client::sponsorship, &SponsorshipClient::GetFund),
           .positional = "name",
           .takes_several = true,
           .view = view},
          {.noun = "fund",
           .verb = "list",
           .help = "List a school's funds",
           .method = Calls(&Client::sponsorship, &SponsorshipClient::ListFunds),
           .view = view}};
}

}  // namespace ecloserie::cli
