#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace ecloserie::domain {

// A refusal is an absl::Status that carries a stable reason, the facts behind it
// and, for malformed input, the fields and the rules they break. Each is built
// by a constructor named for the fact; those of one feature stand beside its
// rules, the ones that every feature needs stand here. A refusal never holds a
// personal value: it is remembered for replays.
struct FieldProblem {
  std::string field;
  std::string rule;

  auto operator<=>(const FieldProblem&) const = default;
};

struct RefusalFacts {
  std::string reason;
  std::map<std::string, std::string> metadata;
  std::vector<FieldProblem> fields;
};

using Metadata = std::vector<std::pair<std::string, std::string>>;

absl::Status Refusal(absl::StatusCode code, std::string_view reason, const std::string& message,
                     const Metadata& metadata = {});
RefusalFacts FactsOf(const absl::Status& refusal);

// A text from which RecallRefusal makes the same refusal again.
std::string RememberRefusal(const absl::Status& refusal);
absl::Status RecallRefusal(std::string_view remembered);

absl::Status FieldInvalid(const std::string& field, const std::string& rule);
absl::Status FieldsInvalid(const std::vector<FieldProblem>& problems);
// The same refusal, with one more fact or with the fields that caused it.
absl::Status WithFact(absl::Status refusal, std::string_view key, const std::string& value);
absl::Status WithFields(absl::Status refusal, const std::vector<FieldProblem>& problems);
absl::Status ResourceMissing(const std::string& name);
absl::Status ResourceExists(const std::string& name);
absl::Status EtagMismatch(const std::string& current_etag);
absl::Status TransitionRefused(std::string_view event, std::string_view state,
                               const std::string& allowed);
// The parts of a request contradict each other or the stored facts.
absl::Status RuleBroken(std::string_view rule, const std::string& message);
// The same refusal of one row of a request: {row} counts from 1, fields are those of
// the list's element.
absl::Status InRow(const absl::Status& refusal, const std::string& list, std::int64_t row);

}  // namespace ecloserie::domain

// Guard, then act: leaves the function with the refusal, if there is one.
#define RETURN_IF_REFUSED(expression)                                         \
  do {                                                                        \
    if (absl::Status refusal_of_step = (expression); !refusal_of_step.ok()) { \
      return refusal_of_step;                                                 \
    }                                                                         \
  } while (false)

#define ECLOSERIE_JOIN_NAMES(left, right) left##right
#define ECLOSERIE_ASSIGN_OR_REFUSE_AT(line, declaration, expression) \
  auto ECLOSERIE_JOIN_NAMES(result_of_line_, line) = (expression);   \
  if (!ECLOSERIE_JOIN_NAMES(result_of_line_, line).ok()) {           \
    return ECLOSERIE_JOIN_NAMES(result_of_line_, line).status();     \
  }                                                                  \
  declaration = *std::move(ECLOSERIE_JOIN_NAMES(result_of_line_, line))
#define ECLOSERIE_ASSIGN_OR_REFUSE_LINE(line, declaration, expression) \
  ECLOSERIE_ASSIGN_OR_REFUSE_AT(line, declaration, expression)
// ASSIGN_OR_REFUSE(const Cohort cohort, LoadCohort(...));
#define ASSIGN_OR_REFUSE(declaration, expression) \
  ECLOSERIE_ASSIGN_OR_REFUSE_LINE(__LINE__, declaration, expression)
