#include "domain/offer.h"

#include "absl/strings/str_split.h"
#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

std::string SubjectOf(const RefusalFacts& facts) {
  for (const char* key : {"pool", "agreement", "state", "resource", "rule"}) {
    const auto fact = facts.metadata.find(key);
    if (fact != facts.metadata.end()) return fact->second;
  }
  return facts.fields.empty() ? "" : facts.fields.front().field;
}

std::optional<JudgedOffer> ParseRow(const std::string& line) {
  const std::vector<std::string> cells = absl::StrSplit(line, '\t');
  if (cells.size() != 4) return std::nullopt;
  const auto application = ApplicationName::Parse(cells[0]);
  const auto verdict = FromWord<OfferVerdict>(cells[1]);
  if (!application || !verdict) return std::nullopt;
  return JudgedOffer{
      .application = *application, .verdict = *verdict, .reason = cells[2], .subject = cells[3]};
}

}  // namespace

std::optional<JudgedOffer> RefusedOffer(const ApplicationName& application,
                                        const absl::Status& refusal) {
  const RefusalFacts facts = FactsOf(refusal);
  if (facts.reason.empty()) return std::nullopt;
  return JudgedOffer{.application = application,
                     .verdict = OfferVerdict::kRefused,
                     .reason = facts.reason,
                     .subject = SubjectOf(facts)};
}

// One line per row: application, verdict, reason and subject between tabs, which none of
// them holds.
std::string OffersOutcome::ToString() const {
  std::string text;
  for (const JudgedOffer& row : rows) {
    text += row.application.ToString() + "\t" + std::string(WordOf(row.verdict)) + "\t" +
            row.reason + "\t" + row.subject + "\n";
  }
  return text;
}

std::optional<OffersOutcome> OffersOutcome::Parse(std::string_view text) {
  OffersOutcome outcome;
  const std::vector<std::string> lines = absl::StrSplit(std::string(text), '\n', absl::SkipEmpty());
  for (const std::string& line : lines) {
    auto row = ParseRow(line);
    if (!row) return std::nullopt;
    outcome.rows.push_back(*std::move(row));
  }
  return outcome;
}

}  // namespace ecloserie::domain
