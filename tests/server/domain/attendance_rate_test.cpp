#include "domain/attendance_rate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

constexpr std::int64_t kHalfDay = 210;

HalfDayFacts Marked(Presence presence, std::int64_t minutes_attended = 0,
                    std::int64_t justified_minutes = 0) {
  return {.planned_minutes = kHalfDay,
          .presence = presence,
          .minutes_attended = minutes_attended,
          .justified_minutes = justified_minutes};
}

HalfDayFacts Present() { return Marked(Presence::kPresent, kHalfDay); }
HalfDayFacts Late() { return Marked(Presence::kPresent, 180); }
HalfDayFacts Absent() { return Marked(Presence::kAbsent); }
HalfDayFacts Excused() { return Marked(Presence::kAbsent, 0, kHalfDay); }
HalfDayFacts Unmarked() { return Marked(Presence::kUnmarked); }

HalfDayFacts Remote(std::vector<EvidenceKind> confirmed) {
  HalfDayFacts facts = Present();
  facts.is_remote = true;
  facts.confirmed = std::move(confirmed);
  return facts;
}

HalfDayFacts WithStanding(Standing standing) {
  HalfDayFacts facts = Present();
  facts.standing = standing;
  return facts;
}

// research/domain.md, 1D: six present, one late by 30 minutes, one excused, one not,
// one never marked.
std::vector<HalfDayFacts> TenHalfDays() {
  return {Present(), Present(), Present(), Present(), Present(),
          Present(), Late(),    Excused(), Absent(),  Unmarked()};
}

struct Figure {
  const char* policy;
  std::int64_t attended_minutes;
  std::int64_t expected_minutes;
  std::int64_t basis_points;
};

class SameFacts : public testing::TestWithParam<Figure> {};

TEST_P(SameFacts, GiveTheFigureOfThePolicy) {
  const auto policy = FindBuiltIn(GetParam().policy);

  ASSERT_TRUE(policy);
  const AttendanceRate rate = Rate(TenHalfDays(), *policy);
  EXPECT_EQ(rate.attended_minutes, GetParam().attended_minutes);
  EXPECT_EQ(rate.expected_minutes, GetParam().expected_minutes);
  EXPECT_EQ(rate.rate_basis_points, GetParam().basis_points);
  EXPECT_EQ(rate.present_count, 7);
  EXPECT_EQ(rate.excused_count, 1);
  EXPECT_EQ(rate.absent_count, 1);
  EXPECT_EQ(rate.unmarked_count, 1);
}

