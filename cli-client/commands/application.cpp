#include "application_export.h"
#include "command.h"
#include "import.h"

namespace ecloserie::cli {
namespace {

constexpr Flag kEtag{"etag", "etag", "refuse if it changed since"};

View ApplicationView() {
  return {.columns = {{"NAME", "name"},
                      {"STATE", "state"},
                      {"APPLICANT", "applicant"},
                      {"REFERENCE", "external_ref"},
                      {"ALIKE", "resemblances", Shape::kCount}}};
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
                               {"APPLICATION", "application"},
                               {"ALIKE", "resembles", Shape::kCount}},
                   .rows = "verdicts"},
          .prepare = ReadImport,
          .finish = SumUpImport};
}

Command Export() {
  return {.noun = "application",
          .verb = "export",
          .help = "Write a cohort's applications as application import reads them",
          .method = Calls(&Client::enrolment, &EnrolmentClient::ListApplications),
          .flags = {{"cohort", "cohort"}},
          .act = ExportApplications};
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

std::vector<Command> Reads() {
  return {
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
                 {"person", "person"},
                 {"resembling", "only_resembling", "only probable duplicates", true}},
       .view = ApplicationView()},
      {.noun = "application",
       .verb = "history",
       .help = "List what happened to an application",
       .method = Calls(&Client::enrolment, &EnrolmentClient::ListApplicationTransitions),
       .positional = "application",
       .view = {.columns = {{"WHEN", "record_time"},
                            {"EVENT", "event"},
                            {"STATE", "to_state"},
                            {"BY", "actor"},
                            {"REASON", "reason_code"},
                            {"NOTE", "note"}}}},
      {.noun = "application",
       .verb = "waiting",
       .help = "Show the waiting list of a cohort, in the order of the line",
       .method = Calls(&Client::enrolment, &EnrolmentClient::ListWaitingApplications),
       .positional = "cohort",
       .view = {.columns = {{"RANK", "rank"},
                            {"PRIORITY", "application.waiting_priority"},
                            {"APPLICANT", "application.applicant"},
                            {"OBSTACLE", "obstacle"},
                            {"SUBJECT", "subject"},
                            {"APPLICATION", "application.name"}}}},
  };
}

std::vector<Command> Decisions() {
  return {
      Event("review", "Take applications into review",
            Calls(&Client::enrolment, &EnrolmentClient::ReviewApplication),
            {{"score", "score"}, {"note", "note", "for the school's own eyes"}}),
      Event("offer", "Offer seats: hold them until the offer runs out",
            Calls(&Client::enrolment, &EnrolmentClient::MakeOffer),
            {{"track", "track", "the track in which a seat is offered"},
             {"agreement", "agreements", "the agreements whose seats are held as well"},
             {"entry", "entry", "the half-day from which on the seats are held"},
             {"expire-time", "expire_time", "when the offer runs out"}}),
      Event("accept", "Accept offers", Calls(&Client::enrolment, &EnrolmentClient::AcceptOffer),
            {}),
      Event("decline", "Decline offers and release their seats",
            Calls(&Client::enrolment, &EnrolmentClient::DeclineOffer), {}),
      Event("reject", "Reject applications",
            Calls(&Client::enrolment, &EnrolmentClient::RejectApplication),
            {{"reason-code", "reason_code", "for example SEATS_TAKEN"},
             {"note", "note", "for the school's own eyes"}}),
  };
}

// What changes a decision, or puts it off.
std::vector<Command> Changes() {
  return {
      Event("withdraw-offer", "Take offers back and promote the next in line",
            Calls(&Client::enrolment, &EnrolmentClient::WithdrawOffer),
            {{"reason-code", "reason_code", "for example COURSE_CANCELLED"},
             {"note", "note", "for the school's own eyes"}}),
      Event("waitlist", "Give a claim on the next free seat of a track",
            Calls(&Client::enrolment, &EnrolmentClient::WaitlistApplication),
            {{"track", "track", "the track waited for"},
             {"agreement", "agreements", "the agreements whose seats are waited for as well"},
             {"note", "note", "for the school's own eyes"}}),
      Event("prioritise", "Move applications up or down the waiting list",
            Calls(&Client::enrolment, &EnrolmentClient::SetWaitingPriority),
            {{"priority", "priority", "the higher, the sooner; everybody begins at 0"},
             {"reason-code", "reason_code", "for example LONG_UNEMPLOYED"},
             {"note", "note", "for the school's own eyes"}}),
      Event("pool", "Keep applications for a later offer, without a claim",
            Calls(&Client::enrolment, &EnrolmentClient::PoolApplication),
            {{"note", "note", "for the school's own eyes"}}),
      Event("withdraw", "Note that applicants are no candidates any more",
            Calls(&Client::enrolment, &EnrolmentClient::WithdrawApplication),
            {{"reason-code", "reason_code", "for example FOUND_WORK"},
             {"note", "note", "for the school's own eyes"}}),
      Event("merge", "Declare applications duplicates of another",
            Calls(&Client::enrolment, &EnrolmentClient::MergeApplications),
            {{"into", "into", "the application that counts"},
             {"reason-code", "reason_code", "for example SAME_PERSON"},
             {"note", "note", "the evidence"}}),
      Event("unmerge", "Take merges back",
            Calls(&Client::enrolment, &EnrolmentClient::UnmergeApplications),
            {{"reason-code", "reason_code", "for example TWINS"},
             {"note", "note", "for the school's own eyes"}}),
  };
}

}  // namespace

std::vector<Command> ApplicationCommands() {
  std::vector<Command> commands = {Submit(), Import(), Export()};
  for (auto& more : {Reads(), Decisions(), Changes()}) {
    commands.insert(commands.end(), more.begin(), more.end());
  }
  commands.push_back(Enrol());
  return commands;
}

}  // namespace ecloserie::cli
