#include "command.h"
#include "import.h"

namespace ecloserie::cli {
namespace {

constexpr Flag kEtag{"etag", "etag", "refuse if it changed since"};

View ApplicationView() {
  return {.columns = {{"NAME", "name"},
                      {"STATE", "state"},
                      {"APPLICANT", "applicant"},
                      {"REFERENCE", "external_ref"}}};
}

Command Submit() {
  return {.noun = "application",
          .verb = "submit",
          .help = "File an application for a cohort",
          .method = Calls(&Client::enrolment, &EnrolmentClient::SubmitApplication),
          .flags = {{"cohort", "cohort"},
                    {"family-name", "applicant.family_name"},
                    {"given-name", "applicant.given_name"},
                    {"born-on", "applicant.born_on"},
                    {"email", "applicant.email"},
                    {"phone", "applicant.phone"},
                    {"postal-code", "applicant.postal_code"},
                    {"gender", "applicant.gender"},
                    {"occupation", "applicant.occupation"},
                    {"jobseeker-since", "applicant.jobseeker_since"},
                    {"jobseeker-region", "applicant.jobseeker_region"},
                    {"external-ref", "external_ref", "the school's own reference"},
                    {"wished-tracks", "wished_tracks", "slugs, best first"}},
          .view = ApplicationView()};
}

Command Import() {
  return {.noun = "application",
          .verb = "import",
          .help = "File the applications of a spreadsheet (CSV; - reads stdin)",
          .method = Calls(&Client::enrolment, &EnrolmentClient::ImportApplications),
          .operand = "FILE",
          .flags = {{"cohort", "cohort"},
                    {"delimiter", "", "between the columns, for example ';'"},
                    {"dates", "", "iso (2015-05-04) or dmy (04/05/2015)"},
                    {"mode", "", "all (or nothing) or good (rows only)"},
                    {"all-rows", "", "show the verdict on every row", true}},
          .view = {.columns = {{"LINE", "line"},
                               {"VERDICT", "verdict"},
                               {"FIELD", "field"},
                               {"RULE", "rule"},
                               {"APPLICATION", "application"}},
                   .rows = "verdicts"},
          .prepare = ReadImport,
          .finish = SumUpImport};
}

// A verb that moves applications from state to state.
Command Event(std::string_view verb, std::string_view help, SdkMethod method,
              std::vector<Flag> flags) {
  flags.push_back(kEtag);
  return {.noun = "application",
          .verb = verb,
          .help = help,
          .method = std::move(method),
          .positional = "name",
          .takes_several = true,
          .flags = std::move(flags),
          .view = ApplicationView()};
}

Command Enrol() {
  return {
      .noun = "application",
      .verb = "enrol",
      .help = "Turn accepted applications into enrolments",
      .method = Calls(&Client::enrolment, &EnrolmentClient::Enrol),
      .positional = "application",
      .takes_several = true,
      .flags = {{"entry", "entry", "the first half-day"}, kEtag},
      .view = {
          .columns = {
              {"NAME", "name"}, {"STATE", "state"}, {"TRAINEE", "trainee"}, {"ENTRY", "entry"}}}};
}

}  // namespace

std::vector<Command> ApplicationCommands() {
  return {
      Submit(),
      Import(),
      {.noun = "application",
       .verb = "get",
       .help = "Read applications",
       .method = Calls(&Client::enrolment, &EnrolmentClient::GetApplication),
       .positional = "name",
       .takes_several = true,
       .view = ApplicationView()},
      {.noun = "application",
       .verb = "list",
       .help = "List a school's applications",
       .method = Calls(&Client::enrolment, &EnrolmentClient::ListApplications),
       .flags = {{"cohort", "cohort"},
                 {"state", "state"},
                 {"external-ref", "external_ref"},
                 {"person", "person"}},
       .view = ApplicationView()},
      Event("review", "Take applications into review",
            Calls(&Client::enrolment, &EnrolmentClient::ReviewApplication),
            {{"score", "score"}, {"note", "note", "for the school's own eyes"}}),
      Event("offer", "Offer seats: hold them until the offer runs out",
            Calls(&Client::enrolment, &EnrolmentClient::MakeOffer),
            {{"track", "track", "the track in which a seat is offered"},
             {"agreement", "agreements", "the agreements whose seats are held as well"},
             {"expire-time", "expire_time", "when the offer runs out"}}),
      Event("accept", "Accept offers", Calls(&Client::enrolment, &EnrolmentClient::AcceptOffer),
            {}),
      Event("decline", "Decline offers and release their seats",
            Calls(&Client::enrolment, &EnrolmentClient::DeclineOffer), {}),
      Event("reject", "Reject applications",
            Calls(&Client::enrolment, &EnrolmentClient::RejectApplication),
            {{"reason-code", "reason_code", "for example SEATS_TAKEN"},
             {"note", "note", "for the school's own eyes"}}),
      Enrol(),
  };
}

}  // namespace ecloserie::cli
