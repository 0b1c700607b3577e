#include "domain/evidence_import.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "absl/strings/str_split.h"
#include "domain/folding.h"
#include "domain/instant_text.h"
#include "domain/national_id.h"
#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

constexpr std::size_t kRefBytesMax = 100;
constexpr std::int64_t kMinutesMax = 1440;

std::string TimeRule(DateFormat format) {
  switch (format) {
    case DateFormat::kIso:
      return "must be a day and a time, written as YYYY-MM-DD HH:MM";
    case DateFormat::kDayMonthYear:
      break;
  }
  return "must be a day and a time, written as DD/MM/YYYY HH:MM";
}

// When it happened, on both clocks.
std::optional<FieldProblem> ReadTime(const EvidenceRow& row, const EvidenceRules& rules,
                                     EvidenceDraft& draft) {
  const auto at = ParseInstant(TrimBlanks(row.at), rules.date_format, rules.zone);
  if (!at) return FieldProblem{"at", TimeRule(rules.date_format)};
  if (*at > rules.now) return FieldProblem{"at", "must not lie in the future"};
  const absl::CivilMinute wall = absl::ToCivilMinute(*at, rules.zone);
  draft.observed_at = *at;
  draft.day = absl::CivilDay(wall);
  draft.minute = wall.hour() * 60 + wall.minute();
  if (draft.day < rules.first_on || rules.last_on < draft.day) {
    return FieldProblem{"at", "must lie inside the days of the import"};
  }
  return std::nullopt;
}

std::optional<FieldProblem> ReadKind(const EvidenceRow& row, const EvidenceRules& rules,
                                     EvidenceDraft& draft) {
  const std::string word = TrimBlanks(row.kind);
  const auto kind = word.empty() ? rules.default_kind : FromWord<EvidenceKind>(word);
  if (!kind && word.empty()) return FieldProblem{"kind", "is required, or a kind for all rows"};
  if (!kind) {
    return FieldProblem{"kind",
                        "must be WORK_SUBMITTED, ASSESSMENT, COACHING_CONTACT, VIRTUAL_CLASS, "
                        "CONNECTION_LOG or STAFF_ATTEST"};
  }
  draft.kind = *kind;
  return std::nullopt;
}

std::optional<FieldProblem> ReadMinutes(const EvidenceRow& row, EvidenceDraft& draft) {
  const std::string text = TrimBlanks(row.minutes);
  if (text.empty()) return std::nullopt;
  std::int64_t minutes = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, minutes);
  if (error != std::errc() || stop != end || minutes < 0 || minutes > kMinutesMax) {
    return FieldProblem{"minutes", "must be a whole number from 0 to 1440"};
  }
  draft.minutes = minutes;
  return std::nullopt;
}

std::optional<FieldProblem> ReadRef(const EvidenceRow& row, EvidenceDraft& draft) {
  draft.external_ref = TrimBlanks(row.external_ref);
  if (draft.external_ref.size() > kRefBytesMax || !IsValidText(draft.external_ref)) {
    return FieldProblem{"external_ref",
                        "must be UTF-8 text of at most 100 bytes without control characters"};
  }
  if (ContainsNationalId(draft.external_ref)) {
    return FieldProblem{"external_ref", "must not hold a social security number"};
  }
  return std::nullopt;
}

std::optional<JudgedEvidence> ParseJudged(absl::string_view line) {
  const std::vector<std::string> cells = absl::StrSplit(line, '\t');
  if (cells.size() != 5) return std::nullopt;
  JudgedEvidence row{
      .evidence = EvidenceName::Parse(cells[2]), .field = cells[3], .rule = cells[4]};
  const auto verdict = FromWord<EvidenceVerdict>(cells[1]);
  const auto read = std::from_chars(cells[0].data(), cells[0].data() + cells[0].size(), row.line);
  if (!verdict || read.ec != std::errc()) return std::nullopt;
  row.verdict = *verdict;
  return row;
}

}  // namespace

std::variant<EvidenceDraft, FieldProblem> JudgeRow(const EvidenceRow& row,
                                                   const EvidenceRules& rules) {
  EvidenceDraft draft{.line = row.line, .trainee = TrimBlanks(row.trainee)};
  if (draft.trainee.empty()) return FieldProblem{"trainee", "is required"};
  if (!IsValidText(draft.trainee)) return FieldProblem{"trainee", "must be UTF-8 text"};
  if (auto problem = ReadTime(row, rules, draft)) return *std::move(problem);
  if (auto problem = ReadKind(row, rules, draft)) return *std::move(problem);
  if (auto problem = ReadMinutes(row, draft)) return *std::move(problem);
  if (auto problem = ReadRef(row, draft)) return *std::move(problem);
  return draft;
}

// One line per row: line, verdict, evidence, field and rule, between tabs, which none of
// them holds.
std::string EvidenceOutcome::ToString() const {
  std::string text;
  for (const JudgedEvidence& row : rows) {
    text += std::to_string(row.line) + "\t" + std::string(WordOf(row.verdict)) + "\t" +
            (row.evidence ? row.evidence->ToString() : "") + "\t" + row.field + "\t" + row.rule +
            "\n";
  }
  return text;
}

std::optional<EvidenceOutcome> EvidenceOutcome::Parse(std::string_view text) {
  EvidenceOutcome outcome;
  if (text.empty()) return outcome;
  if (!text.ends_with('\n')) return std::nullopt;
  text.remove_suffix(1);
  for (const absl::string_view line : absl::StrSplit(std::string(text), '\n')) {
    auto row = ParseJudged(line);
    if (!row) return std::nullopt;
    outcome.rows.push_back(*std::move(row));
  }
  return outcome;
}

}  // namespace ecloserie::domain
