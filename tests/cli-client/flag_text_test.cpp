#include "flag_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ecloserie/v1/attendance_service.pb.h"
#include "ecloserie/v1/enrolment_service.pb.h"
#include "ecloserie/v1/school_service.pb.h"
#include "ecloserie/v1/sponsorship_service.pb.h"

namespace ecloserie::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::int64_t Cents(std::string_view text) {
  const auto money = ParseMoney(text);
  return money ? money->cents() : -999'999;
}

TEST(ParseMoney, TakesWholeEurosAndCents) {
  EXPECT_EQ(Cents("1500"), 150000);
  EXPECT_EQ(Cents("1500.00"), 150000);
  EXPECT_EQ(Cents("0.5"), 50);
  EXPECT_EQ(Cents("-12.34"), -1234);
  EXPECT_EQ(Cents("-0.01"), -1);
  EXPECT_EQ(ParseMoney("1")->currency_code(), "EUR");
}

class NotMoney : public ::testing::TestWithParam<const char*> {};

TEST_P(NotMoney, IsRefused) { EXPECT_FALSE(ParseMoney(GetParam())); }

INSTANTIATE_TEST_SUITE_P(Texts, NotMoney,
                         ::testing::Values("", "-", ".", "1.", ".5", "1.234", "1,500", "1 500",
                                           "+1", "1e3", "--1", "1.-5", "0x10",
                                           "99999999999999999999"));

TEST(SetFromText, FillsAFieldInsideTheResource) {
  v1::CreateCohortRequest request;

  EXPECT_FALSE(SetFromText(request, "cohort.starts_on", {"2015-05-04"}, ""));

  EXPECT_EQ(request.cohort().starts_on().year(), 2015);
  EXPECT_EQ(request.cohort().starts_on().month(), 5);
  EXPECT_EQ(request.cohort().starts_on().day(), 4);
}

TEST(SetFromText, LeavesTheCalendarToTheServer) {
  v1::CreateCohortRequest request;

  EXPECT_FALSE(SetFromText(request, "cohort.starts_on", {"2015-02-31"}, ""));
}

TEST(SetFromText, RefusesWhatIsNoDate) {
  v1::CreateCohortRequest request;

  EXPECT_TRUE(SetFromText(request, "cohort.starts_on", {"2015-5-4"}, ""));
  EXPECT_TRUE(SetFromText(request, "cohort.starts_on", {"04/05/2015"}, ""));
  EXPECT_TRUE(SetFromText(request, "cohort.starts_on", {""}, ""));
}

TEST(SetFromText, TakesEnumWordsInEitherCase) {
  v1::ListApplicationsRequest request;

  EXPECT_FALSE(SetFromText(request, "state", {"in-review"}, ""));
  EXPECT_EQ(request.state(), v1::APPLICATION_STATE_IN_REVIEW);
  EXPECT_FALSE(SetFromText(request, "state", {"OFFERED"}, ""));
  EXPECT_EQ(request.state(), v1::APPLICATION_STATE_OFFERED);
}

TEST(SetFromText, ListsTheWordsOfAnEnum) {
  v1::CreateTrackRequest request;

  EXPECT_THAT(*SetFromText(request, "track.mode", {"mixed"}, ""), HasSubstr("blended, remote"));
  EXPECT_TRUE(SetFromText(request, "track.mode", {"unspecified"}, ""));
}

TEST(SetFromText, TakesDaysFromOneToAnother) {
  v1::GenerateSessionsRequest request;

  EXPECT_FALSE(SetFromText(request, "pattern.closure_spans", {"2015-08-03..2015-08-14"}, ""));
  ASSERT_EQ(request.pattern().closure_spans_size(), 1);
  EXPECT_EQ(request.pattern().closure_spans(0).first_on().day(), 3);
  EXPECT_EQ(request.pattern().closure_spans(0).last_on().day(), 14);
  EXPECT_THAT(*SetFromText(request, "pattern.closure_spans", {"2015-08-03"}, ""),
              HasSubstr("YYYY-MM-DD..YYYY-MM-DD"));
}

TEST(SetFromText, TakesAModuleWithItsHalfDays) {
  v1::GenerateSessionsRequest request;

  EXPECT_FALSE(SetFromText(request, "pattern.modules",
                           {"dev-web/english@monday+THURSDAY.pm,dev-web/html", "dev-web/css@.am"},
                           "boitron"));

  const auto& modules = request.pattern().modules();
  ASSERT_EQ(modules.size(), 3);
  EXPECT_EQ(modules[0].module(), "schools/boitron/programmes/dev-web/modules/english");
  EXPECT_THAT(modules[0].weekdays(), ElementsAre(v1::WEEKDAY_MONDAY, v1::WEEKDAY_THURSDAY));
  EXPECT_EQ(modules[0].slot(), v1::SLOT_PM);
  EXPECT_EQ(modules[1].weekdays_size(), 0);
  EXPECT_EQ(modules[1].slot(), v1::SLOT_UNSPECIFIED);
  EXPECT_EQ(modules[2].slot(), v1::SLOT_AM);
  for (const char* bad : {"dev-web/english@", "dev-web/english@noon", "dev-web/english@monday."}) {
    EXPECT_THAT(*SetFromText(request, "pattern.modules", {bad}, "boitron"),
                HasSubstr("MODULE[@DAY[+DAY][.AM|PM]]"));
  }
}

