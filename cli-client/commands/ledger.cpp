#include "command.h"

namespace ecloserie::cli {

std::vector<Command> LedgerCommands() {
  return {{.noun = "ledger",
           .verb = "list",
           .help = "List a school's ledger entries",
           .method = Calls(&Client::sponsorship, &SponsorshipClient::ListLedgerEntries),
           .view = {.columns = {{"NO", "number"},
                                {"BOOKED", "book_time"},
                                {"LEDGER", "ledger"},
                                {"KIND", "kind"},
                                {"RESOURCE", "resource"}}}},
          {.noun = "ledger",
           .verb = "verify",
           .help = "Derive every balance again and name the rows that break an equation",
           .method = Calls(&Client::sponsorship, &SponsorshipClient::VerifyLedger),
           .positional = "school"}};
}

}  // namespace ecloserie::cli
