#include "domain/evidence_import.h"

#include <gtest/gtest.h>

#include "domain/instant_text.h"
#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

std::string InParis(std::string_view text, DateFormat format = DateFormat::kIso) {
  absl::TimeZone paris;
  absl::LoadTimeZone("Europe/Paris", &paris);
  const auto at = ParseInstant(text, format, paris);
  return at ? absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", *at, absl::UTCTimeZone()) : "none";
}

TEST(ParseInstant, ReadsTheSchoolsWallClockUnlessAnOffsetIsSaid) {
  EXPECT_EQ(InParis("2015-06-08 09:15"), "2015-06-08T07:15:00Z");
  EXPECT_EQ(InParis("2015-12-08T09:15:30"), "2015-12-08T08:15:30Z");
  EXPECT_EQ(InParis("2015-06-08T09:15:30.123Z"), "2015-06-08T09:15:30Z");
  EXPECT_EQ(InParis("2015-06-08T09:15-04:30"), "2015-06-08T13:45:00Z");
  EXPECT_EQ(InParis("2015-06-08T09:15+0200"), "2015-06-08T07:15:00Z");
  EXPECT_EQ(InParis("08/06/2015 09:15", DateFormat::kDayMonthYear), "2015-06-08T07:15:00Z");
  // Shown twice: the first. Never shown: as if the clocks had not moved.
  EXPECT_EQ(InParis("2015-10-25 02:30"), "2015-10-25T00:30:00Z");
  EXPECT_EQ(InParis("2015-03-29 02:30"), "2015-03-29T01:30:00Z");
}

TEST(ParseInstant, TakesNothingElse) {
  for (const char* text :
       {"", "2015-06-08", "2015-06-08 ", "2015-06-08 9:15", "2015-06-08 24:00", "2015-06-08 09:60",
        "2015-06-08 09:15 ", "2015-06-08 09:15:", "2015-06-08 09:15:00.", "2015-06-08_09:15",
        "2015-06-08 09:15+", "2015-06-08 09:15+15:00", "2015-06-08 09:15Zulu", "2015-02-30 09:15",
        "08/06/2015 09:15", "infinite-future", "2015-06-08 09h15"}) {
    EXPECT_EQ(InParis(text), "none") << text;
  }
}

TEST(EvidenceOutcome, ReadsAgainAsItWasRemembered) {
  const auto name = EvidenceName{"boitron", {}};
  const EvidenceOutcome outcome{
      {{.line = 2, .verdict = EvidenceVerdict::kProposed, .evidence = name},
       {.line = 3, .field = "at", .rule = "must be a day"}}};

  const auto again = EvidenceOutcome::Parse(outcome.ToString());

  ASSERT_TRUE(again);
  EXPECT_EQ(again->ToString(), outcome.ToString());
  EXPECT_EQ(again->rows.at(0).evidence, name);
  EXPECT_EQ(again->rows.at(1).rule, "must be a day");
  EXPECT_FALSE(EvidenceOutcome::Parse("2\tPROPOSED"));
}

TEST(Evidence, IsDecidedEitherWayAtAnyTime) {
  using enum EvidenceState;
  EXPECT_EQ(*StateAfter(kProposed, EvidenceEvent::kConfirm), kConfirmed);
  EXPECT_EQ(*StateAfter(kConfirmed, EvidenceEvent::kReject), kRejected);
  EXPECT_EQ(*StateAfter(kRejected, EvidenceEvent::kConfirm), kConfirmed);
  const auto again = StateAfter(kRejected, EvidenceEvent::kReject);
  EXPECT_EQ(FactsOf(again.status()).metadata.at("allowed"), "confirm");
}

}  // namespace
}  // namespace ecloserie::domain
