#include "domain/application.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <vector>

#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

using enum ApplicationState;

using Event = ApplicationEvent;

// The table of the domain, written down a second time.
const std::map<Event, std::set<ApplicationState>> kLegal = {
    {Event::kReview, {kSubmitted, kWaitlisted, kPool, kWithdrawn}},
    {Event::kOffer,
     {kInReview, kWaitlisted, kPool, kRejected, kOfferWithdrawn, kOfferExpired, kDeclined}},
    {Event::kAccept, {kOffered}},
    {Event::kDecline, {kOffered}},
    {Event::kExpire, {kOffered}},
    {Event::kWithdrawOffer, {kOffered}},
    {Event::kWaitlist, {kSubmitted, kInReview, kWaitlisted, kPool}},
    {Event::kPrioritise, {kWaitlisted}},
    {Event::kPool, {kSubmitted, kInReview, kWaitlisted, kPool}},
    {Event::kReject, {kSubmitted, kInReview, kWaitlisted, kPool}},
    {Event::kWithdraw, {kSubmitted, kInReview, kOffered, kAccepted, kWaitlisted, kPool}},
    {Event::kMerge,
     {kSubmitted, kInReview, kOffered, kAccepted, kWaitlisted, kPool, kRejected, kDeclined,
      kOfferExpired, kOfferWithdrawn, kWithdrawn}},
    {Event::kUnmerge, {kMerged}},
    {Event::kEnrol, {kAccepted}},
};

bool IsLegal(Event event, ApplicationState state) {
  const auto from = kLegal.find(event);
  return from != kLegal.end() && from->second.contains(state);
}

Application In(ApplicationState state) { return {.state = state, .merged_from = kRejected}; }

TEST(ApplicationWorkflow, AllowsExactlyTheTable) {
  for (const auto& event : Words(ApplicationEvent{})) {
    for (const auto& state : Words(ApplicationState{})) {
      EXPECT_EQ(StateAfter(In(state.value), event.value).ok(), IsLegal(event.value, state.value))
          << event.word << " from " << state.word;
    }
  }
}

TEST(ApplicationWorkflow, UnmergingGoesBackToWhereItWas) {
  EXPECT_EQ(StateAfter(In(kMerged), Event::kUnmerge).value(), kRejected);
}

TEST(Merging, IsIntoAnotherFileOfTheSameCohortThatCounts) {
  const CohortName cohort{"boitron", "promo-1"};
  const ApplicationName one{"boitron", {1}};
  const ApplicationName two{"boitron", {2}};
  const Application duplicate{.name = one, .cohort = cohort};

  EXPECT_TRUE(RequireMergeable(duplicate, {.name = two, .cohort = cohort}).ok());
  EXPECT_FALSE(RequireMergeable(duplicate, duplicate).ok());
  EXPECT_FALSE(RequireMergeable(duplicate, {.name = two, .cohort = {"boitron", "promo-2"}}).ok());
  EXPECT_FALSE(RequireMergeable(duplicate, {.name = two,
                                            .cohort = cohort,
                                            .state = kMerged,
                                            .merged_into = ApplicationName{"boitron", {3}}})
                   .ok());
}

TEST(ApplicationWorkflow, RefusalsNameTheStateAndWhatIsAllowed) {
  const auto refused = StateAfter(In(kEnrolled), ApplicationEvent::kOffer);

  const RefusalFacts facts = FactsOf(refused.status());
  EXPECT_EQ(facts.reason, "TRANSITION_REFUSED");
  EXPECT_EQ(facts.metadata.at("state"), "ENROLLED");
  EXPECT_EQ(facts.metadata.at("allowed"), "");
}

TEST(WishedTracks, AreJoinedAndSplitAlike) {
  const std::vector<std::string> tracks = {"blended", "remote"};

  EXPECT_EQ(SplitSlugs(JoinSlugs(tracks)), tracks);
  EXPECT_TRUE(SplitSlugs("").empty());
}

}  // namespace
}  // namespace ecloserie::domain