TEST(SetFromText, TakesAHalfDay) {
  v1::EnrolRequest request;

  EXPECT_FALSE(SetFromText(request, "entry", {"2015-05-04.PM"}, ""));
  EXPECT_EQ(request.entry().slot(), v1::SLOT_PM);
  EXPECT_TRUE(SetFromText(request, "entry", {"2015-05-04"}, ""));
}

TEST(SetFromText, TakesAWallTimeAndANestedNumber) {
  v1::GenerateSessionsRequest request;

  EXPECT_FALSE(SetFromText(request, "pattern.am_start", {"09:30"}, ""));
  EXPECT_FALSE(SetFromText(request, "pattern.on_site_weeks.every_weeks", {"2"}, ""));

  EXPECT_EQ(request.pattern().am_start().minutes(), 30);
  EXPECT_EQ(request.pattern().on_site_weeks().every_weeks(), 2);
  EXPECT_TRUE(SetFromText(request, "pattern.am_start", {"9:30"}, ""));
  EXPECT_TRUE(SetFromText(request, "pattern.on_site_weeks.every_weeks", {"two"}, ""));
  EXPECT_TRUE(SetFromText(request, "pattern.on_site_weeks.every_weeks", {"4294967297"}, ""));
}

TEST(SetFromText, TakesADayOrATimeOfIt) {
  v1::SubmitJustificationRequest request;

  EXPECT_FALSE(SetFromText(request, "from", {"2015-06-08T10:30"}, ""));
  EXPECT_FALSE(SetFromText(request, "to", {"2015-06-09"}, ""));

  EXPECT_EQ(request.from().time().minutes(), 30);
  EXPECT_FALSE(request.to().has_time());
  EXPECT_TRUE(SetFromText(request, "to", {"2015-06-09T9:30"}, ""));
  EXPECT_TRUE(SetFromText(request, "to", {"2015-06-09.PM"}, ""));
  EXPECT_TRUE(SetFromText(request, "to", {"2015"}, ""));
}

TEST(SetFromText, TakesAnInstantInAnyZone) {
  v1::MakeOfferRequest request;

  EXPECT_FALSE(SetFromText(request, "expire_time", {"2015-05-20T12:00:00+02:00"}, ""));
  EXPECT_EQ(request.expire_time().seconds(), 1432116000);
  EXPECT_TRUE(SetFromText(request, "expire_time", {"tomorrow"}, ""));
}

TEST(SetFromText, FillsAListFromCommasAndFromRepeatedFlags) {
  v1::SubmitApplicationRequest request;

  EXPECT_FALSE(SetFromText(request, "wished_tracks", {"blended,remote", "other"}, ""));

  EXPECT_THAT(request.wished_tracks(), ElementsAre("blended", "remote", "other"));
}

TEST(SetFromText, FillsAListOfEnums) {
  v1::GenerateSessionsRequest request;

  EXPECT_FALSE(SetFromText(request, "pattern.weekdays", {"monday,Friday"}, ""));

  EXPECT_THAT(request.pattern().weekdays(), ElementsAre(v1::WEEKDAY_MONDAY, v1::WEEKDAY_FRIDAY));
}

TEST(SetFromText, RefusesASingleFieldTwice) {
  v1::CreateCohortRequest request;

  EXPECT_TRUE(SetFromText(request, "cohort.title", {"a", "b"}, ""));
}

TEST(SetFromText, ExpandsShortNames) {
  v1::MakeOfferRequest request;

  EXPECT_FALSE(SetFromText(request, "track", {"promo-1/blended"}, "boitron"));
  EXPECT_FALSE(
      SetFromText(request, "agreements", {"region,schools/boitron/agreements/city"}, "boitron"));

  EXPECT_EQ(request.track(), "schools/boitron/cohorts/promo-1/tracks/blended");
  EXPECT_THAT(request.agreements(),
              ElementsAre("schools/boitron/agreements/region", "schools/boitron/agreements/city"));
}

TEST(SetFromText, TellsAGivenZeroFromNothing) {
  v1::ReviewApplicationRequest request;

  EXPECT_FALSE(SetFromText(request, "score", {"0"}, ""));

  EXPECT_TRUE(request.has_score());
}

TEST(ParseMillis, TakesSeconds) {
  EXPECT_EQ(ParseMillis("2"), Millis(2000));
  EXPECT_EQ(ParseMillis("0.25"), Millis(250));
  EXPECT_FALSE(ParseMillis("0"));
  EXPECT_FALSE(ParseMillis("-1"));
  EXPECT_FALSE(ParseMillis("1.2345"));
}

}  // namespace
}  // namespace ecloserie::cli
