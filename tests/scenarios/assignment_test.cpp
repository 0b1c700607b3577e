#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/boitron.h"

namespace ecloserie::tests {
namespace {

using testing::ElementsAre;

// Facilitators are generated.
class AssignmentScenario : public testing::Test {
 protected:
  AssignmentScenario() {
    SetUpBoitron(server_.admin());
    for (const char* slug : {"coach-a", "coach-b"}) {
      v1::CreatePrincipalRequest request;
      request.set_parent(kSchool);
      request.set_principal_id(slug);
      request.mutable_principal()->set_role("facilitator");
      request.mutable_principal()->add_cohorts(kCohort);
      ValueOrThrow(server_.admin().access().CreatePrincipal(request));
    }
  }

  SchoolClient Calls() const { return server_.admin().school(); }

  static std::string Coach(const std::string& slug) { return "schools/boitron/principals/" + slug; }
  static v1::CreateAssignmentRequest FromMayOn(const std::string& coach,
                                               const std::string& track = kBlended) {
    v1::CreateAssignmentRequest request;
    request.set_parent(kSchool);
    request.mutable_assignment()->set_facilitator(Coach(coach));
    request.mutable_assignment()->set_track(track);
    *request.mutable_assignment()->mutable_first_on() = Day(2015, 5, 4);
    return request;
  }
  Result<v1::Assignment> EndOn(const std::string& name, const v1::CivilDate& day) {
    v1::EndAssignmentRequest request;
    request.set_name(name);
    *request.mutable_last_on() = day;
    return Calls().EndAssignment(request);
  }
  std::vector<std::string> Coaches(const v1::ListAssignmentsRequest& filter) {
    v1::ListAssignmentsRequest request = filter;
    request.set_parent(kSchool);
    std::vector<std::string> coaches;
    for (const auto& assignment : Calls().ListAssignments(request)) {
      coaches.push_back(assignment->facilitator());
    }
    return coaches;
  }

  TestServer server_;
};

TEST_F(AssignmentScenario, AFacilitatorCoachesATrackUntilTheEnd) {
  const auto made = Calls().CreateAssignment(FromMayOn("coach-a"));
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_FALSE(made->has_last_on());

  const auto ended = EndOn(made->name(), Day(2015, 7, 31));

  ASSERT_TRUE(ended) << ended.error().message;
  EXPECT_EQ(ended->last_on().month(), 7);
  EXPECT_EQ(ended->etag(), "v2");
}

TEST_F(AssignmentScenario, TwoOfOneFacilitatorToOneTrackNeverShareADay) {
  const auto first = Calls().CreateAssignment(FromMayOn("coach-a"));
  ASSERT_TRUE(first && EndOn(first->name(), Day(2015, 7, 31)));
  v1::CreateAssignmentRequest again = FromMayOn("coach-a");
  *again.mutable_assignment()->mutable_first_on() = Day(2015, 7, 31);
  v1::CreateAssignmentRequest after = again;
  *after.mutable_assignment()->mutable_first_on() = Day(2015, 8, 1);

  const auto overlapping = Calls().CreateAssignment(again);
  const auto following = Calls().CreateAssignment(after);

  ASSERT_FALSE(overlapping);
  EXPECT_EQ(overlapping.error().metadata.at("rule"), "ASSIGNMENT_OVERLAP");
  EXPECT_THAT(overlapping.error().message, testing::HasSubstr(first->name()));
  EXPECT_TRUE(following);
}

TEST_F(AssignmentScenario, OthersAndOtherTracksDoNotOverlap) {
  ASSERT_TRUE(Calls().CreateAssignment(FromMayOn("coach-a")));

  EXPECT_TRUE(Calls().CreateAssignment(FromMayOn("coach-b")));
  EXPECT_TRUE(Calls().CreateAssignment(FromMayOn("coach-a", kRemote)));
}

TEST_F(AssignmentScenario, AnEndComesNearerAndNeverMovesAway) {
  const auto made = Calls().CreateAssignment(FromMayOn("coach-a"));
  ASSERT_TRUE(made);

  const auto too_early = EndOn(made->name(), Day(2015, 5, 3));
  const auto ended = EndOn(made->name(), Day(2015, 7, 31));
  const auto farther = EndOn(made->name(), Day(2015, 8, 1));
  const auto nearer = EndOn(made->name(), Day(2015, 6, 30));

  EXPECT_TRUE(ended && nearer);
  ASSERT_FALSE(too_early || farther);
  EXPECT_EQ(too_early.error().reason, "FIELD_INVALID");
  EXPECT_EQ(farther.error().reason, "FIELD_INVALID");
}

TEST_F(AssignmentScenario, TheListAnswersWhoCoachesWhatAndWhen) {
  const auto first = Calls().CreateAssignment(FromMayOn("coach-a"));
  ASSERT_TRUE(first && EndOn(first->name(), Day(2015, 7, 31)));
  ASSERT_TRUE(Calls().CreateAssignment(FromMayOn("coach-b", kRemote)));
  v1::ListAssignmentsRequest of_track;
  of_track.set_track(kBlended);
  v1::ListAssignmentsRequest of_coach;
  of_coach.set_facilitator(Coach("coach-b"));
  v1::ListAssignmentsRequest on_its_last_day;
  *on_its_last_day.mutable_on() = Day(2015, 7, 31);
  v1::ListAssignmentsRequest on_the_day_after;
  *on_the_day_after.mutable_on() = Day(2015, 8, 1);

  EXPECT_THAT(Coaches({}), ElementsAre(Coach("coach-a"), Coach("coach-b")));
  EXPECT_THAT(Coaches(of_track), ElementsAre(Coach("coach-a")));
  EXPECT_THAT(Coaches(of_coach), ElementsAre(Coach("coach-b")));
  EXPECT_THAT(Coaches(on_its_last_day), ElementsAre(Coach("coach-a"), Coach("coach-b")));
  EXPECT_THAT(Coaches(on_the_day_after), ElementsAre(Coach("coach-b")));
}

TEST_F(AssignmentScenario, WhoeverIsNotThereCoachesNothing) {
  const auto nobody = Calls().CreateAssignment(FromMayOn("nobody"));
  const auto nothing =
      Calls().CreateAssignment(FromMayOn("coach-a", "schools/boitron/cohorts/promo-1/tracks/none"));

  ASSERT_FALSE(nobody || nothing);
  EXPECT_EQ(nobody.error().reason, "RESOURCE_MISSING");
  EXPECT_EQ(nothing.error().reason, "RESOURCE_MISSING");
}

}  // namespace
}  // namespace ecloserie::tests
