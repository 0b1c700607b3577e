#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/boitron.h"

namespace ecloserie::tests {
namespace {

constexpr const char* kTelecentre = "schools/boitron/places/telecentre";

// Addresses and limits are generated.
class PlaceScenario : public testing::Test {
 protected:
  PlaceScenario() { SetUpBoitron(server_.admin()); }

  SchoolClient Calls() const { return server_.admin().school(); }

  static v1::CreatePlaceRequest ATelecentre() {
    v1::CreatePlaceRequest request;
    request.set_parent(kSchool);
    request.set_place_id("telecentre");
    request.mutable_place()->set_title("Le télécentre");
    request.mutable_place()->set_kind(v1::PLACE_KIND_COWORKING);
    request.mutable_place()->set_address("1 rue Générée, Boitron");
    request.mutable_place()->set_seat_limit(12);
    return request;
  }
  static v1::CreatePlaceRequest AHome() {
    v1::CreatePlaceRequest request;
    request.set_parent(kSchool);
    request.set_place_id("home");
    request.mutable_place()->set_title("À domicile");
    request.mutable_place()->set_kind(v1::PLACE_KIND_HOME);
    return request;
  }
  static v1::CreateTrackRequest ATrackAt(const std::string& place) {
    v1::CreateTrackRequest request;
    request.set_parent(kCohort);
    request.set_track_id("evening");
    request.mutable_track()->set_title("Le soir");
    request.mutable_track()->set_mode(v1::TRACK_MODE_BLENDED);
    request.mutable_track()->set_seat_limit(5);
    *request.mutable_track()->mutable_seat_price() = Euros(10'000);
    request.mutable_track()->set_place(place);
    return request;
  }
  Result<v1::GetSeatAvailabilityResponse> Availability() {
    v1::GetSeatAvailabilityRequest request;
    request.set_cohort(kCohort);
    return server_.admin().enrolment().GetSeatAvailability(request);
  }

  TestServer server_;
};

TEST_F(PlaceScenario, APlaceIsCreatedReadAndListed) {
  const auto created = Calls().CreatePlace(ATelecentre());
  ASSERT_TRUE(created) << created.error().message;
  ASSERT_TRUE(Calls().CreatePlace(AHome()));

  v1::GetPlaceRequest get;
  get.set_name(kTelecentre);
  const auto read = Calls().GetPlace(get);
  v1::ListPlacesRequest list;
  list.set_parent(kSchool);
  std::vector<std::string> listed;
  for (const auto& place : Calls().ListPlaces(list)) {
    listed.push_back(place->name() + (place->has_seat_limit() ? " limited" : ""));
  }

  ASSERT_TRUE(read);
  EXPECT_EQ(read->SerializeAsString(), created->SerializeAsString());
  EXPECT_EQ(read->seat_limit(), 12);
  EXPECT_THAT(listed, testing::ElementsAre("schools/boitron/places/home",
                                           "schools/boitron/places/telecentre limited"));
}

TEST_F(PlaceScenario, ASiteHasItsPoolAmongThoseOfTheCohortsThatComeThere) {
  ASSERT_TRUE(Calls().CreatePlace(ATelecentre()));
  const auto before = Availability();
  ASSERT_TRUE(Calls().CreateTrack(ATrackAt(kTelecentre)));

  const auto after = Availability();

  ASSERT_TRUE(before && after);
  EXPECT_EQ(before->pools_size(), 2);
  ASSERT_EQ(after->pools_size(), 4);
  EXPECT_EQ(after->pools(3).name(), kTelecentre);
  EXPECT_EQ(after->pools(3).kind(), v1::SEAT_POOL_KIND_SITE);
  EXPECT_EQ(after->pools(3).seat_limit(), 12);
  EXPECT_EQ(after->pools(3).free_count(), 12);
}

TEST_F(PlaceScenario, ALimitIsThatOfATrackOrOfAPlaceAndOfOneOfThem) {
  ASSERT_TRUE(Calls().CreatePlace(ATelecentre()));
  v1::SetSeatLimitRequest request;
  request.set_seat_limit(9);

  const auto neither = server_.admin().enrolment().SetSeatLimit(request);
  request.set_track(kBlended);
  request.set_place(kTelecentre);
  const auto both = server_.admin().enrolment().SetSeatLimit(request);
  request.clear_track();
  const auto place = server_.admin().enrolment().SetSeatLimit(request);

  ASSERT_FALSE(neither || both);
  EXPECT_EQ(neither.error().fields.at(0).field, "track");
  EXPECT_EQ(both.error().fields.at(0).field, "track");
  ASSERT_TRUE(place) << place.error().message;
  EXPECT_EQ(place->pool(), kTelecentre);
  EXPECT_EQ(place->seat_limit(), 9);
}

TEST_F(PlaceScenario, ATrackKnowsItsPlace) {
  ASSERT_TRUE(Calls().CreatePlace(ATelecentre()));

  const auto track = Calls().CreateTrack(ATrackAt(kTelecentre));

  ASSERT_TRUE(track) << track.error().message;
  EXPECT_EQ(track->place(), kTelecentre);
}

TEST_F(PlaceScenario, ATrackIsNotHeldInAHomeNorInAPlaceThatIsNotThere) {
  ASSERT_TRUE(Calls().CreatePlace(AHome()));

  const auto at_home = Calls().CreateTrack(ATrackAt("schools/boitron/places/home"));
  const auto nowhere = Calls().CreateTrack(ATrackAt(kTelecentre));

  ASSERT_FALSE(at_home);
  EXPECT_EQ(at_home.error().reason, "FIELD_INVALID");
  ASSERT_FALSE(nowhere);
  EXPECT_EQ(nowhere.error().reason, "RESOURCE_MISSING");
}

TEST_F(PlaceScenario, ARemoteTrackHasNoPlace) {
  ASSERT_TRUE(Calls().CreatePlace(ATelecentre()));
  v1::CreateTrackRequest request = ATrackAt(kTelecentre);
  request.mutable_track()->set_mode(v1::TRACK_MODE_REMOTE);

  const auto track = Calls().CreateTrack(request);

  ASSERT_FALSE(track);
  EXPECT_EQ(track.error().reason, "FIELD_INVALID");
}

TEST_F(PlaceScenario, AHomeHasNeitherAddressNorLimit) {
  v1::CreatePlaceRequest with_address = AHome();
  with_address.mutable_place()->set_address("1 rue Générée, Boitron");
  v1::CreatePlaceRequest with_limit = AHome();
  with_limit.mutable_place()->set_seat_limit(1);

  for (const auto& request : {with_address, with_limit}) {
    const auto created = Calls().CreatePlace(request);
    ASSERT_FALSE(created);
    EXPECT_EQ(created.error().metadata.at("rule"), "HOME_IS_PRIVATE");
  }
}

TEST_F(PlaceScenario, ALimitOfNothingIsRefused) {
  v1::CreatePlaceRequest request = ATelecentre();
  request.mutable_place()->set_seat_limit(0);

  const auto created = Calls().CreatePlace(request);

  ASSERT_FALSE(created);
  EXPECT_EQ(created.error().reason, "FIELD_INVALID");
}

TEST_F(PlaceScenario, AnUpdateChangesWhatItSetsAndNothingElse) {
  const auto created = Calls().CreatePlace(ATelecentre());
  ASSERT_TRUE(created);
  v1::UpdatePlaceRequest request;
  request.set_name(kTelecentre);
  request.set_title("Le tiers-lieu");
  request.set_etag(created->etag());

  const auto updated = Calls().UpdatePlace(request);
  const auto stale = Calls().UpdatePlace(request);

  ASSERT_TRUE(updated) << updated.error().message;
  EXPECT_EQ(updated->title(), "Le tiers-lieu");
  EXPECT_EQ(updated->address(), "1 rue Générée, Boitron");
  EXPECT_EQ(updated->seat_limit(), 12);
  ASSERT_FALSE(stale);
  EXPECT_EQ(stale.error().reason, "ETAG_MISMATCH");
}

TEST_F(PlaceScenario, AnUpdateThatSetsNothingIsRefused) {
  ASSERT_TRUE(Calls().CreatePlace(ATelecentre()));
  v1::UpdatePlaceRequest request;
  request.set_name(kTelecentre);

  const auto updated = Calls().UpdatePlace(request);

  ASSERT_FALSE(updated);
  EXPECT_EQ(updated.error().reason, "FIELD_INVALID");
}

}  // namespace
}  // namespace ecloserie::tests
