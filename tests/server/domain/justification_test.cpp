#include "domain/justification.h"

#include <gtest/gtest.h>

#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

using enum JustificationState;
using enum JustificationEvent;

// Only what is possible is written down; of everything else the refusal names the state.
TEST(Justification, GoesFromStateToStateAsDecided) {
  for (const auto& [state, state_word] : Words(JustificationState{})) {
    for (const auto& [event, event_word] : Words(JustificationEvent{})) {
      const bool is_possible = state == kSubmitted || (state == kAccepted && event == kWithdraw);
      const auto after = StateAfter(state, event);
      EXPECT_EQ(after.ok(), is_possible) << state_word << " " << event_word;
      if (after.ok()) continue;
      EXPECT_EQ(FactsOf(after.status()).metadata.at("state"), state_word);
    }
  }
  EXPECT_EQ(*StateAfter(kSubmitted, kAccept), kAccepted);
  EXPECT_EQ(*StateAfter(kSubmitted, kReject), kRejected);
  EXPECT_EQ(*StateAfter(kAccepted, kWithdraw), kWithdrawn);
}

TEST(Justification, EndsAfterItBeginsAndWithinAYear) {
  const absl::CivilDay monday(2015, 6, 8);
  const auto is_good = [&](std::int64_t first_minute, int days, std::int64_t end_minute) {
    return RequireInterval({monday, first_minute, monday + days, end_minute}).ok();
  };

  EXPECT_TRUE(is_good(0, 0, 1440));
  EXPECT_TRUE(is_good(600, 0, 601));
  EXPECT_FALSE(is_good(600, 0, 600));
  EXPECT_FALSE(is_good(0, -1, 1440));
  EXPECT_TRUE(is_good(1439, 365, 1));
  EXPECT_FALSE(is_good(0, 366, 1));
}

}  // namespace
}  // namespace ecloserie::domain
