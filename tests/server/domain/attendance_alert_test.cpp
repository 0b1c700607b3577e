#include "domain/attendance_alert.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/attendance_statement.h"
#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::int64_t kHalfDay = 210;
const absl::CivilDay kMonday(2015, 5, 18);

Uuid Id(std::uint8_t number) {
  Uuid id;
  id.bytes[15] = number;
  return id;
}

// One trainee of one track, and a locked morning on site for each mark that is written
// down: P present, A absent, E absent with a justification, U unmarked, O open and never
// marked.
AttendanceRecord RecordOf(const std::string& marks) {
  AttendanceRecord record;
  const TrackName track{"boitron", "promo-1", "blended"};
  RecordedTrainee trainee{.name = {"boitron", Id(100)}, .entry = {kMonday, Slot::kAm}};
  trainee.placements.push_back({.track = track, .first = trainee.entry});
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const absl::CivilDay day = kMonday + static_cast<int>(i);
    record.sessions.push_back(
        {.name = {"boitron", Id(static_cast<std::uint8_t>(i + 1))},
         .track = track,
         .at = {day, Slot::kAm},
         .window = {.day = day, .minutes = {540, 750}, .planned_minutes = kHalfDay},
         .delivery = Delivery::kOnSite,
         .state = marks[i] == 'O' ? SessionState::kOpen : SessionState::kLocked,
         .ends_at = absl::FromCivil(day, absl::UTCTimeZone()) + absl::Hours(12)});
    RecordedLine line{.is_on_roster = true, .version = 1};
    if (marks[i] == 'P') {
      line.mark = {.presence = Presence::kPresent, .minutes_attended = kHalfDay};
    } else if (marks[i] == 'A' || marks[i] == 'E') {
      line.mark.presence = Presence::kAbsent;
    } else {
      line.version = 0;
    }
    if (marks[i] == 'E') trainee.accepted.push_back({.first_on = day, .last_on = day});
    trainee.lines.push_back(std::move(line));
  }
  record.trainees.push_back(std::move(trainee));
  return record;
}

std::vector<AttendanceAlert> Alerts(const AttendanceRecord& record, std::int64_t floor = 0) {
  const AlertRules rules{.policy = MinutesLockedPolicy(),
                         .rate_floor_basis_points = floor,
                         .unjustified_in_a_row = 3,
                         .overdue_hours = 24};
  return AlertsOf(record, {}, rules, absl::FromCivil(kMonday + 20, absl::UTCTimeZone()));
}

TEST(Alerts, TellOfAbsencesInARowUntilOneOfThemIsJustified) {
  const auto alerts = Alerts(RecordOf("PAAAAP"));

  ASSERT_THAT(alerts, SizeIs(1));
  EXPECT_EQ(alerts[0].kind, AlertKind::kUnjustifiedInARow);
  EXPECT_EQ(alerts[0].session.id, Id(2));
  EXPECT_EQ(alerts[0].since.day, kMonday + 3);
  EXPECT_EQ(alerts[0].half_days_count, 4);
  EXPECT_EQ(Alerts(RecordOf("PAAAAP"))[0].key, alerts[0].key);
  EXPECT_THAT(Alerts(RecordOf("PAEAP")), IsEmpty());
  EXPECT_THAT(Alerts(RecordOf("PAAPA")), IsEmpty());
  EXPECT_THAT(Alerts(RecordOf("AEAUA")), SizeIs(1));
}

TEST(Alerts, TellSinceWhenARateIsBelowTheFloor) {
  const auto alerts = Alerts(RecordOf("APPPAPA"), 6'000);

  ASSERT_THAT(alerts, SizeIs(1));
  EXPECT_EQ(alerts[0].kind, AlertKind::kRateBelowFloor);
  EXPECT_EQ(alerts[0].rate_basis_points, 5'714);
  EXPECT_EQ(alerts[0].since.day, kMonday + 6);
  EXPECT_THAT(Alerts(RecordOf("APPPAP"), 6'000), IsEmpty());
  EXPECT_THAT(Alerts(RecordOf(""), 6'000), IsEmpty());
}

TEST(Alerts, TellOfRegistersThatNobodyLockedAndOfNobodyWhoLeft) {
  AttendanceRecord record = RecordOf("AAAO");

  EXPECT_THAT(Alerts(record), SizeIs(2));
  record.trainees[0].exit = HalfDay{kMonday + 5, Slot::kPm};
  ASSERT_THAT(Alerts(record), SizeIs(1));
  EXPECT_EQ(Alerts(record)[0].kind, AlertKind::kRegisterOverdue);
  EXPECT_EQ(Alerts(record)[0].session.id, Id(4));
}

TEST(Statement, AddsUpAndCountsATraineeOfSeveralFundersOnce) {
  const AttendanceRecord record = RecordOf("PPAE");
  const MonthOfStatement month = *ParseMonth("2015-05");
  const FundersOfSeats funders = {{record.trainees[0].name, {"pole-emploi", "region"}}};
  const absl::Time now = absl::FromCivil(absl::CivilDay(2015, 6, 2), absl::UTCTimeZone());

  RatePolicy policy = *FindBuiltIn("funder");
  policy.excused = ExcusedRule::kPresent;
  const auto lines = StateLines(record, month, policy, funders, std::nullopt, now);

  ASSERT_THAT(lines, SizeIs(2));
  EXPECT_EQ(lines[0].party, "pole-emploi");
  EXPECT_EQ(lines[1].figures, lines[0].figures);
  EXPECT_EQ(lines[0].figures, (StatedFigures{.planned_minutes = 840,
                                             .attended_minutes = 420,
                                             .justified_minutes = 210,
                                             .unjustified_minutes = 210,
                                             .planned_count = 4,
                                             .attended_count = 2,
                                             .justified_count = 1,
                                             .unjustified_count = 1}));
  ASSERT_THAT(TotalsOf(lines), SizeIs(1));
  EXPECT_EQ(TotalsOf(lines)[0].figures, lines[0].figures);
  const PartyName stranger{"boitron", "nobody"};
  EXPECT_THAT(StateLines(record, month, policy, funders, stranger, now), IsEmpty());
  EXPECT_THAT(ChangedTrainees(lines, StateLines(RecordOf("PPAA"), month, policy, {}, {}, now)),
              ElementsAre(record.trainees[0].name));
  EXPECT_THAT(StateLines(record, *ParseMonth("2015-06"), policy, funders, {}, now), IsEmpty());
}

TEST(Statement, IsRefusedWhileARegisterIsNotLockedOrAMarkIsMissing) {
  const MonthOfStatement month = *ParseMonth("2015-05");
  const RatePolicy policy = *FindBuiltIn("funder");
  const absl::Time now = absl::FromCivil(absl::CivilDay(2015, 6, 2), absl::UTCTimeZone());
  const auto reason = [&](const std::string& marks) {
    return FactsOf(RequireStatableMonth(RecordOf(marks), month, policy, now)).reason;
  };

  EXPECT_EQ(reason("PPO"), "REGISTERS_UNLOCKED");
  EXPECT_EQ(reason("PPU"), "MARKS_MISSING");
  EXPECT_TRUE(RequireStatableMonth(RecordOf("PPA"), month, policy, now).ok());
  EXPECT_FALSE(ParseMonth("2015-13"));
  EXPECT_FALSE(ParseMonth("May"));
}

}  // namespace
}  // namespace ecloserie::domain
