#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/boitron.h"

namespace ecloserie::tests {
namespace {

using testing::ElementsAre;

// The call for projects of April 2014 had four laureates, of whom two had begun
// their courses in May 2015. Boitron is one of them; the other names are generated.
class SchoolScenario : public testing::Test {
 protected:
  SchoolClient Calls() const { return server_.admin().school(); }

  Result<v1::School> SetStage(const std::string& name, v1::NetworkStage stage,
                              const std::string& etag = "") {
    v1::SetSchoolStageRequest request;
    request.set_name(name);
    request.set_stage(stage);
    request.set_reason("call for projects of April 2014");
    request.set_etag(etag);
    return Calls().SetSchoolStage(request);
  }
  std::vector<std::string> NamesAt(v1::NetworkStage stage) {
    v1::ListSchoolsRequest request;
    request.set_stage(stage);
    std::vector<std::string> names;
    for (const auto& school : Calls().ListSchools(request)) names.push_back(school->name());
    return names;
  }

  TestServer server_;
};

TEST_F(SchoolScenario, OfFourLaureatesTwoAreOpen) {
  for (const char* slug : {"boitron", "combe-haute", "plaine-basse", "val-perdu", "le-candidat"}) {
    AddSchool(server_.admin(), slug);
  }
  for (const char* slug : {"boitron", "combe-haute", "plaine-basse", "val-perdu"}) {
    ASSERT_TRUE(SetStage("schools/" + std::string(slug), v1::NETWORK_STAGE_LAUREATE));
  }
  ASSERT_TRUE(SetStage("schools/boitron", v1::NETWORK_STAGE_OPEN));
  ASSERT_TRUE(SetStage("schools/val-perdu", v1::NETWORK_STAGE_OPEN));

  EXPECT_THAT(NamesAt(v1::NETWORK_STAGE_OPEN), ElementsAre("schools/boitron", "schools/val-perdu"));
  EXPECT_THAT(NamesAt(v1::NETWORK_STAGE_LAUREATE),
              ElementsAre("schools/combe-haute", "schools/plaine-basse"));
  EXPECT_THAT(NamesAt(v1::NETWORK_STAGE_CANDIDATE), ElementsAre("schools/le-candidat"));
  EXPECT_THAT(NamesAt(v1::NETWORK_STAGE_UNSPECIFIED), testing::SizeIs(5));
}

TEST_F(SchoolScenario, TheReasonForAStageIsKept) {
  AddSchool(server_.admin(), "boitron");

  const auto moved = SetStage(kSchool, v1::NETWORK_STAGE_LAUREATE);

  ASSERT_TRUE(moved) << moved.error().message;
  EXPECT_EQ(moved->stage(), v1::NETWORK_STAGE_LAUREATE);
  EXPECT_EQ(moved->stage_reason(), "call for projects of April 2014");
}

TEST_F(SchoolScenario, AStageIsNotSkippedAndNamesWhatIsAllowed) {
  AddSchool(server_.admin(), "boitron");

  const auto skipped = SetStage(kSchool, v1::NETWORK_STAGE_OPEN);

  ASSERT_FALSE(skipped);
  EXPECT_EQ(skipped.error().reason, "TRANSITION_REFUSED");
  EXPECT_EQ(skipped.error().metadata.at("state"), "CANDIDATE");
  EXPECT_EQ(skipped.error().metadata.at("allowed"), "LAUREATE, CLOSED");
}

TEST_F(SchoolScenario, AClosedSchoolStaysClosed) {
  AddSchool(server_.admin(), "boitron");
  ASSERT_TRUE(SetStage(kSchool, v1::NETWORK_STAGE_CLOSED));

  const auto reopened = SetStage(kSchool, v1::NETWORK_STAGE_LAUREATE);

  ASSERT_FALSE(reopened);
  EXPECT_EQ(reopened.error().metadata.at("allowed"), "");
}

TEST_F(SchoolScenario, AStaleEtagMovesNothing) {
  AddSchool(server_.admin(), "boitron");

  const auto moved = SetStage(kSchool, v1::NETWORK_STAGE_LAUREATE, "v7");

  ASSERT_FALSE(moved);
  EXPECT_EQ(moved.error().reason, "ETAG_MISMATCH");
}

TEST_F(SchoolScenario, OnlyTheNetworkMovesASchool) {
  AddSchool(server_.admin(), "boitron");
  const Client own = server_.ClientAs("marie", domain::Role::kSchoolAdmin, "boitron");
  v1::SetSchoolStageRequest request;
  request.set_name(kSchool);
  request.set_stage(v1::NETWORK_STAGE_LAUREATE);

  const auto moved = own.school().SetSchoolStage(request);

  ASSERT_FALSE(moved);
  EXPECT_EQ(moved.error().reason, "PERMISSION_MISSING");
}

TEST_F(SchoolScenario, ASchoolOfOnesOwnIsListedAtItsStageOnly) {
  AddSchool(server_.admin(), "boitron");
  const Client own = server_.ClientAs("marie", domain::Role::kSchoolAdmin, "boitron");
  v1::ListSchoolsRequest request;
  request.set_stage(v1::NETWORK_STAGE_OPEN);

  EXPECT_EQ(own.school().ListSchools(request).begin(), own.school().ListSchools(request).end());
}

TEST_F(SchoolScenario, ADisplayNameChangesAndTheZoneStays) {
  AddSchool(server_.admin(), "boitron");
  v1::UpdateSchoolRequest request;
  request.set_name(kSchool);
  request.set_display_name("L'Écloserie de Boitron");

  const auto renamed = Calls().UpdateSchool(request);

  ASSERT_TRUE(renamed) << renamed.error().message;
  EXPECT_EQ(renamed->display_name(), "L'Écloserie de Boitron");
  EXPECT_EQ(renamed->time_zone(), "Europe/Paris");
  EXPECT_EQ(renamed->etag(), "v2");
}

// The network's sequence numbers are not the school's.
TEST_F(SchoolScenario, ItsMakingIsReplayedAsItWasAfterItChanged) {
  for (int number = 0; number < 5; ++number) {
    AddSchool(server_.admin(), "before-" + std::to_string(number));
  }
  v1::CreateSchoolRequest create;
  create.set_school_id("boitron");
  create.mutable_school()->set_display_name("L'école de Boitron");
  create.mutable_school()->set_time_zone("Europe/Paris");
  create.set_request_id("once");
  const auto created = Calls().CreateSchool(create);
  const auto moved = SetStage(kSchool, v1::NETWORK_STAGE_LAUREATE);

  const auto replayed = Calls().CreateSchool(create);

  ASSERT_TRUE(created && moved && replayed);
  EXPECT_EQ(replayed->SerializeAsString(), created->SerializeAsString());
}

TEST_F(SchoolScenario, AChangeIsReplayedAsItWasAfterTheNextOne) {
  AddSchool(server_.admin(), "boitron");
  v1::SetSchoolStageRequest request;
  request.set_name(kSchool);
  request.set_stage(v1::NETWORK_STAGE_LAUREATE);
  request.set_request_id("once");
  const auto moved = Calls().SetSchoolStage(request);
  ASSERT_TRUE(SetStage(kSchool, v1::NETWORK_STAGE_OPEN));

  const auto replayed = Calls().SetSchoolStage(request);

  ASSERT_TRUE(moved && replayed);
  EXPECT_EQ(replayed->SerializeAsString(), moved->SerializeAsString());
}

}  // namespace
}  // namespace ecloserie::tests
