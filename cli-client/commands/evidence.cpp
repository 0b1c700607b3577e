#include "command.h"
#include "evidence_decision.h"
#include "evidence_import.h"

namespace ecloserie::cli {
namespace {

const std::vector<Column> kEvidenceColumns = {{"NAME", "name", Shape::kWhole},
                                              {"TRAINEE", "trainee"},
                                              {"HALF-DAY", "half_day", Shape::kWhole},
                                              {"KIND", "kind"},
                                              {"STATE", "state", Shape::kWhole}};

Command Record() {
  return {.noun = "evidence",
          .verb = "record",
          .help = "Record what proves a half-day at a distance",
          .method = Calls(&Client::attendance, &AttendanceClient::RecordEvidence),
          .positional = "enrolment",
          .flags = {{"half-day", "half_day"},
                    {"kind", "kind", "for example coaching-contact"},
                    {"observe-time", "observe_time", "when it happened; now when not said"},
                    {"minutes", "minutes"},
                    {"document-digest", "document_digest", "the document's SHA-256"},
                    {"source", "source"},
                    {"external-ref", "external_ref", "what it is called there"},
                    {"note", "note", "for the school's own eyes"}},
          .view = {.columns = kEvidenceColumns}};
}

Command Import() {
  return {.noun = "evidence",
          .verb = "import",
          .help = "Propose the rows of a platform's activity export (CSV; - reads stdin)",
          .method = Calls(&Client::attendance, &AttendanceClient::ImportEvidence),
          .operand = "FILE",
          .flags = {{"cohort", "cohort"},
                    {"source", "source", "the platform, the same for each of its files"},
                    {"first-on", "first_on", "the first day that the file covers"},
                    {"last-on", "last_on", "the last day that the file covers"},
                    {"column", "", "trainee=E-mail, at=Date ...; once for each column"},
                    {"kind", "default_kind", "what rows are that do not say"},
                    {"kind-word", "", "Quiz=assessment; once for each word of the file"},
                    {"delimiter", "", "between the columns, for example ';'"},
                    {"dates", "", "iso (2015-05-04) or dmy (04/05/2015)"},
                    {"all-rows", "", "show the verdict on every row", true}},
          .view = {.columns = {{"LINE", "line"},
                               {"VERDICT", "verdict"},
                               {"FIELD", "field"},
                               {"RULE", "rule"},
                               {"EVIDENCE", "evidence"}},
                   .rows = "verdicts"},
          .prepare = ReadEvidenceImport,
          .finish = SumUpEvidenceImport};
}

Command Decide(std::string_view verb, std::string_view help, v1::EvidenceDecision decision) {
  return {.noun = "evidence",
          .verb = verb,
          .help = help,
          .method = Calls(&Client::attendance, &AttendanceClient::DecideEvidence),
          .operand = "EVIDENCE",
          .takes_several = true,
          .view = {.columns = kEvidenceColumns, .rows = "evidence"},
          .prepare = DecideNamed(decision)};
}

Command List() {
  return {.noun = "evidence",
          .verb = "list",
          .help = "List a cohort's evidence",
          .method = Calls(&Client::attendance, &AttendanceClient::ListEvidence),
          .positional = "parent",
          .flags = {{"enrolment", "enrolment"},
                    {"state", "state"},
                    {"kind", "kind"},
                    {"first-on", "first_on"},
                    {"last-on", "last_on"}},
          .view = {.columns = kEvidenceColumns}};
}

// A track says its cohort.
std::optional<Failure> CohortOfTrack(const Context&, const FlagTexts&,
                                     google::protobuf::Message& message) {
  auto& request = static_cast<v1::ListUnprovenRequest&>(message);
  const std::string& track = request.track();
  if (request.parent().empty()) request.set_parent(track.substr(0, track.find("/tracks/")));
  if (request.parent().empty()) return UsageFailure("say which: --track or --cohort");
  return std::nullopt;
}

Command Unproven() {
  return {.noun = "evidence",
          .verb = "unproven",
          .help = "List what is not yet proven of a week, trainee by trainee",
          .method = Calls(&Client::attendance, &AttendanceClient::ListUnproven),
          .flags = {{"cohort", "parent"},
                    {"track", "track"},
                    {"week", "week", "its Monday"},
                    {"first-on", "first_on", "or the first day"},
                    {"last-on", "last_on", "and the last"}},
          .view = {.columns = {{"TRAINEE", "trainee"},
                               {"HALF-DAY", "half_day"},
                               {"REGISTER", "session_state"},
                               {"MARK", "presence"},
                               {"PROPOSED", "proposed"},
                               {"CONFIRMED", "confirmed"}}},
          .prepare = CohortOfTrack};
}

}  // namespace

std::vector<Command> EvidenceCommands() {
  return {Record(),
          Import(),
          Decide("confirm", "Confirm evidence, all that is named or none; - reads stdin",
                 v1::EVIDENCE_DECISION_CONFIRMED),
          Decide("reject", "Reject evidence, all that is named or none; - reads stdin",
                 v1::EVIDENCE_DECISION_REJECTED),
          List(),
          Unproven()};
}

}  // namespace ecloserie::cli
