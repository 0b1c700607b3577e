#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/boitron.h"

namespace ecloserie::tests {
namespace {

constexpr const char* kProgramme = "schools/boitron/programmes/dev-web";
constexpr const char* kEnglish = "schools/boitron/programmes/dev-web/modules/english";

// The programme of 42,840 minutes; how they are shared out is generated.
class ModuleScenario : public testing::Test {
 protected:
  ModuleScenario() { SetUpBoitron(server_.admin()); }

  SchoolClient Calls() const { return server_.admin().school(); }

  Result<v1::Module> Create(const std::string& slug, std::int64_t minutes) {
    v1::CreateModuleRequest request;
    request.set_parent(kProgramme);
    request.set_module_id(slug);
    request.mutable_module()->set_title(slug);
    request.mutable_module()->set_planned_minutes(minutes);
    return Calls().CreateModule(request);
  }
  // As the school did in 2015.
  Result<v1::CancelModuleResponse> CancelEnglish(const std::string& etag = "") {
    v1::CancelModuleRequest request;
    request.set_name(kEnglish);
    request.set_reason("levels too uneven");
    request.set_etag(etag);
    return Calls().CancelModule(request);
  }

  TestServer server_;
};

TEST_F(ModuleScenario, TheEnglishCourseIsCancelledWithItsReason) {
  const auto created = Create("english", 2'400);
  ASSERT_TRUE(created) << created.error().message;
  EXPECT_EQ(created->state(), v1::MODULE_STATE_ACTIVE);

  const auto cancelled = CancelEnglish(created->etag());

  ASSERT_TRUE(cancelled) << cancelled.error().message;
  EXPECT_EQ(cancelled->module().state(), v1::MODULE_STATE_CANCELLED);
  EXPECT_EQ(cancelled->module().cancel_reason(), "levels too uneven");
  EXPECT_TRUE(cancelled->module().has_cancel_time());
  v1::GetModuleRequest get;
  get.set_name(kEnglish);
  EXPECT_EQ(Calls().GetModule(get)->SerializeAsString(), cancelled->module().SerializeAsString());
}

TEST_F(ModuleScenario, AModuleIsCancelledOnce) {
  ASSERT_TRUE(Create("english", 2'400));
  ASSERT_TRUE(CancelEnglish());

  const auto again = CancelEnglish();

  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().reason, "TRANSITION_REFUSED");
  EXPECT_EQ(again.error().metadata.at("state"), "CANCELLED");
}

TEST_F(ModuleScenario, AStaleEtagCancelsNothing) {
  ASSERT_TRUE(Create("english", 2'400));

  const auto cancelled = CancelEnglish("v9");

  ASSERT_FALSE(cancelled);
  EXPECT_EQ(cancelled.error().reason, "ETAG_MISMATCH");
}

TEST_F(ModuleScenario, TheModulesHaveNoMoreMinutesThanTheProgramme) {
  ASSERT_TRUE(Create("web", 40'000));

  const auto too_much = Create("english", 2'841);
  const auto enough = Create("english", 2'840);

  ASSERT_FALSE(too_much);
  EXPECT_EQ(too_much.error().metadata.at("rule"), "MODULE_MINUTES");
  EXPECT_THAT(too_much.error().message, testing::HasSubstr("42841"));
  EXPECT_THAT(too_much.error().message, testing::HasSubstr("42840"));
  EXPECT_TRUE(enough);
}

TEST_F(ModuleScenario, ACancelledModuleLeavesItsMinutesToOthers) {
  ASSERT_TRUE(Create("web", 40'000));
  ASSERT_TRUE(Create("english", 2'840));
  ASSERT_TRUE(CancelEnglish());

  EXPECT_TRUE(Create("start-a-company", 2'840));
}

TEST_F(ModuleScenario, ModulesAreListedCancelledOnesToo) {
  ASSERT_TRUE(Create("web", 40'000));
  ASSERT_TRUE(Create("english", 2'400));
  ASSERT_TRUE(CancelEnglish());
  v1::ListModulesRequest request;
  request.set_parent(kProgramme);

  std::vector<std::string> names;
  for (const auto& module : Calls().ListModules(request)) names.push_back(module->title());

  EXPECT_THAT(names, testing::ElementsAre("english", "web"));
}

TEST_F(ModuleScenario, AModuleOfNoProgrammeAndATakenNameAreRefused) {
  ASSERT_TRUE(Create("web", 40'000));
  v1::CreateModuleRequest request;
  request.set_parent("schools/boitron/programmes/none");
  request.set_module_id("web");
  request.mutable_module()->set_title("Web");
  request.mutable_module()->set_planned_minutes(60);

  EXPECT_EQ(Calls().CreateModule(request).error().reason, "RESOURCE_MISSING");
  EXPECT_EQ(Create("web", 60).error().reason, "RESOURCE_EXISTS");
}

}  // namespace
}  // namespace ecloserie::tests
