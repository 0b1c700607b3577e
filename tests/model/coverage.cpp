#include "coverage.h"

#include "refused.h"

namespace ecloserie::model {
namespace {

// Each method with success, each reason, and the ways to ask.
std::vector<std::string> Wanted() {
  std::vector<std::string> wanted = {
      "the clock goes on",     "the clock is set back", "a restart",
      "a repeated answer",     "a repeated refusal",    "a dry run that is good",
      "a dry run that is not", "a repeated dry run"};
  for (const std::string& method : AllMethods()) wanted.push_back(method + " OK");
  for (const Reason reason : AllReasons()) wanted.push_back(WordOf(reason));
  return wanted;
}

}  // namespace

void Coverage::Note(const Step& step, const Answer& answer, bool is_repeated) {
  if (const auto* move = std::get_if<ClockMove>(&step)) {
    ++counts_[move->by_us > 0 ? "the clock goes on" : "the clock is set back"];
  }
  if (std::holds_alternative<Restart>(step)) ++counts_["a restart"];
  const auto* call = std::get_if<Call>(&step);
  if (call == nullptr) return;
  const bool is_dry = IsValidateOnly(call->request);
  if (is_repeated) ++counts_[answer.IsOk() ? "a repeated answer" : "a repeated refusal"];
  if (is_repeated && is_dry) ++counts_["a repeated dry run"];
  if (is_repeated) return;
  if (is_dry) ++counts_[answer.IsOk() ? "a dry run that is good" : "a dry run that is not"];
  if (!answer.IsOk()) ++counts_[answer.verdict];
  ++counts_[MethodOf(call->request) + " " + (answer.IsOk() ? "OK" : answer.verdict)];
}

std::vector<std::string> Coverage::Missing() const {
  std::vector<std::string> missing;
  for (const std::string& wanted : Wanted()) {
    if (!counts_.contains(wanted)) missing.push_back(wanted);
  }
  return missing;
}

std::string Coverage::InWords() const {
  std::string words;
  for (const auto& [what, count] : counts_) words += std::to_string(count) + " x " + what + "\n";
  return words;
}

}  // namespace ecloserie::model
