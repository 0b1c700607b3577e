#include "domain/application.h"

#include <gtest/gtest.h>

#include <set>
#include <utility>

namespace ecloserie::domain {
namespace {

using enum ApplicationState;

// The table of the domain, written down a second time.
const std::set<std::pair<ApplicationEvent, ApplicationState>> kLegal = {
    {ApplicationEvent::kReview, kSubmitted},   {ApplicationEvent::kReview, kWaitlisted},
    {ApplicationEvent::kReview, kPool},        {ApplicationEvent::kOffer, kInReview},
    {ApplicationEvent::kOffer, kWaitlisted},   {ApplicationEvent::kOffer, kPool},
    {ApplicationEvent::kOffer, kRejected},     {ApplicationEvent::kOffer, kOfferWithdrawn},
    {ApplicationEvent::kOffer, kOfferExpired}, {ApplicationEvent::kOffer, kDeclined},
    {ApplicationEvent::kAccept, kOffered},     {ApplicationEvent::kDecline, kOffered},
    {ApplicationEvent::kExpire, kOffered},     {ApplicationEvent::kReject, kSubmitted},
    {ApplicationEvent::kReject, kInReview},    {ApplicationEvent::kReject, kWaitlisted},
    {ApplicationEvent::kReject, kPool},        {ApplicationEvent::kEnrol, kAccepted},
};

TEST(ApplicationWorkflow, AllowsExactlyTheTable) {
  for (const auto& event : Words(ApplicationEvent{})) {
    for (const auto& state : Words(ApplicationState{})) {
      const bool is_legal = kLegal.contains({event.value, state.value});
      EXPECT_EQ(StateAfter(state.value, event.value).ok(), is_legal)
          << event.word << " from " << state.word;
    }
  }
}

TEST(ApplicationWorkflow, RefusalsNameTheStateAndWhatIsAllowed) {
  const auto refused = StateAfter(kEnrolled, ApplicationEvent::kOffer);

  const RefusalFacts facts = FactsOf(refused.status());
  EXPECT_EQ(facts.reason, "TRANSITION_REFUSED");
  EXPECT_EQ(facts.metadata.at("state"), "ENROLLED");
  EXPECT_EQ(facts.metadata.at("allowed"), "");
}

TEST(WishedTracks, AreJoinedAndSplitAlike) {
  const std::vector<std::string> tracks = {"blended", "remote"};

  EXPECT_EQ(SplitTracks(JoinTracks(tracks)), tracks);
  EXPECT_TRUE(SplitTracks("").empty());
}

}  // namespace
}  // namespace ecloserie::domain
