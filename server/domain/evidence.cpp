#include "domain/evidence.h"

#include <tuple>

#include "absl/strings/str_split.h"
#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

using enum EvidenceState;

EvidenceState Target(EvidenceEvent event) {
  switch (event) {
    case EvidenceEvent::kConfirm:
      return kConfirmed;
    case EvidenceEvent::kReject:
      break;
  }
  return kRejected;
}

std::string EventsFrom(EvidenceState state) {
  switch (state) {
    case kProposed:
      return "confirm, reject";
    case kConfirmed:
      return "reject";
    case kRejected:
      break;
  }
  return "confirm";
}

auto WhatItTells(const Evidence& evidence) {
  return std::tuple(evidence.enrolment, evidence.at, evidence.kind, evidence.observed_at,
                    evidence.minutes);
}

std::string InWords(const HalfDay& at) {
  return IsoDate(at.day) + "." + std::string(WordOf(at.slot));
}

}  // namespace

absl::StatusOr<EvidenceState> StateAfter(EvidenceState from, EvidenceEvent event) {
  const EvidenceState to = Target(event);
  if (to == from) return TransitionRefused(WordOf(event), WordOf(from), EventsFrom(from));
  return to;
}

bool TellTheSame(const Evidence& left, const Evidence& right) {
  return WhatItTells(left) == WhatItTells(right);
}

std::string EvidenceNames::ToString() const {
  std::string text;
  for (const EvidenceName& name : names) text += (text.empty() ? "" : "\n") + name.ToString();
  return text;
}

std::optional<EvidenceNames> EvidenceNames::Parse(std::string_view text) {
  EvidenceNames parsed;
  for (const absl::string_view line : absl::StrSplit(std::string(text), '\n')) {
    const auto name = EvidenceName::Parse({line.data(), line.size()});
    if (!name) return std::nullopt;
    parsed.names.push_back(*name);
  }
  return parsed;
}

absl::Status NoRemoteHalfDay(const HalfDay& at) {
  return RuleBroken("NO_REMOTE_HALF_DAY",
                    "the trainee has no half-day at a distance on " + InWords(at));
}

absl::Status HalfDayToCome(const HalfDay& at) {
  return RuleBroken("HALF_DAY_TO_COME",
                    "what has not begun cannot be proven, and " + InWords(at) + " has not");
}

}  // namespace ecloserie::domain
