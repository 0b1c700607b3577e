#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "support/boitron.h"
#include "support/command_line.h"

namespace ecloserie::tests {
namespace {

using ::testing::HasSubstr;

// What happens to one trainee, told by the command line alone.
class PersonStory : public testing::Test {
 protected:
  PersonStory() {
    SetUpBoitron(server_.admin());
    const std::string name = EnrolledTrainee(server_, 1);
    enrolment_ = name.substr(name.rfind('/') + 1);
    v1::GetEnrolmentRequest request;
    request.set_name(name);
    const auto enrolment = ValueOrThrow(server_.admin().enrolment().GetEnrolment(request));
    person_ = enrolment.trainee().name();
    person_ = person_.substr(person_.rfind('/') + 1);
  }

  void Do(const std::string& event, const std::string& flags = "") {
    const auto finished = cli_.Run("enrolment " + event + " " + enrolment_ + " " + flags);
    ASSERT_EQ(finished.exit_code, 0) << finished.err;
  }

  TestServer server_;
  const CommandLine cli_{ECLOSERIE_CLI_BINARY, server_};
  std::string enrolment_;
  std::string person_;
};

TEST_F(PersonStory, IsToldInTheOrderOfTimeAndFitsTheScreen) {
  Do("start");
  Do("switch", "--track promo-1/remote --at 2015-06-01.PM --reason-code MOVED_CLOSER");
  Do("suspend", "--from 2015-06-08/am --reason-code ILLNESS");
  Do("resume", "--at 2015-06-10.AM");
  Do("withdraw", "--last 2015-07-31.PM --reason-code FOUND_WORK --note secret");

  const auto story = cli_.Run("person show " + person_);

  ASSERT_EQ(story.exit_code, 0) << story.err;
  EXPECT_THAT(story.out, HasSubstr("Généré-Baaa Élodie"));
  std::vector<std::string> whens;
  std::istringstream lines(story.out);
  for (std::string line; std::getline(lines, line);) {
    EXPECT_LE(line.size(), 80U) << line;
    if (line.starts_with("2015-")) whens.push_back(line.substr(0, 13));
  }
  EXPECT_TRUE(std::ranges::is_sorted(whens)) << story.out;
  EXPECT_EQ(whens.size(), 13U) << story.out;
  for (const char* told :
       {"application  promo-1, now ENROLLED, BOI-1", "offer        promo-1, by admin",
        "placement    blended, until 2015-06-01.AM", "placement    remote, until 2015-07-31.PM",
        "absence      ILLNESS, until 2015-06-09.PM",
        "2015-07-31.PM  withdraw     promo-1, FOUND_WORK, by "}) {
    EXPECT_THAT(story.out, HasSubstr(told));
  }
}

TEST_F(PersonStory, EventsAreListedAndTraineesListedByDay) {
  Do("start");
  Do("switch", "--track promo-1/remote --at 2015-06-01.PM --reason-code MOVED_CLOSER");

  const auto history = cli_.Run("enrolment history " + enrolment_);
  const auto before = cli_.Run("enrolment list --track promo-1/remote --on 2015-06-01/am -o name");
  const auto after = cli_.Run("enrolment list --track promo-1/remote --on 2015-06-01/pm -o name");

  EXPECT_THAT(history.out, HasSubstr("switch"));
  EXPECT_THAT(history.out, HasSubstr("2015-06-01.PM"));
  EXPECT_EQ(before.out, "");
  EXPECT_THAT(after.out, HasSubstr(enrolment_));
}

TEST_F(PersonStory, ACorrectionKeepsWhatIsNotGiven) {
  const auto corrected = cli_.Run("person update " + person_ + " --phone 0233000000");
  ASSERT_EQ(corrected.exit_code, 0) << corrected.err;

  const auto read = cli_.Run("person get " + person_ + " -o json");

  EXPECT_THAT(read.out, HasSubstr("0233000000"));
  EXPECT_THAT(read.out, HasSubstr("applicant1@example.org"));
}

}  // namespace
}  // namespace ecloserie::tests
