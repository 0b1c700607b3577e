#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "absl/time/time.h"
#include "domain/application_import.h"
#include "domain/evidence.h"
#include "domain/words.h"

namespace ecloserie::domain {

// One row of an activity export, as the file has it.
struct EvidenceRow {
  std::int64_t line = 0;
  std::string trainee;
  std::string at;
  std::string kind;
  std::string minutes;
  std::string external_ref;
};

// What the rows of one import are judged by.
struct EvidenceRules {
  DateFormat date_format = DateFormat::kIso;
  std::optional<EvidenceKind> default_kind;
  absl::TimeZone zone;  // the school's
  absl::Time now;
  absl::CivilDay first_on;
  absl::CivilDay last_on;
};

// A row that is good by itself; whose it is, the record has to say.
struct EvidenceDraft {
  std::int64_t line = 0;
  std::string trainee;
  absl::Time observed_at;
  absl::CivilDay day;       // on the school's wall clock
  std::int64_t minute = 0;  // of that day
  EvidenceKind kind = EvidenceKind::kConnectionLog;
  std::optional<std::int64_t> minutes;
  std::string external_ref;  // empty: the row is known by what it says
};

// The leftmost rule that the row breaks, or what it says.
std::variant<EvidenceDraft, FieldProblem> JudgeRow(const EvidenceRow& row,
                                                   const EvidenceRules& rules);

enum class EvidenceVerdict { kProposed, kUnchanged, kRefused };

constexpr auto Words(EvidenceVerdict) {
  using enum EvidenceVerdict;
  return std::to_array<Word<EvidenceVerdict>>(
      {{kProposed, "PROPOSED"}, {kUnchanged, "UNCHANGED"}, {kRefused, "REFUSED"}});
}

struct JudgedEvidence {
  std::int64_t line = 0;
  EvidenceVerdict verdict = EvidenceVerdict::kRefused;
  std::optional<EvidenceName> evidence;
  std::string field;
  std::string rule;
};

// What became of every row, as requests remember it.
struct EvidenceOutcome {
  std::vector<JudgedEvidence> rows;

  std::string ToString() const;
  static std::optional<EvidenceOutcome> Parse(std::string_view text);
};

}  // namespace ecloserie::domain
