#include "domain/calendar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace ecloserie::domain {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

Session Morning(int year, int month, int day_of_month) {
  const absl::CivilDay day(year, month, day_of_month);
  SchoolZone paris{.name = "Europe/Paris"};
  absl::LoadTimeZone(paris.name, &paris.zone);
  const PlannedHalfDay half_day{.at = {.day = day, .slot = Slot::kAm},
                                .start = {9, 0},
                                .end = {12, 30},
                                .planned_minutes = 210,
                                .delivery = Delivery::kOnSite};
  return PlannedSession({"boitron", {}}, {"boitron", "promo-1", "blended"}, half_day, paris);
}

std::string TextOf(const CalendarEntry& entry) {
  return CalendarText(
      {.title = "Groupe 1", .made_at = absl::FromUnixSeconds(1'430'726'400), .entries = {entry}});
}

std::vector<std::string> LinesOf(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find("\r\n", begin);
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 2;
  }
  return lines;
}

// As RFC 5545, 3.1 says: a line end before a space goes.
std::string Unfolded(std::string text) {
  for (std::size_t at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ")) {
    text.erase(at, 3);
  }
  return text;
}

TEST(CalendarText, SaysASessionAsAnEvent) {
  EXPECT_THAT(
      LinesOf(TextOf({.session = Morning(2015, 5, 4), .summary = "HTML", .location = "Fablab"})),
      ElementsAre("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ecloserie//ecloserie 1//EN",
                  "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:Groupe 1", "BEGIN:VEVENT",
                  "UID:00000000000000000000000000@boitron", "SEQUENCE:1",
                  "DTSTAMP:20150504T080000Z", "DTSTART:20150504T070000Z", "DTEND:20150504T103000Z",
                  "SUMMARY:HTML", "LOCATION:Fablab", "CATEGORIES:LESSON,ON_SITE",
                  "STATUS:CONFIRMED", "END:VEVENT", "END:VCALENDAR"));
}

TEST(CalendarText, FollowsTheWallClockThroughBothClockChanges) {
  const auto friday = TextOf({.session = Morning(2015, 10, 23)});
  const auto monday = TextOf({.session = Morning(2015, 10, 26)});
  const auto winter = TextOf({.session = Morning(2016, 3, 25)});
  const auto summer = TextOf({.session = Morning(2016, 3, 29)});

  EXPECT_THAT(friday, HasSubstr("DTSTART:20151023T070000Z\r\nDTEND:20151023T103000Z"));
  EXPECT_THAT(monday, HasSubstr("DTSTART:20151026T080000Z\r\nDTEND:20151026T113000Z"));
  EXPECT_THAT(winter, HasSubstr("DTSTART:20160325T080000Z\r\nDTEND:20160325T113000Z"));
  EXPECT_THAT(summer, HasSubstr("DTSTART:20160329T070000Z\r\nDTEND:20160329T103000Z"));
  EXPECT_EQ(Morning(2015, 10, 26).planned_minutes, Morning(2015, 10, 23).planned_minutes);
}

TEST(CalendarText, KeepsTheIdOfWhatChangedAndOfWhatIsCancelled) {
  Session session = Morning(2015, 5, 4);
  session.version = 3;

  const auto text = TextOf({.session = Cancelled(session, "STORM")});

  EXPECT_THAT(LinesOf(text), Contains("UID:00000000000000000000000000@boitron"));
  EXPECT_THAT(LinesOf(text), Contains("SEQUENCE:3"));
  EXPECT_THAT(LinesOf(text), Contains("STATUS:CANCELLED"));
  EXPECT_THAT(text, Not(HasSubstr("LOCATION")));
}

TEST(CalendarText, EscapesWhatWouldEndAValue) {
  const auto text = TextOf({.session = Morning(2015, 5, 4), .summary = "a, b; c\\d\ne"});

  EXPECT_THAT(LinesOf(text), Contains("SUMMARY:a\\, b\\; c\\\\d\\ne"));
}

// Every length, so that a cut falls on every octet of a character of two and of four.
TEST(CalendarText, FoldsLinesAtSeventyFiveOctetsAndNeverInACharacter) {
  for (std::size_t length = 50; length < 160; ++length) {
    const std::string title = std::string(length, 'x') + "\u00e9\u00e9\U0001F33F\u00e9" +
                              std::string(length, 'y') + "\U0001F33F\U0001F33F";

    const auto text = TextOf({.session = Morning(2015, 5, 4), .summary = title});

    for (const std::string& line : LinesOf(text)) {
      EXPECT_LE(line.size(), 75U);
      EXPECT_NE(static_cast<unsigned char>(line[line.starts_with(' ') ? 1 : 0]) & 0xC0U, 0x80U);
    }
    EXPECT_THAT(Unfolded(text), HasSubstr("SUMMARY:" + title + "\r\n"));
  }
}

}  // namespace
}  // namespace ecloserie::domain
