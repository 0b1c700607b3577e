#include "domain/refusal.h"

#include <algorithm>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"

namespace ecloserie::domain {
namespace {

// The keys of a status's payloads.
constexpr char kReason[] = "reason";
constexpr char kMetadataPrefix[] = "metadata:";
constexpr char kFieldPrefix[] = "field:";

bool HasPrefix(const std::string& text, const char* prefix) { return text.rfind(prefix, 0) == 0; }

}  // namespace

absl::Status Refusal(absl::StatusCode code, std::string_view reason, const std::string& message,
                     const Metadata& metadata) {
  absl::Status status(code, message);
  status.SetPayload(kReason, absl::Cord(std::string(reason)));
  for (const auto& [key, value] : metadata) {
    status.SetPayload(kMetadataPrefix + key, absl::Cord(value));
  }
  return status;
}

RefusalFacts FactsOf(const absl::Status& refusal) {
  RefusalFacts facts;
  refusal.ForEachPayload([&](absl::string_view key_view, const absl::Cord& value) {
    const std::string key(key_view);
    if (key == kReason) {
      facts.reason = std::string(value);
    } else if (HasPrefix(key, kMetadataPrefix)) {
      facts.metadata[key.substr(sizeof kMetadataPrefix - 1)] = std::string(value);
    } else if (HasPrefix(key, kFieldPrefix)) {
      facts.fields.push_back({key.substr(sizeof kFieldPrefix - 1), std::string(value)});
    }
  });
  std::ranges::sort(facts.fields);
  return facts;
}

// One line each: the code, the message, then key and value of every payload.
std::string RememberRefusal(const absl::Status& refusal) {
  std::string text = std::to_string(static_cast<int>(refusal.code())) + "\n" +
                     absl::CEscape(refusal.message()) + "\n";
  refusal.ForEachPayload([&](absl::string_view key, const absl::Cord& value) {
    text += absl::CEscape(key) + "\t" + absl::CEscape(std::string(value)) + "\n";
  });
  return text;
}

absl::Status RecallRefusal(std::string_view remembered) {
  const std::vector<std::string> lines = absl::StrSplit(std::string(remembered), '\n');
  int code = 0;
  std::string message;
  if (lines.size() < 2 || !absl::SimpleAtoi(lines[0], &code) ||
      !absl::CUnescape(lines[1], &message)) {
    return absl::InternalError("a remembered refusal is not readable");
  }
  absl::Status status(static_cast<absl::StatusCode>(code), message);
  for (std::size_t i = 2; i < lines.size(); ++i) {
    const std::size_t tab = lines[i].find('\t');
    std::string key;
    std::string value;
    if (tab == std::string::npos || !absl::CUnescape(lines[i].substr(0, tab), &key) ||
        !absl::CUnescape(lines[i].substr(tab + 1), &value)) {
      continue;
    }
    status.SetPayload(key, absl::Cord(value));
  }
  return status;
}

absl::Status FieldInvalid(const std::string& field, const std::string& rule) {
  return FieldsInvalid({{field, rule}});
}

absl::Status FieldsInvalid(const std::vector<FieldProblem>& problems) {
  const std::string message = problems.size() == 1
                                  ? problems[0].field + " " + problems[0].rule
                                  : std::to_string(problems.size()) +
                                        " fields break a rule, the first is " + problems[0].field +
                                        ": it " + problems[0].rule;
  return WithFields(Refusal(absl::StatusCode::kInvalidArgument, "FIELD_INVALID", message),
                    problems);
}

absl::Status WithFact(absl::Status refusal, std::string_view key, const std::string& value) {
  refusal.SetPayload(kMetadataPrefix + std::string(key), absl::Cord(value));
  return refusal;
}

absl::Status WithFields(absl::Status refusal, const std::vector<FieldProblem>& problems) {
  for (const FieldProblem& problem : problems) {
    refusal.SetPayload(kFieldPrefix + problem.field, absl::Cord(problem.rule));
  }
  return refusal;
}

absl::Status ResourceMissing(const std::string& name) {
  return Refusal(absl::StatusCode::kNotFound, "RESOURCE_MISSING", name + " does not exist",
                 {{"resource", name}});
}

absl::Status ResourceExists(const std::string& name) {
  return Refusal(absl::StatusCode::kAlreadyExists, "RESOURCE_EXISTS", name + " exists already",
                 {{"resource", name}});
}

absl::Status EtagMismatch(const std::string& current_etag) {
  return Refusal(absl::StatusCode::kAborted, "ETAG_MISMATCH",
                 "somebody changed it since it was read: read it again, then decide",
                 {{"current_etag", current_etag}});
}

absl::Status TransitionRefused(std::string_view event, std::string_view state,
                               const std::string& allowed) {
  return Refusal(absl::StatusCode::kFailedPrecondition, "TRANSITION_REFUSED",
                 std::string(event) + " is not possible in state " + std::string(state) +
                     (allowed.empty() ? ": nothing is" : "; possible are: " + allowed),
                 {{"state", std::string(state)}, {"allowed", allowed}});
}

absl::Status RuleBroken(std::string_view rule, const std::string& message) {
  return Refusal(absl::StatusCode::kFailedPrecondition, "RULE_BROKEN", message,
                 {{"rule", std::string(rule)}});
}

absl::Status InRow(const absl::Status& refusal, const std::string& list, std::int64_t row) {
  absl::Status told(refusal.code(),
                    "row " + std::to_string(row) + ": " + std::string(refusal.message()));
  const std::string element = list + "[" + std::to_string(row - 1) + "].";
  refusal.ForEachPayload([&](absl::string_view key_view, const absl::Cord& value) {
    std::string key(key_view);
    if (HasPrefix(key, kFieldPrefix)) key.insert(sizeof kFieldPrefix - 1, element);
    told.SetPayload(key, value);
  });
  told.SetPayload(std::string(kMetadataPrefix) + "row", absl::Cord(std::to_string(row)));
  return told;
}

}  // namespace ecloserie::domain
