#include "command.h"

namespace ecloserie::cli {

namespace {

std::vector<Flag> CreateFlags() {
  return {{"party", "agreement.party", "who funds"},
          {"cohort", "agreement.cohort", "whose trainees it funds"},
          {"nature", "agreement.nature"},
          {"title", "agreement.title"},
          {"signed-on", "agreement.signed_on"},
          {"valid-from", "agreement.valid_from", "its first day"},
          {"valid-to", "agreement.valid_to", "its last day"},
          {"ceiling", "agreement.ceiling", "the most it pays, in euros"},
          {"seat-cap", "agreement.seat_cap", "the most seats it funds"},
          {"unit", "agreement.unit", "what it pays by"},
          {"unit-price", "agreement.unit_price", "in euros"},
          {"jobseeker-region", "agreement.jobseeker_region",
           "funds only jobseekers registered in this region"}};
}

}  // namespace

std::vector<Command> AgreementCommands() {
  const View view{.columns = {{"NAME", "name"},
                              {"PARTY", "party"},
                              {"COHORT", "cohort"},
                              {"SEATS", "seat_cap"},
                              {"CEILING", "ceiling"},
                              {"AVAILABLE", "available"}}};
  return {{.noun = "agreement",
           .verb = "create",
           .help = "Record a signed agreement for a cohort",
           .method = Calls(&Client::sponsorship, &SponsorshipClient::CreateAgreement),
           .positional = "agreement_id",
           .flags = CreateFlags(),
           .view = view},
          {.noun = "agreement",
           .verb = "get",
           .help = "Read agreements with their balances",
           .method = Calls(&Client::sponsorship, &SponsorshipClient::GetAgreement),
           .positional = "name",
           .takes_several = true,
           .view = view},
          {.noun = "agreement",
           .verb = "list",
           .help = "List a school's agreements",
           .method = Calls(&Client::sponsorship, &SponsorshipClient::ListAgreements),
           .view = view},
          {.noun = "agreement",
           .verb = "decide",
           .help = "Decide whether agreements may fund an applicant",
           .method = Calls(&Client::sponsorship, &SponsorshipClient::DecideEligibility),
           .positional = "agreement",
           .takes_several = true,
           .flags = {{"application", "application", "the applicant's file"},
                     {"override-text", "override_text", "say yes against the rule, and why"}},
           .view = {.columns = {{"AGREEMENT", "agreement"},
                                {"APPLICATION", "application"},
                                {"OUTCOME", "outcome"},
                                {"REASONS", "reason_codes"}}}}};
}

}  // namespace ecloserie::cli
