#include <ostream>

#include "command.h"
#include "ecloserie/v1/ledger.pb.h"

namespace ecloserie::cli {
namespace {

// A script must not have to read the answer to notice a breach.
ExitCode SumUpVerification(const Context& context, const FlagTexts&,
                           google::protobuf::Message& message) {
  const auto& answer = static_cast<const v1::VerifyLedgerResponse&>(message);
  if (answer.breaches().empty()) {
    context.talk << "every equation holds\n";
    return kDone;
  }
  context.talk << answer.breaches_size() << " equations are broken\n";
  return kRefused;
}

}  // namespace

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
           .positional = "school",
           .finish = SumUpVerification}};
}

}  // namespace ecloserie::cli
