#include "domain/justification.h"

#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

using enum JustificationState;
using enum JustificationEvent;

constexpr int kDaysMax = 366;

std::string EventsFrom(JustificationState state) {
  switch (state) {
    case kSubmitted:
      return "accept, reject, withdraw";
    case kAccepted:
      return "withdraw";
    case kRejected:
    case kWithdrawn:
      break;
  }
  return "";
}

bool IsPossible(JustificationState from, JustificationEvent event) {
  return from == kSubmitted || (from == kAccepted && event == kWithdraw);
}

JustificationState Target(JustificationEvent event) {
  switch (event) {
    case kAccept:
      return kAccepted;
    case kReject:
      return kRejected;
    case kWithdraw:
      break;
  }
  return kWithdrawn;
}

}  // namespace

absl::StatusOr<JustificationState> StateAfter(JustificationState from, JustificationEvent event) {
  if (IsPossible(from, event)) return Target(event);
  return TransitionRefused(WordOf(event), WordOf(from), EventsFrom(from));
}

absl::Status RequireInterval(const WallInterval& interval) {
  const bool is_in_order =
      interval.first_on < interval.last_on ||
      (interval.first_on == interval.last_on && interval.first_minute < interval.end_minute);
  if (!is_in_order) return FieldInvalid("to", "must lie after from");
  if (interval.last_on - interval.first_on >= kDaysMax) {
    return FieldInvalid("to", "must lie at most 366 days after from");
  }
  return absl::OkStatus();
}

}  // namespace ecloserie::domain
