#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/boitron.h"

namespace ecloserie::tests {
namespace {

using testing::ElementsAre;

constexpr const char* kTarget = "schools/combe-haute";

// Another commune takes over what Boitron set up. Its name, the modules and the
// place's limit are generated.
class SchoolCopy : public testing::Test {
 protected:
  SchoolCopy() {
    SetUpBoitron(server_.admin());
    AddModule("english", 2'400);
    AddModule("web", 20'000);
    v1::CancelModuleRequest cancel;
    cancel.set_name("schools/boitron/programmes/dev-web/modules/english");
    cancel.set_reason("levels too uneven");
    ValueOrThrow(Calls().CancelModule(cancel));
    AddPlace();
    AddEveningTrack();
    OpenWindow();
    AddSchool(server_.admin(), "combe-haute");
  }

  SchoolClient Calls() const { return server_.admin().school(); }

  void AddModule(const std::string& slug, std::int64_t minutes) {
    v1::CreateModuleRequest request;
    request.set_parent("schools/boitron/programmes/dev-web");
    request.set_module_id(slug);
    request.mutable_module()->set_title(slug);
    request.mutable_module()->set_planned_minutes(minutes);
    ValueOrThrow(Calls().CreateModule(request));
  }
  void AddPlace() {
    v1::CreatePlaceRequest request;
    request.set_parent(kSchool);
    request.set_place_id("telecentre");
    request.mutable_place()->set_title("Le télécentre");
    request.mutable_place()->set_kind(v1::PLACE_KIND_COWORKING);
    request.mutable_place()->set_seat_limit(12);
    ValueOrThrow(Calls().CreatePlace(request));
  }
  void AddEveningTrack() {
    v1::CreateTrackRequest request;
    request.set_parent(kCohort);
    request.set_track_id("evening");
    request.mutable_track()->set_title("Le soir");
    request.mutable_track()->set_mode(v1::TRACK_MODE_BLENDED);
    request.mutable_track()->set_seat_limit(5);
    *request.mutable_track()->mutable_seat_price() = Euros(10'000);
    request.mutable_track()->set_place("schools/boitron/places/telecentre");
    ValueOrThrow(Calls().CreateTrack(request));
  }
  void OpenWindow() {
    v1::UpdateCohortRequest request;
    request.set_name(kCohort);
    *request.mutable_applications_open_on() = Day(2015, 1, 5);
    *request.mutable_applications_close_on() = Day(2015, 5, 3);
    ValueOrThrow(Calls().UpdateCohort(request));
  }

  static v1::CopySchoolSetupRequest ACopy() {
    v1::CopySchoolSetupRequest request;
    request.set_name(kTarget);
    request.set_source_school("boitron");
    return request;
  }
  // A leap year: the same number of days, and not the same dates.
  static v1::CopySchoolSetupRequest ACopyWithItsCohort() {
    v1::CopySchoolSetupRequest request = ACopy();
    v1::CohortCopy& cohort = *request.add_cohorts();
    cohort.set_source_cohort("promo-1");
    cohort.set_cohort_id("promo-2016");
    *cohort.mutable_starts_on() = Day(2016, 5, 2);
    return request;
  }
  std::size_t CountProgrammes() {
    v1::ListProgrammesRequest request;
    request.set_parent(kTarget);
    std::size_t count = 0;
    for (const auto& programme : Calls().ListProgrammes(request)) count += programme ? 1 : 0;
    return count;
  }

  TestServer server_;
};

TEST_F(SchoolCopy, TakesProgrammesActiveModulesAndPlaces) {
  const auto copied = Calls().CopySchoolSetup(ACopy());

  ASSERT_TRUE(copied) << copied.error().message;
  EXPECT_THAT(copied->programmes(), ElementsAre("schools/combe-haute/programmes/dev-web"));
  EXPECT_THAT(copied->modules(), ElementsAre("schools/combe-haute/programmes/dev-web/modules/web"));
  EXPECT_THAT(copied->places(), ElementsAre("schools/combe-haute/places/telecentre"));
  EXPECT_EQ(copied->cohorts_size() + copied->tracks_size(), 0);
  EXPECT_EQ(copied->made_count(), 3);
}

TEST_F(SchoolCopy, MovesEveryDateOfACohortByAsManyDays) {
  const auto copied = Calls().CopySchoolSetup(ACopyWithItsCohort());

  ASSERT_TRUE(copied) << copied.error().message;
  v1::GetCohortRequest get;
  get.set_name("schools/combe-haute/cohorts/promo-2016");
  const auto cohort = Calls().GetCohort(get);
  ASSERT_TRUE(cohort);
  EXPECT_EQ(cohort->programme(), "schools/combe-haute/programmes/dev-web");
  EXPECT_EQ(cohort->starts_on().SerializeAsString(), Day(2016, 5, 2).SerializeAsString());
  EXPECT_EQ(cohort->ends_on().SerializeAsString(), Day(2016, 10, 28).SerializeAsString());
  EXPECT_EQ(cohort->applications_open_on().SerializeAsString(),
            Day(2016, 1, 4).SerializeAsString());
  EXPECT_EQ(cohort->applications_close_on().SerializeAsString(),
            Day(2016, 5, 1).SerializeAsString());
}

TEST_F(SchoolCopy, BeyondTheLastYearThatADateHasIsRefused) {
  v1::CopySchoolSetupRequest request = ACopyWithItsCohort();
  *request.mutable_cohorts(0)->mutable_starts_on() = Day(9999, 12, 1);

  const auto copied = Calls().CopySchoolSetup(request);

  ASSERT_FALSE(copied);
  EXPECT_EQ(copied.error().code, Code::kInvalidArgument);
  EXPECT_EQ(copied.error().fields.at(0).field, "cohorts[0].starts_on");
  EXPECT_EQ(CountProgrammes(), 0U);
}

TEST_F(SchoolCopy, TakesTracksWithTheirSeatsPricesAndPlaces) {
  ASSERT_TRUE(Calls().CopySchoolSetup(ACopyWithItsCohort()));

  v1::GetTrackRequest get;
  get.set_name("schools/combe-haute/cohorts/promo-2016/tracks/evening");
  const auto track = Calls().GetTrack(get);
  v1::GetSeatAvailabilityRequest ask;
  ask.set_cohort("schools/combe-haute/cohorts/promo-2016");
  const auto seats = server_.admin().enrolment().GetSeatAvailability(ask);

  ASSERT_TRUE(track && seats);
  EXPECT_EQ(track->seat_limit(), 5);
  EXPECT_EQ(track->seat_price().cents(), 10'000);
  EXPECT_EQ(track->place(), "schools/combe-haute/places/telecentre");
  std::vector<std::string> pools;
  for (const auto& pool : seats->pools()) pools.push_back(v1::SeatPoolKind_Name(pool.kind()));
  EXPECT_THAT(pools, ElementsAre("SEAT_POOL_KIND_TOTAL", "SEAT_POOL_KIND_TOTAL",
                                 "SEAT_POOL_KIND_TOTAL", "SEAT_POOL_KIND_SITE"));
}

TEST_F(SchoolCopy, IsRefusedWholeWhenANameIsTaken) {
  v1::CreatePlaceRequest taken;
  taken.set_parent(kTarget);
  taken.set_place_id("telecentre");
  taken.mutable_place()->set_title("Le nôtre");
  taken.mutable_place()->set_kind(v1::PLACE_KIND_SCHOOL);
  ASSERT_TRUE(Calls().CreatePlace(taken));

  const auto copied = Calls().CopySchoolSetup(ACopy());

  ASSERT_FALSE(copied);
  EXPECT_EQ(copied.error().reason, "RESOURCE_EXISTS");
  EXPECT_EQ(copied.error().metadata.at("resource"), "schools/combe-haute/places/telecentre");
  EXPECT_EQ(CountProgrammes(), 0U);
}

TEST_F(SchoolCopy, ShownByADryRunChangesNothing) {
  v1::CopySchoolSetupRequest request = ACopyWithItsCohort();
  request.set_validate_only(true);

  const auto shown = Calls().CopySchoolSetup(request);

  ASSERT_TRUE(shown) << shown.error().message;
  EXPECT_EQ(shown->made_count(), 7);
  EXPECT_EQ(CountProgrammes(), 0U);
}

TEST_F(SchoolCopy, RepeatedGivesTheSameAnswer) {
  v1::CopySchoolSetupRequest request = ACopyWithItsCohort();
  request.set_request_id("once");

  const auto first = Calls().CopySchoolSetup(request);
  const auto again = Calls().CopySchoolSetup(request);

  ASSERT_TRUE(first && again);
  EXPECT_EQ(first->SerializeAsString(), again->SerializeAsString());
}

// The answers to somebody who may not read a school do not tell whether it is there.
TEST_F(SchoolCopy, FromASchoolOutOfReachIsAsFromNone) {
  const Client own = server_.ClientAs("marie", domain::Role::kSchoolAdmin, "combe-haute");
  v1::CopySchoolSetupRequest from_none = ACopy();
  from_none.set_source_school("nowhere");

  const auto out_of_reach = own.school().CopySchoolSetup(ACopy());
  const auto missing = own.school().CopySchoolSetup(from_none);

  ASSERT_FALSE(out_of_reach || missing);
  EXPECT_EQ(out_of_reach.error().reason, "RESOURCE_MISSING");
  EXPECT_EQ(missing.error().reason, "RESOURCE_MISSING");
  EXPECT_EQ(out_of_reach.error().code, missing.error().code);
}

TEST_F(SchoolCopy, OfACohortThatIsNotThereIsRefused) {
  v1::CopySchoolSetupRequest request = ACopyWithItsCohort();
  request.mutable_cohorts(0)->set_source_cohort("promo-9");

  const auto copied = Calls().CopySchoolSetup(request);

  ASSERT_FALSE(copied);
  EXPECT_EQ(copied.error().reason, "RESOURCE_MISSING");
  EXPECT_EQ(CountProgrammes(), 0U);
}

}  // namespace
}  // namespace ecloserie::tests
