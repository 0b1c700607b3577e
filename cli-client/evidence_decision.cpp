#include "evidence_decision.h"

#include <istream>
#include <string>
#include <vector>

#include "flag_text.h"

namespace ecloserie::cli {
namespace {

using google::protobuf::Message;

std::vector<std::string> NamesOf(const Context& context, const FlagTexts& flags) {
  const auto typed = flags.find("EVIDENCE");
  if (typed == flags.end()) return {};
  if (typed->second != std::vector<std::string>{"-"}) return typed->second;
  std::vector<std::string> names;
  for (std::string line; std::getline(context.in, line);) {
    line.erase(line.find_last_not_of(" \t\r") + 1);
    if (!line.empty()) names.push_back(line);
  }
  return names;
}

}  // namespace

Prepare DecideNamed(v1::EvidenceDecision decision) {
  return [decision](const Context& context, const FlagTexts& flags,
                    Message& message) -> std::optional<Failure> {
    const std::vector<std::string> names = NamesOf(context, flags);
    if (names.empty()) return UsageFailure("there is nothing to decide");
    const auto problem = SetFromText(message, "names", names, context.school);
    if (problem) return UsageFailure(*problem);
    static_cast<v1::DecideEvidenceRequest&>(message).set_decision(decision);
    return std::nullopt;
  };
}

}  // namespace ecloserie::cli