INSTANTIATE_TEST_SUITE_P(
    OfTheSystemsStudied, SameFacts,
    testing::Values(Figure{"excused-present-unmarked-out", 1'650, 1'890, 8'730},
                    Figure{"unmarked-present-late-ignored", 1'680, 2'100, 8'000},
                    Figure{"half-points-taken", 1'470, 1'890, 7'778},
                    Figure{"half-points-all", 1'470, 2'100, 7'000},
                    Figure{"minutes-recorded-of-held", 1'440, 2'100, 6'857},
                    Figure{"late-half-unmarked-absent", 1'365, 2'100, 6'500},
                    Figure{"minutes-locked", 1'440, 1'890, 7'619}));

TEST(Rate, IsBlockedWhileSomebodyHasNoMarkAndThePolicyWantsOne) {
  const AttendanceRate rate = Rate(TenHalfDays(), *FindBuiltIn("funder"));

  EXPECT_TRUE(rate.is_blocked);
  EXPECT_EQ(rate.rate_basis_points, std::nullopt);
  EXPECT_EQ(rate.expected_minutes, 1'890);
}

TEST(Rate, IsUndefinedWhenNothingWasExpected) {
  EXPECT_EQ(Rate({}, MinutesLockedPolicy()).rate_basis_points, std::nullopt);
  EXPECT_EQ(Rate({Unmarked()}, MinutesLockedPolicy()).rate_basis_points, std::nullopt);
  EXPECT_EQ(Rate({WithStanding(Standing::kSuspended)}, MinutesLockedPolicy()).rate_basis_points,
            std::nullopt);
  EXPECT_EQ(Rate({Absent()}, MinutesLockedPolicy()).rate_basis_points, 0);
}

TEST(Rate, RoundsHalfUp) {
  const HalfDayFacts half{
      .planned_minutes = 20'000, .presence = Presence::kPartial, .minutes_attended = 1};
  const HalfDayFacts below{
      .planned_minutes = 20'001, .presence = Presence::kPartial, .minutes_attended = 1};

  EXPECT_EQ(Rate({half}, MinutesLockedPolicy()).rate_basis_points, 1);
  EXPECT_EQ(Rate({below}, MinutesLockedPolicy()).rate_basis_points, 0);
}

TEST(Rate, ExcusesTheJustifiedPartOnly) {
  RatePolicy policy = MinutesLockedPolicy();
  policy.excused = ExcusedRule::kExclude;

  const Reading reading = Read(Marked(Presence::kAbsent, 0, 60), policy);

  EXPECT_EQ(reading.category, Category::kAbsent);
  EXPECT_EQ(reading.why, Why::kExcusedLeftOut);
  EXPECT_EQ(reading.expected_minutes, 150);
  EXPECT_EQ(reading.excused_minutes, 60);
  EXPECT_EQ(Read(Excused(), policy).expected_minutes, 0);
  EXPECT_EQ(Read(Marked(Presence::kPresent, 180, 30), policy).expected_minutes, 180);
}

TEST(Rate, IgnoresLatenessBelowTheThresholdOnly) {
  RatePolicy policy = MinutesLockedPolicy();
  policy.late = LateRule::kIgnoreUnder;
  policy.late_threshold_minutes = 30;

  EXPECT_EQ(Read(Marked(Presence::kPresent, 181), policy).attended_minutes, kHalfDay);
  EXPECT_EQ(Read(Late(), policy).attended_minutes, 180);
  EXPECT_EQ(Read(Marked(Presence::kPartial, 190), policy).attended_minutes, 190);
}

TEST(Rate, BelievesNoConnectionLogByItself) {
  using enum EvidenceKind;
  const RatePolicy policy = *FindBuiltIn("funder");

  EXPECT_EQ(Read(Remote({kConnectionLog}), policy).why, Why::kUnprovenIsAbsent);
  EXPECT_EQ(Read(Remote({kConnectionLog, kWorkSubmitted}), policy).attended_minutes, kHalfDay);
  EXPECT_EQ(Read(Present(), policy).attended_minutes, kHalfDay);
  EXPECT_EQ(Read(Remote({}), MinutesLockedPolicy()).attended_minutes, kHalfDay);
}

TEST(Rate, JustifiesWhatWasMissedOfAnUnprovenHalfDay) {
  RatePolicy policy = *FindBuiltIn("funder");
  policy.excused = ExcusedRule::kExclude;
  HalfDayFacts partly = Marked(Presence::kPartial, 60, 150);
  partly.is_remote = true;

  const Reading reading = Read(partly, policy);

  EXPECT_EQ(reading.category, Category::kUnproven);
  EXPECT_EQ(reading.excused_minutes, 150);
  EXPECT_EQ(reading.expected_minutes, 60);
  EXPECT_EQ(reading.attended_minutes, 0);
}

TEST(Rate, LeavesOutWhatNeverCountsAndSaysWhy) {
  const RatePolicy policy = *FindBuiltIn("half-points-all");
  using enum Standing;

  EXPECT_EQ(Read(WithStanding(kSessionCancelled), policy).why, Why::kSessionCancelled);
  EXPECT_EQ(Read(WithStanding(kBeforeEntry), policy).why, Why::kBeforeEntry);
  EXPECT_EQ(Read(WithStanding(kAfterExit), policy).why, Why::kAfterExit);
  EXPECT_EQ(Read(WithStanding(kSuspended), policy).why, Why::kSuspended);
  EXPECT_EQ(Read(WithStanding(kNotPlaced), policy).why, Why::kNotPlaced);
  EXPECT_EQ(Read(WithStanding(kNotOnRoster), policy).why, Why::kNotOnRoster);
  EXPECT_EQ(Read(WithStanding(kUnlocked), policy).attended_minutes, kHalfDay);
  EXPECT_EQ(Read(WithStanding(kUnlocked), MinutesLockedPolicy()).why, Why::kNotLocked);
}

TEST(Rate, SaysWhatCanStillBeReached) {
  HalfDayFacts to_come = WithStanding(Standing::kToCome);

  const AttendanceRate rate = Rate({Present(), Absent(), to_come, to_come}, MinutesLockedPolicy());

  EXPECT_EQ(rate.rate_basis_points, 5'000);
  EXPECT_EQ(rate.remaining_minutes, 420);
  EXPECT_EQ(rate.best_reachable_basis_points, 7'500);
}

TEST(RatePolicies, OfASchoolAreJudged) {
  RatePolicy policy{.name = "ours", .excused = ExcusedRule::kExclude};
  EXPECT_TRUE(RequireGoodPolicy(policy).ok());
  EXPECT_TRUE(RequireStatable(policy).ok());

  policy.late_threshold_minutes = 10;
  EXPECT_EQ(FactsOf(RequireGoodPolicy(policy)).fields[0].field, "late_threshold_minutes");
  policy.late = LateRule::kIgnoreUnder;
  EXPECT_TRUE(RequireGoodPolicy(policy).ok());
  policy.proof.kinds = {EvidenceKind::kConnectionLog};
  EXPECT_EQ(FactsOf(RequireGoodPolicy(policy)).fields[0].field, "proof_kinds");
  policy.name = "minutes-locked";
  EXPECT_EQ(FactsOf(RequireGoodPolicy(policy)).metadata.at("rule"), "POLICY_BUILT_IN");

  std::vector<std::string> comparisons;
  for (const RatePolicy& built_in : BuiltInPolicies()) {
    if (!RequireStatable(built_in).ok()) comparisons.push_back(built_in.name);
  }
  EXPECT_EQ(comparisons, (std::vector<std::string>{"half-points-all", "half-points-taken",
                                                   "late-half-unmarked-absent",
                                                   "unmarked-present-late-ignored"}));
}

// Facts and policies drawn at random, with a seed that is always the same.
class Drawn {
 public:
  std::int64_t Below(std::int64_t limit) {
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(limit));
  }

  HalfDayFacts Facts() {
    HalfDayFacts facts{.standing = static_cast<Standing>(Below(9)),
                       .planned_minutes = 1 + Below(240),
                       .presence = static_cast<Presence>(Below(4)),
                       .justified_minutes = Below(300),
                       .is_remote = Below(2) == 0};
    facts.minutes_attended = Below(facts.planned_minutes + 1);
    if (Below(2) == 0) facts.confirmed.push_back(static_cast<EvidenceKind>(Below(6)));
    return facts;
  }

  RatePolicy Policy() {
    return {.registers = static_cast<RegistersRule>(Below(2)),
            .excused = static_cast<ExcusedRule>(Below(4)),
            .unmarked = static_cast<UnmarkedRule>(Below(4)),
            .late = static_cast<LateRule>(Below(3)),
            .late_threshold_minutes = Below(60),
            .remote_unproven = static_cast<UnprovenRule>(Below(3))};
  }

  std::vector<HalfDayFacts> HalfDays() {
    std::vector<HalfDayFacts> half_days(static_cast<std::size_t>(Below(30)));
    for (HalfDayFacts& facts : half_days) facts = Facts();
    return half_days;
  }

  void Shuffle(std::vector<HalfDayFacts>& half_days) { std::ranges::shuffle(half_days, random_); }

 private:
  std::mt19937_64 random_{20150504};
};

TEST(Rate, OfAnythingKeepsItsPromises) {
  Drawn drawn;
  for (int round = 0; round < 2'000; ++round) {
    auto half_days = drawn.HalfDays();
    RatePolicy policy = drawn.Policy();
    const AttendanceRate rate = Rate(half_days, policy);
    drawn.Shuffle(half_days);

    EXPECT_EQ(Rate(half_days, policy), rate);
    EXPECT_LE(0, rate.attended_minutes);
    EXPECT_LE(rate.attended_minutes, rate.expected_minutes);
    EXPECT_EQ(rate.rate_basis_points.has_value(), rate.expected_minutes > 0 && !rate.is_blocked);

    policy.excused = ExcusedRule::kExclude;
    const AttendanceRate excluded = Rate(half_days, policy);
    policy.excused = ExcusedRule::kAbsent;
    const AttendanceRate absent = Rate(half_days, policy);
    EXPECT_EQ(excluded.attended_minutes, absent.attended_minutes);
    EXPECT_EQ(excluded.expected_minutes, absent.expected_minutes - excluded.excused_minutes);
    EXPECT_GE(excluded.rate_basis_points.value_or(10'000), absent.rate_basis_points.value_or(0));
  }
}

}  // namespace
}  // namespace ecloserie::domain
