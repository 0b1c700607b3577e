#include <gmock/gmock.h>

#include "end_to_end.h"
#include "samples.h"

namespace ecloserie::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// The register as somebody else left it: Amélie absent, Léo new on it.
v1::Register ChangedRegister() {
  v1::Register now = SampleRegister();
  now.set_etag("etag-8");
  v1::MarkChange& absent = *now.add_changes();
  absent.set_enrolment(now.marks(0).enrolment());
  absent.set_trainee(now.marks(0).trainee());
  absent.mutable_before()->set_presence(v1::PRESENCE_UNMARKED);
  absent.mutable_after()->set_presence(v1::PRESENCE_ABSENT);
  absent.mutable_after()->set_marked_by("boitron/claire");
  absent.mutable_after()->mutable_mark_time()->set_seconds(1'430'730'000);
  v1::MarkChange& added = *now.add_changes();
  added.set_enrolment(now.marks(3).enrolment());
  added.set_trainee(now.marks(3).trainee());
  added.mutable_after()->set_presence(v1::PRESENCE_UNMARKED);
  return now;
}

TEST_F(EndToEnd, AConflictShowsWhatDiffers) {
  server_.get_register.Answers(ChangedRegister());
  server_.record_register.Set(
      [](int, const v1::RecordRegisterRequest&, v1::Register&, grpc::ServerContext&) {
        return Refusal({.code = grpc::StatusCode::ABORTED, .reason = "ETAG_MISMATCH"});
      });

  const auto finished = Run("register record s1 --etag etag-7 --late durand=20");
  const auto for_programs = Run("register record s1 --etag etag-7 --late durand=20 -o json");

  EXPECT_EQ(finished.exit_code, 5);
  EXPECT_EQ(server_.get_register.seen()[1].since_etag(), "etag-7");
  EXPECT_THAT(finished.err,
              HasSubstr("nothing was recorded; since etag-7 the register came to be etag-8:\n"));
  EXPECT_THAT(finished.err,
              HasSubstr("TRAINEE        YOU SENT          IT SAID      IT SAYS   BY              "
                        "AT\n"
                        "DURAND Amélie  PRESENT, 20 late  UNMARKED     ABSENT    boitron/claire  "
                        "2015-05-04T09:00:00Z\n"));
  EXPECT_THAT(finished.err, HasSubstr("MARTIN Léo     -                 (not on it)  UNMARKED"));
  EXPECT_THAT(for_programs.err, Not(HasSubstr("YOU SENT")));
}

TEST_F(EndToEnd, ThePartialAreRecordedByTheClock) {
  server_.get_register.Answers(SampleRegister());
  server_.record_register.Answers(SampleRegister());

  const auto finished = Run("register record s1 --partial durand=09:00-10:00+10:30-11:40");
  const auto unread = Run("register record s1 --partial durand=9-10:00");

  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  const v1::MarkException said = server_.record_register.seen()[0].exceptions(0);
  EXPECT_EQ(said.minutes_attended(), 0);
  ASSERT_EQ(said.intervals_size(), 2);
  EXPECT_EQ(said.intervals(1).start().minutes(), 30);
  EXPECT_EQ(said.intervals(1).end().hours(), 11);
  EXPECT_EQ(unread.exit_code, 2);
}

TEST_F(EndToEnd, ACorrectionIsOfOneTrainee) {
  server_.get_register.Answers(SampleRegister());

  const auto nobody = Run("register correct s1 --reason SIGNED_LATER");
  const auto two = Run("register correct s1 --absent durand --present e3 --reason SIGNED_LATER");

  EXPECT_EQ(nobody.exit_code, 2);
  EXPECT_THAT(nobody.err, HasSubstr("say of one trainee"));
  EXPECT_EQ(two.exit_code, 2);
}

}  // namespace
}  // namespace ecloserie::testing
