#include "domain/roster.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "domain/civil_date.h"
#include "domain/folding.h"
#include "domain/person.h"

namespace ecloserie::domain {
namespace {

constexpr std::size_t kSourcedIdMax = 100;
constexpr std::string_view kStudent = "student";
constexpr std::string_view kDeleted = "tobedeleted";

std::optional<FieldProblem> ProblemOfRole(const std::string& role) {
  if (role == kStudent) return std::nullopt;
  return FieldProblem{"role", "must be student: the school's own people are its principals"};
}

std::optional<FieldProblem> ProblemOfStatus(const std::string& status, const RosterScope& scope) {
  if (status.empty() || status == "active") return std::nullopt;
  if (scope.mode == RosterMode::kSnapshot) {
    return FieldProblem{"status", "must be empty in files that hold the whole cohort"};
  }
  if (status == kDeleted) return std::nullopt;
  return FieldProblem{"status", "must be active or tobedeleted, or empty"};
}

// The column of users.csv or demographics.csv that stands for the field of an
// application.
std::string ColumnOf(const std::string& field) {
  constexpr std::pair<std::string_view, std::string_view> kColumns[] = {
      {"external_ref", "identifier"},
      {"family_name", "familyName"},
      {"given_name", "givenName"},
      {"born_on", "birthDate"}};
  for (const auto& [name, column] : kColumns) {
    if (name == field) return std::string(column);
  }
  return field;
}

}  // namespace

std::optional<FieldProblem> ProblemOfUser(const RosterUser& user, const RosterScope& scope) {
  if (user.sourced_id.empty() || user.sourced_id.size() > kSourcedIdMax ||
      !IsValidText(user.sourced_id)) {
    return FieldProblem{"sourcedId", "is required, and must be UTF-8 text of at most " +
                                         std::to_string(kSourcedIdMax) + " bytes"};
  }
  if (auto problem = ProblemOfStatus(user.status, scope)) return problem;
  if (user.status == kDeleted) {
    return FieldProblem{"status",
                        "must not delete a person: delete the enrollments, and erase the person"};
  }
  if (auto problem = ProblemOfRole(user.role)) return problem;
  if (!user.birth_date.empty() && !ParseIsoDate(user.birth_date)) {
    return FieldProblem{"birthDate", "must be a real day, written as YYYY-MM-DD"};
  }
  return std::nullopt;
}

std::variant<ApplicationDraft, FieldProblem> DraftOf(const RosterUser& user,
                                                     const RosterScope& scope) {
  const std::string identifier = TrimBlanks(user.identifier);
  ApplicationRow row{.line = user.line,
                     .external_ref = identifier.empty() ? user.sourced_id : identifier,
                     .family_name = user.family_name,
                     .given_name = user.given_name,
                     .born_on = user.birth_date,
                     .email = user.email,
                     .phone = user.phone};
  auto judged = JudgeRow(
      row, {.date_format = DateFormat::kIso, .today = scope.today, .tracks = scope.tracks});
  if (auto* problem = std::get_if<FieldProblem>(&judged)) problem->field = ColumnOf(problem->field);
  return judged;
}

std::string ClassOf(const TrackName& track) { return track.cohort + "." + track.slug; }

std::variant<RosterPiece, FieldProblem> JudgeEnrollment(const RosterEnrollment& enrollment,
                                                        const RosterScope& scope) {
  if (auto problem = ProblemOfStatus(enrollment.status, scope)) return *std::move(problem);
  if (auto problem = ProblemOfRole(enrollment.role)) return *std::move(problem);
  RosterPiece piece{.user_sourced_id = enrollment.user_sourced_id,
                    .is_deleted = enrollment.status == kDeleted};
  const std::string& name = enrollment.class_sourced_id;
  const std::size_t dot = std::min(name.find('.'), name.size());
  piece.track = {scope.cohort.school, scope.cohort.slug,
                 name.substr(std::min(dot + 1, name.size()))};
  if (name.substr(0, dot) != scope.cohort.slug || !scope.tracks.contains(piece.track.slug)) {
    return FieldProblem{"classSourcedId", "must be a class of " + scope.cohort.ToString()};
  }
  const auto begins_on = ParseIsoDate(enrollment.begin_date);
  if (!begins_on) return FieldProblem{"beginDate", "must be a real day, written as YYYY-MM-DD"};
  piece.begins_on = *begins_on;
  if (enrollment.end_date.empty()) return piece;
  piece.ends_on = ParseIsoDate(enrollment.end_date);
  if (!piece.ends_on) return FieldProblem{"endDate", "must be a real day, written as YYYY-MM-DD"};
  if (*piece.ends_on < piece.begins_on) {
    return FieldProblem{"endDate", "must not lie before the begin date"};
  }
  return piece;
}

std::int64_t RosterOutcome::CountOf(RosterVerdict verdict) const {
  return std::ranges::count(rows, verdict, &JudgedRosterRow::verdict);
}

// The scope, then one line per row: file, line, verdict, enrolment, field and rule,
// between tabs, which none of them holds.
std::string RosterOutcome::ToString() const {
  std::string text = std::to_string(in_scope_count) + "\n";
  for (const JudgedRosterRow& row : rows) {
    text += row.file + "\t" + std::to_string(row.line) + "\t" + std::string(WordOf(row.verdict)) +
            "\t" + (row.enrolment ? row.enrolment->ToString() : "") + "\t" + row.field + "\t" +
            row.rule + "\n";
  }
  return text;
}

namespace {

// The text up to the mark, which is taken away with it.
std::string_view TakeUntil(char mark, std::string_view& text) {
  const std::size_t end = std::min(text.find(mark), text.size());
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return taken;
}

std::optional<std::int64_t> ParseCount(std::string_view text) {
  std::int64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() ? std::optional(number) : std::nullopt;
}

std::optional<JudgedRosterRow> ParseRosterRow(std::string_view text) {
  JudgedRosterRow row{.file = std::string(TakeUntil('\t', text))};
  const auto line = ParseCount(TakeUntil('\t', text));
  const auto verdict = FromWord<RosterVerdict>(TakeUntil('\t', text));
  if (!line || !verdict) return std::nullopt;
  row.line = *line;
  row.verdict = *verdict;
  row.enrolment = EnrolmentName::Parse(TakeUntil('\t', text));
  row.field = TakeUntil('\t', text);
  row.rule = text;
  return row;
}

}  // namespace

std::optional<RosterOutcome> RosterOutcome::Parse(std::string_view text) {
  RosterOutcome outcome;
  const auto in_scope = ParseCount(TakeUntil('\n', text));
  if (!in_scope) return std::nullopt;
  outcome.in_scope_count = *in_scope;
  while (!text.empty()) {
    auto row = ParseRosterRow(TakeUntil('\n', text));
    if (!row) return std::nullopt;
    outcome.rows.push_back(*std::move(row));
  }
  return outcome;
}

absl::Status RosterRowsRefused(const RosterOutcome& outcome) {
  std::vector<FieldProblem> problems;
  for (const JudgedRosterRow& row : outcome.rows) {
    if (row.verdict != RosterVerdict::kRefused) continue;
    const std::string place =
        row.file.empty() ? row.enrolment->ToString() : row.file + ":" + std::to_string(row.line);
    problems.push_back({place + ":" + row.field, row.rule});
  }
  return FieldsInvalid(problems);
}

std::optional<FieldProblem> ColumnProblem(const absl::Status& refusal) {
  const RefusalFacts facts = FactsOf(refusal);
  if (facts.reason.empty()) return std::nullopt;
  constexpr std::pair<std::string_view, std::string_view> kColumns[] = {
      {"entry", "beginDate"},
      {"at", "beginDate"},
      {"last", "endDate"},
      {"track", "classSourcedId"},
      {"SPELLS_OVERLAP", "beginDate"},
      {"SEATS_EXHAUSTED", "classSourcedId"},
      {"beginDate", "beginDate"},
      {"endDate", "endDate"},
      {"classSourcedId", "classSourcedId"}};
  const bool is_of_field = !facts.fields.empty();
  FieldProblem problem{"userSourcedId", facts.reason + ": " + std::string(refusal.message())};
  if (is_of_field) problem.rule = facts.fields.front().rule;
  for (const auto& [name, column] : kColumns) {
    if (name == (is_of_field ? facts.fields.front().field : facts.reason)) problem.field = column;
  }
  return problem;
}

absl::Status RequireRemovalShare(std::int64_t removed, std::int64_t in_scope,
                                 std::int64_t max_percent) {
  if (removed * 100 <= max_percent * in_scope) return absl::OkStatus();
  const std::int64_t share = (removed * 100 + in_scope - 1) / in_scope;  // rounded up
  return Refusal(absl::StatusCode::kFailedPrecondition, "RULE_BROKEN",
                 "the files would remove " + std::to_string(removed) + " of " +
                     std::to_string(in_scope) + " open enrolments, " + std::to_string(share) +
                     " %, and at most " + std::to_string(max_percent) + " % were allowed",
                 {{"rule", "REMOVAL_SHARE"},
                  {"removed", std::to_string(removed)},
                  {"in_scope", std::to_string(in_scope)},
                  {"share_percent", std::to_string(share)},
                  {"max_percent", std::to_string(max_percent)}});
}

}  // namespace ecloserie::domain
