#include "domain/application_import.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "domain/application.h"
#include "domain/civil_date.h"
#include "domain/folding.h"
#include "domain/national_id.h"

namespace ecloserie::domain {
namespace {

constexpr std::size_t kExternalRefMax = 100;

std::optional<absl::CivilDay> ParseDate(const std::string& text, DateFormat format) {
  switch (format) {
    case DateFormat::kIso:
      return ParseIsoDate(text);
    case DateFormat::kDayMonthYear:
      return ParseDayMonthYear(text);
  }
  return std::nullopt;
}

std::string DateRule(DateFormat format) {
  switch (format) {
    case DateFormat::kIso:
      return "must be a real day, written as YYYY-MM-DD";
    case DateFormat::kDayMonthYear:
      return "must be a real day, written as DD/MM/YYYY";
  }
  return {};
}

std::optional<FieldProblem> ProblemOfRef(const std::string& external_ref) {
  if (external_ref.empty()) return FieldProblem{"external_ref", "is required"};
  if (external_ref.size() > kExternalRefMax || !IsValidText(external_ref)) {
    return FieldProblem{"external_ref", "must be UTF-8 text of at most " +
                                            std::to_string(kExternalRefMax) +
                                            " bytes without control characters"};
  }
  if (ContainsNationalId(external_ref)) {
    return FieldProblem{"external_ref", "must not hold a social security number"};
  }
  return std::nullopt;
}

std::optional<FieldProblem> ProblemOfTracks(const std::vector<std::string>& wished,
                                            const std::set<std::string>& tracks) {
  const bool are_known =
      std::ranges::all_of(wished, [&](const std::string& track) { return tracks.contains(track); });
  if (are_known) return std::nullopt;
  return FieldProblem{"wished_tracks", "must be tracks of the cohort, separated by |"};
}

// Everything but the dates.
Person ApplicantOf(const ApplicationRow& row) {
  Person applicant;
  applicant.family_name = row.family_name;
  applicant.given_name = row.given_name;
  applicant.email = row.email;
  applicant.phone = row.phone;
  applicant.postal_code = row.postal_code;
  applicant.gender = row.gender;
  applicant.occupation = row.occupation;
  applicant.jobseeker_region = row.jobseeker_region;
  return WithoutOuterBlanks(std::move(applicant));
}

// Reads the dates into the applicant; the first that is none is the problem.
std::optional<FieldProblem> ReadDates(const ApplicationRow& row, DateFormat format,
                                      Person& applicant) {
  const std::optional<absl::CivilDay> born_on = ParseDate(TrimBlanks(row.born_on), format);
  if (!born_on) return FieldProblem{"born_on", DateRule(format)};
  applicant.born_on = *born_on;
  const std::string since = TrimBlanks(row.jobseeker_since);
  if (since.empty()) return std::nullopt;
  applicant.jobseeker_since = ParseDate(since, format);
  if (!applicant.jobseeker_since) return FieldProblem{"jobseeker_since", DateRule(format)};
  return std::nullopt;
}

// The columns' order, so that the verdict names the leftmost.
std::size_t ColumnOf(const std::string& field) {
  constexpr std::array kColumns = {
      "external_ref", "family_name",     "given_name",       "born_on",
      "email",        "phone",           "postal_code",      "gender",
      "occupation",   "jobseeker_since", "jobseeker_region", "wished_tracks"};
  return static_cast<std::size_t>(std::ranges::find(kColumns, field) - kColumns.begin());
}

}  // namespace

std::variant<ApplicationDraft, FieldProblem> JudgeRow(const ApplicationRow& row,
                                                      const RowRules& rules) {
  ApplicationDraft draft;
  draft.line = row.line;
  draft.external_ref = TrimBlanks(row.external_ref);
  draft.applicant = ApplicantOf(row);
  draft.wished_tracks = SplitSlugs(TrimBlanks(row.wished_tracks));

  std::vector<FieldProblem> problems;
  const auto take = [&problems](std::optional<FieldProblem> problem) {
    if (problem) problems.push_back(*std::move(problem));
  };
  take(ProblemOfRef(draft.external_ref));
  take(ReadDates(row, rules.date_format, draft.applicant));
  take(ProblemOfTracks(draft.wished_tracks, rules.tracks));
  for (FieldProblem& problem : ProblemsOf(draft.applicant, rules.today)) {
    problems.push_back(std::move(problem));
  }
  if (problems.empty()) return draft;
  return *std::ranges::min_element(
      problems, {}, [](const FieldProblem& problem) { return ColumnOf(problem.field); });
}

// One line per row: line, verdict, application, field, rule and whom it resembles,
// between tabs, which none of them holds; behind each of the latter stands a blank.
std::string ImportOutcome::ToString() const {
  std::string text;
  for (const JudgedRow& row : rows) {
    text += std::to_string(row.line) + "\t" + std::string(WordOf(row.verdict)) + "\t" +
            (row.application ? row.application->ToString() : "") + "\t" + row.field + "\t" +
            row.rule + "\t";
    for (const ApplicationName& name : row.resembles) text += name.ToString() + " ";
    text += "\n";
  }
  return text;
}

namespace {

std::optional<JudgedRow> ParseJudgedRow(std::string_view text) {
  std::array<std::string_view, 6> cells;
  for (std::string_view& cell : cells) {
    const std::size_t tab = std::min(text.find('\t'), text.size());
    cell = text.substr(0, tab);
    text.remove_prefix(std::min(tab + 1, text.size()));
  }
  JudgedRow row{.application = ApplicationName::Parse(cells[2]),
                .field = std::string(cells[3]),
                .rule = std::string(cells[4])};
  const auto verdict = FromWord<RowVerdict>(cells[1]);
  const auto read = std::from_chars(cells[0].data(), cells[0].data() + cells[0].size(), row.line);
  if (!verdict || read.ec != std::errc()) return std::nullopt;
  row.verdict = *verdict;
  while (!cells[5].empty()) {
    const std::size_t blank = std::min(cells[5].find(' '), cells[5].size());
    const auto name = ApplicationName::Parse(cells[5].substr(0, blank));
    if (!name) return std::nullopt;
    row.resembles.push_back(*name);
    cells[5].remove_prefix(std::min(blank + 1, cells[5].size()));
  }
  return row;
}

}  // namespace

std::optional<ImportOutcome> ImportOutcome::Parse(std::string_view text) {
  ImportOutcome outcome;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    auto row = ParseJudgedRow(text.substr(0, end));
    if (!row) return std::nullopt;
    outcome.rows.push_back(*std::move(row));
    text.remove_prefix(end + 1);
  }
  return outcome;
}

}  // namespace ecloserie::domain
