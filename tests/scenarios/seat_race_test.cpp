#include <gtest/gtest.h>

#include <atomic>
#include <barrier>
#include <string>
#include <thread>
#include <vector>

#include "support/boitron.h"
#include "support/sponsors.h"

namespace ecloserie::tests {
namespace {

constexpr int kRunners = 64;
constexpr int kRounds = 1'000;

constexpr const char* kRoom = "schools/boitron/places/tiers-lieu";
constexpr const char* kOnSite = "schools/boitron/cohorts/promo-1/tracks/on-site";

// Each round 64 applicants are offered the last seat of a pool at the same moment,
// over real gRPC; the winner's offer is taken back for the next. The pools take turns:
// a track's own, that of an agreement within a track that has room, and that of a place.
class SeatRace : public testing::Test {
 protected:
  SeatRace() {
    SetUpBoitron(server_.admin(), /*blended_seats=*/kRunners, /*remote_seats=*/1);
    AddParties(server_.admin());
    v1::CreateAgreementRequest agreement = AnAgreement();
    agreement.mutable_agreement()->set_seat_cap(1);
    ValueOrThrow(server_.admin().sponsorship().CreateAgreement(agreement));
    AddRoomForOne();
    for (int number = 0; number < kRunners; ++number) {
      applications_.push_back(ReviewedApplication(server_.admin(), number));
      v1::DecideEligibilityRequest decide;
      decide.set_agreement(kConvention);
      decide.set_application(applications_.back());
      ValueOrThrow(server_.admin().sponsorship().DecideEligibility(decide));
    }
  }

  void AddRoomForOne() {
    v1::CreatePlaceRequest place;
    place.set_parent(kSchool);
    place.set_place_id("tiers-lieu");
    place.mutable_place()->set_title("Le tiers-lieu");
    place.mutable_place()->set_kind(v1::PLACE_KIND_COWORKING);
    place.mutable_place()->set_seat_limit(1);
    ValueOrThrow(server_.admin().school().CreatePlace(place));
    v1::CreateTrackRequest track;
    track.set_parent(kCohort);
    track.set_track_id("on-site");
    track.mutable_track()->set_title("Sur place");
    track.mutable_track()->set_mode(v1::TRACK_MODE_BLENDED);
    track.mutable_track()->set_seat_limit(kRunners);
    track.mutable_track()->set_place(kRoom);
    *track.mutable_track()->mutable_seat_price() = Euros(0);
    ValueOrThrow(server_.admin().school().CreateTrack(track));
  }

  v1::MakeOfferRequest OfferIn(int round, const std::string& application) const {
    if (round % 3 == 0) return AnOffer(server_, application, kRemote);
    if (round % 3 == 1) return AnOffer(server_, application, kOnSite);
    v1::MakeOfferRequest offer = AnOffer(server_, application, kBlended);
    offer.add_agreements(kConvention);
    return offer;
  }
  static std::string PoolIn(int round) {
    if (round % 3 == 0) return kRemote;
    return round % 3 == 1 ? kRoom : kConvention;
  }

  void TakeBack(const std::string& application) const {
    v1::WithdrawOfferRequest request;
    request.set_name(application);
    request.set_reason_code("NEXT_ROUND");
    ValueOrThrow(server_.admin().enrolment().WithdrawOffer(request));
  }

  TestServer server_;
  std::vector<std::string> applications_;
};

TEST_F(SeatRace, ForTheLastSeatHasOneWinnerAndEveryLoserIsToldWhichPool) {
  const int rounds = TestedEngine() == Engine::kSqlite ? kRounds : kRounds / 10;
  std::vector<int> winners(static_cast<std::size_t>(rounds), -1);
  std::atomic<int> won_count = 0;
  std::atomic<int> told_count = 0;
  std::atomic<int> others_count = 0;
  int round = 0;
  std::barrier together(kRunners, [&]() noexcept {});
  std::barrier finished(kRunners, [&]() noexcept {
    const int winner = winners[static_cast<std::size_t>(round)];
    if (winner >= 0) TakeBack(applications_[static_cast<std::size_t>(winner)]);
    ++round;
  });

  const auto run = [&](int runner) {
    const std::string& own = applications_[static_cast<std::size_t>(runner)];
    for (int turn = 0; turn < rounds; ++turn) {
      together.arrive_and_wait();
      const auto offered = server_.admin().enrolment().MakeOffer(OfferIn(turn, own));
      if (offered) {
        winners[static_cast<std::size_t>(turn)] = runner;
        ++won_count;
      } else if (offered.error().reason == "SEATS_EXHAUSTED" &&
                 offered.error().metadata.at("pool") == PoolIn(turn)) {
        ++told_count;
      } else {
        ++others_count;
      }
      finished.arrive_and_wait();
    }
  };
  std::vector<std::thread> runners;
  for (int runner = 0; runner < kRunners; ++runner) runners.emplace_back(run, runner);
  for (std::thread& runner : runners) runner.join();

  EXPECT_EQ(won_count, rounds);
  EXPECT_EQ(told_count, rounds * (kRunners - 1));
  EXPECT_EQ(others_count, 0);
}

}  // namespace
}  // namespace ecloserie::tests
