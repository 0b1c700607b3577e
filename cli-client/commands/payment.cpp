#include "command.h"

namespace ecloserie::cli {

std::vector<Command> PaymentCommands() {
  const View view{.columns = {{"RECEIVED", "received_on"},
                              {"REFERENCE", "external_ref"},
                              {"PARTY", "party"},
                              {"FUND", "fund"},
                              {"AMOUNT", "amount"}}};
  return {{.noun = "payment",
           .verb = "record",
           .help = "Record money that arrived, into a fund",
           .method = Calls(&Client::sponsorship, &SponsorshipClient::RecordPayment),
           .flags = {{"party", "payment.party", "who paid"},
                     {"nature", "payment.nature"},
                     {"amount", "payment.amount", "in euros"},
                     {"received-on", "payment.received_on", "the day on the bank statement"},
                     {"external-ref", "payment.external_ref", "the bank's own reference"},
                     {"fund", "payment.fund", "the fund it goes into"},
                     {"pledge", "payment.pledge", "the promise that it keeps"}},
           .view = view},
          {.noun = "payment",
           .verb = "list",
           .help = "List a school's payments",
           .method = Calls(&Client::sponsorship, &SponsorshipClient::ListPayments),
           .flags = {{"party", "party"}},
           .view = view}};
}

}  // namespace ecloserie::cli
