#include "register_scenario.h"

namespace ecloserie::tests {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class RegisterLine : public RegisterScenario {
 protected:
  std::string Record(const std::string& date, const std::string& slot,
                     const std::string& flags) const {
    const auto finished = cli_.Run("register record --track promo-1/blended --date " + date +
                                   " --slot " + slot + " " + flags + " </dev/null");
    return std::to_string(finished.exit_code) + " " + finished.err;
  }
};

TEST_F(RegisterLine, OneLineOpensTheRegisterAndRecordsIt) {
  const std::string finished =
      Record("2015-05-04", "am",
             "--absent 'GENERE baaa' --late généré-caaa=25 --left-early 'genere-c=5' "
             "--partial genere-daaa=10:00-11:30");

  EXPECT_THAT(finished, HasSubstr("0 opened the register, with 4 trainees\n"));
  EXPECT_THAT(finished, HasSubstr("2 present, 1 of them late, 1 of them left early, "
                                  "1 partly there, 1 absent; 480 of 840 minutes"));
  EXPECT_THAT(Marks(sessions_[0]),
              ElementsAre("ABSENT", "PRESENT late 25 early 5", "PARTIAL", "PRESENT"));
  EXPECT_EQ(Get(sessions_[0]).marks(2).minutes_attended(), 90);
}

TEST_F(RegisterLine, RecordsNothingWhenSomebodyIsNotFoundOrNothingIsSaid) {
  EXPECT_THAT(Record("2015-05-04", "am", "--absent genere"), HasSubstr("2 "));
  EXPECT_THAT(Record("2015-05-04", "am", "--absent genere"), HasSubstr("fits several trainees:"));
  EXPECT_THAT(Record("2015-05-04", "am", "--partial genere-b=10:00"), HasSubstr("is not TRAINEE="));
  EXPECT_THAT(Record("2015-05-04", "am", "--all-present --absent genere-b"), HasSubstr("2 "));
  EXPECT_THAT(Marks(sessions_[0]), Each("UNMARKED"));

  EXPECT_THAT(Record("2015-05-05", "am", ""), HasSubstr("2 error: say who was not there"));
  EXPECT_THAT(Marks(sessions_[2]), IsEmpty());
}

TEST_F(RegisterLine, ShowsAWeekAsAGrid) {
  Record("2015-05-04", "am", "--absent genere-baaa --late genere-caaa=25");
  Record("2015-05-04", "pm", "--left-early genere-daaa=10 --partial genere-eaaa=100");
  Record("2015-05-05", "am", "--late genere-baaa=5 --left-early genere-baaa=5");
  ASSERT_EQ(cli_.Run("register open " + sessions_[3]).exit_code, 0);

  const auto shown = cli_.Run("register show --track promo-1/blended --from 2015-05-04");

  EXPECT_EQ(shown.out,
            "                    2015-05-04\n"
            "                    Mo Tu We Th\n"
            "TRAINEE             04 05 06 07\n"
            "Généré-Baaa Élodie  AP B· ++ ++\n"
            "Généré-Caaa Élodie  LP P· ++ ++\n"
            "Généré-Daaa Élodie  P< P· ++ ++\n"
            "Généré-Eaaa Élodie  P~ P· ++ ++\n"
            "\n"
            "P present  L late  < left early  B both  ~ partly there  A absent  · no mark yet\n"
            "+ not opened yet  - cancelled  blank: not on the register\n");
}

TEST_F(RegisterLine, PagesTheGridByWeeksAndGivesProgramsARowPerMark) {
  Record("2015-05-04", "am", "--all-present");
  const std::string range =
      "register show --track promo-1/blended --from 2015-05-04 --to 2015-06-12";

  const auto grid = cli_.Run(range);
  const auto csv = cli_.Run(range + " -o csv");
  const auto json = cli_.Run(range + " -o json");
  const auto single = cli_.Run("register show " + sessions_[0] + " -o csv");

  EXPECT_THAT(grid.out, HasSubstr("2015-05-04   2015-05-11   2015-05-18      2015-05-25\n"));
  EXPECT_THAT(grid.out, HasSubstr("2015-06-01      2015-06-08\n"));
  EXPECT_THAT(csv.out, HasSubstr("session,date,slot,state,enrolment,trainee,presence,"));
  EXPECT_EQ(std::count(csv.out.begin(), csv.out.end(), '\n'), 5);
  EXPECT_THAT(csv.out, HasSubstr(sessions_[0] + ",2015-05-04,AM,OPEN," + trainees_[0]));
  EXPECT_THAT(json.out, HasSubstr("\"minutes_attended\": 210"));
  EXPECT_EQ(std::count(single.out.begin(), single.out.end(), '\n'), 5);
}

class OutboxLine : public RegisterScenario {
 protected:
  // As on site, where there is no server.
  CommandLine::Finished Away(const std::string& arguments) const {
    return cli_.Run("--endpoint unix:/nowhere outbox " + arguments + " --outbox box </dev/null");
  }
  CommandLine::Finished AtHome(const std::string& arguments) const {
    return cli_.Run("outbox " + arguments + " --outbox box");
  }
};

TEST_F(OutboxLine, RegistersAreTakenAlongRecordedAndSent) {
  const auto taken = AtHome("take --track promo-1/blended --from 2015-05-04 --to 2015-05-05");
  const auto recorded =
      Away("record --track promo-1/blended --date 2015-05-04 --slot am --absent genere-b");
  const auto strange = Away(
      "record --track promo-1/blended --date 2015-05-07 --slot am "
      "--all-present");
  const auto stays = Away("send");
  const auto sent = AtHome("send");
  const auto again = AtHome("send");

  EXPECT_THAT(taken.err, HasSubstr("4 registers taken along"));
  EXPECT_EQ(recorded.exit_code, 0) << recorded.err;
  EXPECT_THAT(recorded.out, HasSubstr("1  QUEUED  promo-1/blended  2015-05-04  AM         1"));
  EXPECT_EQ(strange.exit_code, 3);
  EXPECT_EQ(stays.exit_code, 7);
  EXPECT_THAT(stays.err, HasSubstr("0 sent, 0 refused, 1 stay for later"));
  EXPECT_EQ(sent.exit_code, 0) << sent.err;
  EXPECT_EQ(again.err, "0 sent, 0 refused, 0 stay for later\n");
  EXPECT_THAT(Marks(sessions_[0]), ElementsAre("ABSENT", "PRESENT", "PRESENT", "PRESENT"));
  EXPECT_EQ(Get(sessions_[0]).etag(), "v3");
}

TEST_F(OutboxLine, AStaleRegisterIsShownAndDropped) {
  AtHome("take " + sessions_[0]);
  Away("record " + sessions_[0] + " --late genere-b=10");
  ASSERT_EQ(cli_.Run("register record " + sessions_[0] + " --absent genere-b").exit_code, 0);

  const auto refused = AtHome("send");
  const auto shown = Away("show 1");
  const auto too_soon = Away("record " + sessions_[0] + " --all-present");
  const auto dropped = Away("drop 1");
  const auto forgotten = Away("forget --older-than 0");
  const auto left = Away("list --all -o json");

  EXPECT_EQ(refused.exit_code, 6);
  EXPECT_THAT(shown.out, HasSubstr("TRAINEE             WHEN TAKEN  YOU RECORDED      IT SAYS NOW\n"
                                   "Généré-Baaa Élodie  UNMARKED    PRESENT, late 10  ABSENT\n"
                                   "3 more changed to what you recorded\n"));
  EXPECT_EQ(too_soon.exit_code, 6);
  EXPECT_THAT(too_soon.err, HasSubstr("take it again"));
  EXPECT_THAT(dropped.out, HasSubstr("DROPPED"));
  EXPECT_EQ(forgotten.err, "items forgotten: 1\n");
  EXPECT_EQ(left.out, "[]\n");
}

}  // namespace
}  // namespace ecloserie::tests
