#include "domain/application.h"

#include <algorithm>

#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

using enum ApplicationState;

struct Rule {
  ApplicationEvent event;
  std::vector<ApplicationState> from;
  ApplicationState to;
};

// The table of the domain's workflow. The ten remote trainees of the first
// cohort came from REJECTED: offering a seat to a refused file is ordinary.
const std::vector<Rule>& Rules() {
  static const std::vector<Rule> rules = {
      {ApplicationEvent::kReview, {kSubmitted, kWaitlisted, kPool}, kInReview},
      {ApplicationEvent::kOffer,
       {kInReview, kWaitlisted, kPool, kRejected, kOfferWithdrawn, kOfferExpired, kDeclined},
       kOffered},
      {ApplicationEvent::kAccept, {kOffered}, kAccepted},
      {ApplicationEvent::kDecline, {kOffered}, kDeclined},
      {ApplicationEvent::kExpire, {kOffered}, kOfferExpired},
      {ApplicationEvent::kReject, {kSubmitted, kInReview, kWaitlisted, kPool}, kRejected},
      {ApplicationEvent::kEnrol, {kAccepted}, kEnrolled},
  };
  return rules;
}

bool Contains(const std::vector<ApplicationState>& states, ApplicationState state) {
  return std::ranges::find(states, state) != states.end();
}

std::string AllowedFrom(ApplicationState state) {
  std::string allowed;
  for (const Rule& rule : Rules()) {
    if (!Contains(rule.from, state)) continue;
    allowed += (allowed.empty() ? "" : ", ") + std::string(WordOf(rule.event));
  }
  return allowed;
}

}  // namespace

bool IsStanding(ApplicationState state) {
  return state != ApplicationState::kWithdrawn && state != ApplicationState::kMerged;
}

absl::StatusOr<ApplicationState> StateAfter(ApplicationState from, ApplicationEvent event) {
  for (const Rule& rule : Rules()) {
    if (rule.event == event && Contains(rule.from, from)) return rule.to;
  }
  return TransitionRefused(WordOf(event), WordOf(from), AllowedFrom(from));
}

std::string JoinTracks(const std::vector<std::string>& tracks) {
  std::string text;
  for (const std::string& track : tracks) text += (text.empty() ? "" : "|") + track;
  return text;
}

std::vector<std::string> SplitTracks(std::string_view text) {
  std::vector<std::string> tracks;
  while (!text.empty()) {
    const std::size_t bar = std::min(text.find('|'), text.size());
    tracks.emplace_back(text.substr(0, bar));
    text.remove_prefix(std::min(bar + 1, text.size()));
  }
  return tracks;
}

absl::Status ApplicantDuplicate(const ApplicationName& match) {
  return Refusal(absl::StatusCode::kAlreadyExists, "APPLICANT_DUPLICATE",
                 "the same person applied for this cohort already: " + match.ToString(),
                 {{"application", match.ToString()}});
}

absl::Status OfferExpired(absl::Time expired_at) {
  return Refusal(
      absl::StatusCode::kFailedPrecondition, "OFFER_EXPIRED", "the offer has run out",
      {{"expired_at", absl::FormatTime(absl::RFC3339_sec, expired_at, absl::UTCTimeZone())}});
}

}  // namespace ecloserie::domain
