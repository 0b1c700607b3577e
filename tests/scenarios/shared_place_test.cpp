#include "waiting_scenario.h"

namespace ecloserie::tests {
namespace {

// Two cohorts in one room: what the one gives back, the other may have.
class RoomForOne : public WaitingList {
 protected:
  RoomForOne() {
    v1::CreatePlaceRequest place;
    place.set_parent(kSchool);
    place.set_place_id("tiers-lieu");
    place.mutable_place()->set_title("Le tiers-lieu");
    place.mutable_place()->set_kind(v1::PLACE_KIND_COWORKING);
    place.mutable_place()->set_seat_limit(1);
    room_ = ValueOrThrow(server_.admin().school().CreatePlace(place)).name();
    here_ = AddTrack(kCohort, "here");
    v1::CreateCohortRequest cohort;
    cohort.set_parent(kSchool);
    cohort.set_cohort_id("promo-2");
    cohort.mutable_cohort()->set_programme("schools/boitron/programmes/dev-web");
    cohort.mutable_cohort()->set_title("Deuxième promotion");
    *cohort.mutable_cohort()->mutable_starts_on() = Day(2015, 6, 1);
    *cohort.mutable_cohort()->mutable_ends_on() = Day(2015, 11, 27);
    there_ = AddTrack(ValueOrThrow(server_.admin().school().CreateCohort(cohort)).name(), "there");
  }

  std::string AddTrack(const std::string& cohort, const std::string& slug) {
    v1::CreateTrackRequest track;
    track.set_parent(cohort);
    track.set_track_id(slug);
    track.mutable_track()->set_title(slug);
    track.mutable_track()->set_mode(v1::TRACK_MODE_BLENDED);
    track.mutable_track()->set_seat_limit(10);
    track.mutable_track()->set_place(room_);
    *track.mutable_track()->mutable_seat_price() = Euros(0);
    return ValueOrThrow(server_.admin().school().CreateTrack(track)).name();
  }
  std::string ReviewedThere(int number) {
    v1::SubmitApplicationRequest submit = AnApplication(number);
    submit.set_cohort("schools/boitron/cohorts/promo-2");
    v1::ReviewApplicationRequest review;
    review.set_name(ValueOrThrow(Calls().SubmitApplication(submit)).name());
    return ValueOrThrow(Calls().ReviewApplication(review)).name();
  }

  std::string room_;
  std::string here_;
  std::string there_;
};

TEST_F(RoomForOne, IsFullForTheOtherCohortToo) {
  Offered(1, here_);

  const auto refused = Calls().MakeOffer(AnOffer(server_, ReviewedThere(2), there_));

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "SEATS_EXHAUSTED");
  EXPECT_EQ(refused.error().metadata.at("pool"), room_);
}

TEST_F(RoomForOne, GoesToWhoeverWaitsForItInAnotherCohort) {
  const std::string first = Offered(1, here_);
  const std::string waiting = ReviewedThere(2);
  ASSERT_EQ(Wait(waiting, there_)->state(), v1::APPLICATION_STATE_WAITLISTED);

  ASSERT_TRUE(Decline(first));

  EXPECT_EQ(StateOf(waiting), v1::APPLICATION_STATE_OFFERED);
}

TEST_F(RoomForOne, HasOneLineForBothCohorts) {
  const std::string first = Offered(1, here_);
  const std::string here = Reviewed(2);
  ASSERT_TRUE(Wait(here, here_));
  const std::string there = ReviewedThere(3);
  ASSERT_TRUE(Wait(there, there_));
  ASSERT_TRUE(Prioritise(there, 5));

  ASSERT_TRUE(Decline(first));

  EXPECT_EQ(StateOf(there), v1::APPLICATION_STATE_OFFERED);
  EXPECT_EQ(StateOf(here), v1::APPLICATION_STATE_WAITLISTED);
}

TEST_F(RoomForOne, IsGivenBackByWhoeverGoesOnAtHome) {
  const std::string first = Offered(1, here_);
  v1::AcceptOfferRequest accept;
  accept.set_name(first);
  ASSERT_TRUE(Calls().AcceptOffer(accept));
  v1::EnrolRequest enrol;
  enrol.set_application(first);
  v1::StartEnrolmentRequest start;
  start.set_name(ValueOrThrow(Calls().Enrol(enrol)).name());
  ASSERT_TRUE(Calls().StartEnrolment(start));
  v1::SwitchPlacementRequest change;
  change.set_name(start.name());
  change.set_track(kRemote);
  *change.mutable_at()->mutable_date() = Day(2015, 6, 1);
  change.mutable_at()->set_slot(v1::SLOT_AM);
  change.set_reason_code("MOVED_AWAY");

  ASSERT_TRUE(Calls().SwitchPlacement(change));

  // The second cohort begins on the day from which the room is free.
  EXPECT_TRUE(Calls().MakeOffer(AnOffer(server_, ReviewedThere(2), there_)));
  EXPECT_FALSE(Calls().MakeOffer(AnOffer(server_, Reviewed(3), here_)));
}

TEST_F(RoomForOne, MayBecomeARoomForTwo) {
  Offered(1, here_);
  const std::string waiting = ReviewedThere(2);
  ASSERT_TRUE(Wait(waiting, there_));
  v1::SetSeatLimitRequest limit;
  limit.set_place(room_);
  limit.set_seat_limit(2);

  ASSERT_TRUE(Calls().SetSeatLimit(limit));

  EXPECT_EQ(StateOf(waiting), v1::APPLICATION_STATE_OFFERED);
}

}  // namespace
}  // namespace ecloserie::tests
