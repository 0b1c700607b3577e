#include "domain/enrolment.h"

#include <algorithm>

#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

using enum EnrolmentState;

struct Rule {
  EnrolmentEvent event;
  std::vector<EnrolmentState> from;
  std::optional<EnrolmentState> to;  // none: the state stays
};

// Nobody withdraws before the start: whoever is expected is cancelled or does not
// show up, and the spell counts for nothing.
const std::vector<Rule>& Rules() {
  static const std::vector<Rule> rules = {
      {EnrolmentEvent::kStart, {kExpected}, kActive},
      {EnrolmentEvent::kNoShow, {kExpected}, kNoShow},
      {EnrolmentEvent::kCancel, {kExpected}, kCancelled},
      {EnrolmentEvent::kSuspend, {kActive}, kSuspended},
      {EnrolmentEvent::kResume, {kSuspended}, kActive},
      {EnrolmentEvent::kSwitch, {kExpected, kActive, kSuspended}, std::nullopt},
      {EnrolmentEvent::kWithdraw, {kActive, kSuspended}, kWithdrawn},
      {EnrolmentEvent::kExclude, {kActive, kSuspended}, kExcluded},
      {EnrolmentEvent::kComplete, {kActive, kSuspended}, kCompleted},
      {EnrolmentEvent::kTransfer, {kActive, kSuspended}, kTransferred},
      {EnrolmentEvent::kReenter,
       {kCompleted, kWithdrawn, kTransferred, kExcluded, kNoShow, kCancelled},
       kExpected},
  };
  return rules;
}

bool Contains(const std::vector<EnrolmentState>& states, EnrolmentState state) {
  return std::ranges::find(states, state) != states.end();
}

std::string AllowedFrom(EnrolmentState state) {
  std::string allowed;
  for (const Rule& rule : Rules()) {
    if (!Contains(rule.from, state)) continue;
    allowed += (allowed.empty() ? "" : ", ") + std::string(WordOf(rule.event));
  }
  return allowed;
}

}  // namespace

absl::StatusOr<EnrolmentState> StateAfter(EnrolmentState from, EnrolmentEvent event) {
  for (const Rule& rule : Rules()) {
    if (rule.event == event && Contains(rule.from, from)) return rule.to.value_or(from);
  }
  return TransitionRefused(WordOf(event), WordOf(from), AllowedFrom(from));
}

std::string SchoolOfTransfer(const std::string& transfer_id) {
  return transfer_id.substr(0, transfer_id.find('.'));
}

}  // namespace ecloserie::domain
