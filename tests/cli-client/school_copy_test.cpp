#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "command.h"
#include "ecloserie/v1/school_copy.pb.h"

namespace ecloserie::cli {
namespace {

// What `school copy` makes of its --cohort flags.
class SchoolCopyFlags {
 public:
  v1::CopySchoolSetupRequest request;

  std::optional<Failure> Read(const std::vector<std::string>& cohorts) {
    const std::vector<Command> table = AllCommands();
    return FindCommand(table, "school", "copy")->prepare(context_, {{"cohort", cohorts}}, request);
  }

 private:
  std::istringstream in_;
  std::ostringstream talk_;
  Client client_ = *Client::Make({.endpoint = "unix:unused"});
  Context context_{.client = client_,
                   .school = "boitron",
                   .format = OutputFormat::kTable,
                   .in = in_,
                   .talk = talk_};
};

TEST(SchoolCopy, ReadsACohortItsNewNameAndItsFirstDay) {
  SchoolCopyFlags flags;

  ASSERT_FALSE(flags.Read({"promo-1:promo-2016:2016-05-02", "promo-2:promo-2:2017-01-09"}));

  ASSERT_EQ(flags.request.cohorts_size(), 2);
  EXPECT_EQ(flags.request.cohorts(0).source_cohort(), "promo-1");
  EXPECT_EQ(flags.request.cohorts(0).cohort_id(), "promo-2016");
  EXPECT_EQ(flags.request.cohorts(0).starts_on().year(), 2016);
  EXPECT_EQ(flags.request.cohorts(1).starts_on().day(), 9);
}

TEST(SchoolCopy, SaysHowACohortIsWritten) {
  for (const char* text : {"promo-1", "promo-1:2016-05-02", "promo-1:promo-2:2016-02-31x"}) {
    const auto failure = SchoolCopyFlags().Read({text});

    ASSERT_TRUE(failure) << text;
    EXPECT_THAT(failure->error.message, testing::HasSubstr("--cohort: "));
  }
}

}  // namespace
}  // namespace ecloserie::cli
