#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/test_server.h"
#include "support/test_token.h"

namespace ecloserie::tests {
namespace {

v1::CreateSchoolRequest Boitron() {
  v1::CreateSchoolRequest request;
  request.set_school_id("boitron");
  request.mutable_school()->set_display_name("L'école de Boitron");
  request.mutable_school()->set_time_zone("Europe/Paris");
  return request;
}

TEST(WalkingSkeleton, ASchoolIsCreatedAndReadBackAfterARestart) {
  TestServer server;

  const auto created = server.admin().school().CreateSchool(Boitron());
  ASSERT_TRUE(created) << created.error().message;
  server.Restart();
  v1::GetSchoolRequest get;
  get.set_name("schools/boitron");
  const auto read = server.admin().school().GetSchool(get);

  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->SerializeAsString(), created->SerializeAsString());
  EXPECT_EQ(read->display_name(), "L'école de Boitron");
}

TEST(WalkingSkeleton, TheSameRequestIdGivesTheSameAnswer) {
  TestServer server;
  v1::CreateSchoolRequest request = Boitron();
  request.set_request_id("once");

  const auto first = server.admin().school().CreateSchool(request);
  const auto again = server.admin().school().CreateSchool(request);
  request.mutable_school()->set_display_name("Another");
  const auto other = server.admin().school().CreateSchool(request);

  ASSERT_TRUE(first && again);
  EXPECT_EQ(first->SerializeAsString(), again->SerializeAsString());
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().reason, "REQUEST_ID_REUSED");
}

TEST(WalkingSkeleton, ARefusalIsRemembered) {
  TestServer server;
  ASSERT_TRUE(server.admin().school().CreateSchool(Boitron()));
  v1::CreateCohortRequest request;
  request.set_parent("schools/boitron");
  request.set_cohort_id("promo-1");
  request.mutable_cohort()->set_programme("schools/boitron/programmes/dev-web");
  request.mutable_cohort()->set_title("Promo 1");
  request.mutable_cohort()->mutable_starts_on()->set_year(2015);
  request.mutable_cohort()->mutable_starts_on()->set_month(5);
  request.mutable_cohort()->mutable_starts_on()->set_day(4);
  *request.mutable_cohort()->mutable_ends_on() = request.cohort().starts_on();
  request.set_request_id("refused-once");

  const auto refused = server.admin().school().CreateCohort(request);
  v1::CreateProgrammeRequest programme;
  programme.set_parent("schools/boitron");
  programme.set_programme_id("dev-web");
  programme.mutable_programme()->set_title("Développeur web");
  programme.mutable_programme()->set_planned_minutes(42840);
  ASSERT_TRUE(server.admin().school().CreateProgramme(programme));
  const auto again = server.admin().school().CreateCohort(request);

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "RESOURCE_MISSING");
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().message, refused.error().message);
}

TEST(WalkingSkeleton, WithoutATokenNothingIsTold) {
  TestServer server;

  const auto answer = server.ClientWithToken(TestToken("wrong")).school().GetSchool([] {
    v1::GetSchoolRequest request;
    request.set_name("schools/boitron");
    return request;
  }());

  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, Code::kUnauthenticated);
  EXPECT_EQ(answer.error().reason, "TOKEN_UNKNOWN");
}

TEST(WalkingSkeleton, ASecondServerLeavesTheSocketToTheFirst) {
  TestServer server;
  const TemporaryFolder elsewhere;
  auto log = std::make_shared<spdlog::logger>("second");

  EXPECT_THROW(
      Server({.database = {.database = elsewhere / "other.sqlite"}, .listen = {server.endpoint()}},
             server.environment(), log),
      std::runtime_error);

  EXPECT_TRUE(server.admin().access().WhoAmI({}));
}

TEST(WalkingSkeleton, ValidateOnlyChangesNothing) {
  TestServer server;

  const auto judged = server.admin().school().CreateSchool(Boitron(), {.validate_only = true});
  const auto listed = server.admin().school().ListSchools({}).Collect(10);

  ASSERT_TRUE(judged);
  EXPECT_EQ(judged->name(), "schools/boitron");
  ASSERT_TRUE(listed);
  EXPECT_THAT(*listed, testing::IsEmpty());
}

}  // namespace
}  // namespace ecloserie::tests
