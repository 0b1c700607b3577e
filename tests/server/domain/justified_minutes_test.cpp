#include "domain/justified_minutes.h"

#include <gtest/gtest.h>

#include <random>

namespace ecloserie::domain {
namespace {

const absl::CivilDay kMonday(2015, 6, 8);
const SessionWindow kMorning{.day = kMonday, .minutes = {540, 750}, .planned_minutes = 210};

WallInterval On(absl::CivilDay day, std::int64_t begin, std::int64_t end) {
  return {.first_on = day, .first_minute = begin, .last_on = day, .end_minute = end};
}

WallInterval Days(absl::CivilDay first, absl::CivilDay last) {
  return {.first_on = first, .last_on = last};
}

MarkedTime Late(std::int64_t late, std::int64_t early) {
  return {.presence = Presence::kPresent,
          .minutes_late = late,
          .minutes_left_early = early,
          .minutes_attended = 210 - late - early};
}

TEST(JustifiedMinutes, OfAnAbsenceAreThoseOfTheSessionThatAreCovered) {
  const MarkedTime absent{.presence = Presence::kAbsent};

  EXPECT_EQ(JustifiedMinutes(kMorning, absent, {}), 0);
  EXPECT_EQ(JustifiedMinutes(kMorning, absent, {On(kMonday, 0, 600)}), 60);
  EXPECT_EQ(JustifiedMinutes(kMorning, absent, {On(kMonday, 750, 1440)}), 0);
  EXPECT_EQ(JustifiedMinutes(kMorning, absent, {Days(kMonday - 7, kMonday + 7)}), 210);
  EXPECT_EQ(JustifiedMinutes(kMorning, absent, {Days(kMonday + 1, kMonday + 7)}), 0);
}

TEST(JustifiedMinutes, CountOnceWhatTwoJustificationsCover) {
  const MarkedTime absent{.presence = Presence::kAbsent};

  EXPECT_EQ(JustifiedMinutes(kMorning, absent, {On(kMonday, 540, 660), On(kMonday, 600, 700)}),
            160);
}

TEST(JustifiedMinutes, OfWhoWasThereAreThoseAtTheEdges) {
  EXPECT_EQ(JustifiedMinutes(kMorning, Late(30, 20), {On(kMonday, 550, 740)}), 20 + 10);
  EXPECT_EQ(JustifiedMinutes(kMorning, Late(30, 20), {Days(kMonday, kMonday)}), 50);
  EXPECT_EQ(JustifiedMinutes(kMorning, Late(30, 20), {On(kMonday, 600, 700)}), 0);
}

TEST(JustifiedMinutes, OfPartOfASessionAreThoseBetweenTheIntervals) {
  const MarkedTime partial{.presence = Presence::kPartial,
                           .minutes_attended = 130,
                           .attended = {{540, 600}, {630, 700}}};

  EXPECT_EQ(JustifiedMinutes(kMorning, partial, {On(kMonday, 540, 640)}), 30);
  EXPECT_EQ(JustifiedMinutes(kMorning, partial, {Days(kMonday, kMonday)}), 80);
}

TEST(JustifiedMinutes, OfAnUnknownPartAreAtMostTheMissed) {
  const MarkedTime partial{.presence = Presence::kPartial, .minutes_attended = 130};

  EXPECT_EQ(JustifiedMinutes(kMorning, partial, {On(kMonday, 540, 600)}), 60);
  EXPECT_EQ(JustifiedMinutes(kMorning, partial, {On(kMonday, 540, 700)}), 80);
}

TEST(JustifiedMinutes, CoverAllPlannedMinutesWhereTheyCoverTheWholeSession) {
  SessionWindow with_a_break = kMorning;
  with_a_break.planned_minutes = 195;
  SessionWindow longer = kMorning;
  longer.planned_minutes = 240;
  const MarkedTime absent{.presence = Presence::kAbsent};

  EXPECT_EQ(JustifiedMinutes(with_a_break, absent, {Days(kMonday, kMonday)}), 195);
  EXPECT_EQ(JustifiedMinutes(longer, absent, {Days(kMonday, kMonday)}), 240);
}

TEST(JustifiedMinutes, AreNoneWhereNobodyWasMarked) {
  EXPECT_EQ(JustifiedMinutes(kMorning, {}, {Days(kMonday, kMonday)}), 0);
}

// A fixed seed, so that what fails once fails again.
class DrawnJustifications {
 public:
  std::int64_t Number(std::int64_t least, std::int64_t most) {
    return std::uniform_int_distribution<std::int64_t>(least, most)(generator_);
  }

  MarkedTime Mark() {
    switch (Number(0, 3)) {
      case 0:
        return {.presence = Presence::kAbsent};
      case 1:
        return Late(Number(0, 100), Number(0, 100));
      case 2:
        return {.presence = Presence::kPartial, .minutes_attended = Number(1, 209)};
      default:
        break;
    }
    const std::int64_t begin = Number(540, 700);
    const std::int64_t end = Number(begin + 1, 750);
    return {.presence = Presence::kPartial,
            .minutes_attended = end - begin,
            .attended = {{begin, end}}};
  }

  WallInterval Interval() {
    const std::int64_t begin = Number(0, 1439);
    const absl::CivilDay first = kMonday - Number(0, 1);
    const absl::CivilDay last = kMonday + Number(0, 1);
    return {first, begin, last, Number(begin + 1, 1440)};
  }

 private:
  std::mt19937_64 generator_{20150608};
};

TEST(JustifiedMinutes, NeverExceedTheMissedNeverShrinkByAnotherAndComeBackWhenItGoes) {
  DrawnJustifications drawn;
  for (int i = 0; i < 20000; ++i) {
    const MarkedTime mark = drawn.Mark();
    std::vector<WallInterval> accepted;
    std::int64_t before = 0;
    for (int count = 0; count < 4; ++count) {
      accepted.push_back(drawn.Interval());
      const std::int64_t justified = JustifiedMinutes(kMorning, mark, accepted);
      const std::vector<WallInterval> withdrawn(accepted.begin(), accepted.end() - 1);
      ASSERT_LE(justified, MissedMinutes(kMorning, mark));
      ASSERT_GE(justified, before);
      ASSERT_EQ(JustifiedMinutes(kMorning, mark, withdrawn), before);
      before = justified;
      accepted.push_back(accepted.back());
      ASSERT_EQ(JustifiedMinutes(kMorning, mark, accepted), justified);
    }
  }
}

}  // namespace
}  // namespace ecloserie::domain
