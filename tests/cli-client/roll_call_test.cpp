#include <signal.h>

#include "register_scenario.h"
#include "support/typist.h"

namespace ecloserie::tests {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class RollCall : public RegisterScenario {
 protected:
  // Calls the roll of the first half-day, whose register is not open yet.
  std::vector<std::string> Words(const std::string& noun = "register") const {
    return {"/usr/bin/env",
            "ECLOSERIE_SCHOOL=boitron",
            "ECLOSERIE_ENDPOINT=" + server_.endpoint(),
            "ECLOSERIE_TOKEN_FILE=" + (cli_.folder() + "/token"),
            "XDG_STATE_HOME=" + cli_.folder(),
            ECLOSERIE_CLI_BINARY,
            noun,
            "record",
            "--track",
            "promo-1/blended",
            "--date",
            "2015-05-04",
            "--slot",
            "am"};
  }
};

TEST_F(RollCall, TakesAKeyPerTraineeAndRecordsWhatWasConfirmed) {
  Typist typist(Words());
  typist.WaitFor("1/4  Généré-Baaa Élodie");
  typist.Type("p");
  typist.WaitFor("2/4");
  typist.Type("l25\n");
  typist.WaitFor("3/4");
  typist.Type("a");
  typist.WaitFor("4/4");
  typist.Type("x");
  typist.WaitFor("b back");
  typist.Type("b");
  typist.WaitFor("3/4");
  typist.Type(
      "l7\x7f"
      "5\n");
  typist.WaitFor("4/4");
  typist.Type("b");
  typist.WaitFor("3/4");
  typist.Type("e10\n");
  typist.WaitFor("4/4");
  typist.Type("a");
  typist.WaitFor("3 present, 1 absent");
  typist.WaitFor("Record this?");
  typist.Type("y");

  EXPECT_EQ(typist.Wait(), 0) << typist.screen();
  EXPECT_TRUE(typist.IsAsBefore());
  EXPECT_THAT(typist.screen(), HasSubstr("4 trainees: 3 present, 2 of them late, 1 of them left "
                                         "early, 1 absent; 590 of 840 minutes"));
  EXPECT_THAT(Marks(sessions_[0]),
              ElementsAre("PRESENT", "PRESENT late 25", "PRESENT late 5 early 10", "ABSENT"));
}

TEST_F(RollCall, RecordsNothingWhenQuit) {
  Typist typist(Words());
  typist.WaitFor("1/4");
  typist.Type("p");
  typist.WaitFor("2/4");
  typist.Type("q");

  EXPECT_EQ(typist.Wait(), 130);
  EXPECT_TRUE(typist.IsAsBefore());
  EXPECT_THAT(Marks(sessions_[0]), Each("UNMARKED"));
}

TEST_F(RollCall, PutsTheTerminalBackWhenASignalEndsIt) {
  for (const int signal : {SIGTERM, SIGHUP, SIGQUIT}) {
    Typist typist(Words());
    typist.WaitFor("1/4");
    EXPECT_FALSE(typist.IsAsBefore());
    typist.Signal(signal);
    EXPECT_EQ(typist.Wait(), -signal);
    EXPECT_TRUE(typist.IsAsBefore()) << signal;
  }
  Typist typist(Words());
  typist.WaitFor("1/4");
  typist.Type("\x03");
  EXPECT_EQ(typist.Wait(), 130);
  EXPECT_TRUE(typist.IsAsBefore());
  EXPECT_THAT(Marks(sessions_[0]), Each("UNMARKED"));
}

TEST_F(RollCall, IsCalledWithoutAConnectionToo) {
  ASSERT_EQ(cli_.Run("outbox take --track promo-1/blended --from 2015-05-04 --to 2015-05-04 "
                     "--outbox boitron.outbox")
                .exit_code,
            0);
  std::vector<std::string> words = Words("outbox");
  words[2] = "ECLOSERIE_ENDPOINT=unix:/nowhere";
  words.insert(words.end(), {"--outbox", cli_.folder() + "/boitron.outbox"});
  Typist typist(words);
  typist.WaitFor("1/4");
  typist.Type("pppay");
  EXPECT_EQ(typist.Wait(), 0) << typist.screen();

  const auto sent = cli_.Run("outbox send --outbox boitron.outbox");

  EXPECT_EQ(sent.exit_code, 0) << sent.err;
  EXPECT_THAT(Marks(sessions_[0]), ElementsAre("PRESENT", "PRESENT", "PRESENT", "ABSENT"));
}

}  // namespace
}  // namespace ecloserie::tests
