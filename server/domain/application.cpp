#include "domain/application.h"

#include <algorithm>

#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

using enum ApplicationState;

using States = std::vector<ApplicationState>;

struct Rule {
  ApplicationEvent event;
  States from;
  std::optional<ApplicationState> to;  // none: back to where it was
};

// The table of the domain's workflow. The ten remote trainees of the first
// cohort came from REJECTED: offering a seat to a refused file is ordinary.
const std::vector<Rule>& Rules() {
  using enum ApplicationEvent;
  static const States undecided = {kSubmitted, kInReview, kWaitlisted, ApplicationState::kPool};
  static const std::vector<Rule> rules = {
      {kReview, {kSubmitted, kWaitlisted, ApplicationState::kPool, kWithdrawn}, kInReview},
      {kOffer,
       {kInReview, kWaitlisted, ApplicationState::kPool, kRejected, kOfferWithdrawn, kOfferExpired,
        kDeclined},
       kOffered},
      {kAccept, {kOffered}, kAccepted},
      {kDecline, {kOffered}, kDeclined},
      {kExpire, {kOffered}, kOfferExpired},
      {kWithdrawOffer, {kOffered}, kOfferWithdrawn},
      {kWaitlist, undecided, kWaitlisted},
      {kPrioritise, {kWaitlisted}, kWaitlisted},
      {ApplicationEvent::kPool, undecided, ApplicationState::kPool},
      {kReject, undecided, kRejected},
      {kWithdraw,
       {kSubmitted, kInReview, kOffered, kAccepted, kWaitlisted, ApplicationState::kPool},
       kWithdrawn},
      {kMerge,
       {kSubmitted, kInReview, kOffered, kAccepted, kWaitlisted, ApplicationState::kPool, kRejected,
        kDeclined, kOfferExpired, kOfferWithdrawn, kWithdrawn},
       kMerged},
      {kUnmerge, {kMerged}, std::nullopt},
      {kEnrol, {kAccepted}, kEnrolled},
  };
  return rules;
}

bool Contains(const States& states, ApplicationState state) {
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

absl::StatusOr<ApplicationState> StateAfter(const Application& application,
                                            ApplicationEvent event) {
  for (const Rule& rule : Rules()) {
    if (rule.event != event || !Contains(rule.from, application.state)) continue;
    return rule.to ? *rule.to : application.merged_from.value();
  }
  return TransitionRefused(WordOf(event), WordOf(application.state),
                           AllowedFrom(application.state));
}

std::string JoinSlugs(const std::vector<std::string>& slugs) {
  std::string text;
  for (const std::string& slug : slugs) text += (text.empty() ? "" : "|") + slug;
  return text;
}

std::vector<std::string> SplitSlugs(std::string_view text) {
  std::vector<std::string> slugs;
  while (!text.empty()) {
    const std::size_t bar = std::min(text.find('|'), text.size());
    slugs.emplace_back(text.substr(0, bar));
    text.remove_prefix(std::min(bar + 1, text.size()));
  }
  return slugs;
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

absl::Status RequireMergeable(const Application& duplicate, const Application& into) {
  if (duplicate.name == into.name) {
    return FieldInvalid("into", "must be another application");
  }
  if (duplicate.cohort != into.cohort) {
    return FieldInvalid("into",
                        "must be of the same cohort: applying again for another is no duplicate");
  }
  if (into.state != kMerged) return absl::OkStatus();
  return FieldInvalid(
      "into", "must not be a duplicate itself; it is one of " + into.merged_into->ToString());
}

}  // namespace ecloserie::domain
