#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <barrier>
#include <thread>

#include "support/selection.h"
#include "support/sponsors.h"

namespace ecloserie::tests {
namespace {

constexpr int kSeats = 21;

// 24 applicants for 21 seats; those in places 21 and 22 tie.
class OfferBatch : public testing::Test {
 protected:
  OfferBatch() {
    SetUpBoitron(server_.admin(), kSeats);
    ValueOrThrow(Calls().PutScoringGrid(AGrid()));
    for (int number = 1; number <= 24; ++number) {
      server_.environment().Advance(absl::Seconds(1));
      applications_.push_back(ReviewedApplication(server_.admin(), number));
      const int place = number == 22 ? 21 : number;
      ValueOrThrow(Calls().ScoreApplication(AScoreOf(applications_.back(), 40 - place)));
    }
  }

  EnrolmentClient Calls() const { return server_.admin().enrolment(); }

  static v1::ScoreApplicationRequest AScoreOf(const std::string& application, int total) {
    int motivation = total % 2;
    while (total - 3 * motivation > 2 * 8) motivation += 2;
    return AScore(application, motivation, (total - 3 * motivation) / 2);
  }

  v1::MakeOffersRequest Offers(std::size_t count) const {
    v1::MakeOffersRequest request;
    request.set_cohort(kCohort);
    request.set_mode(v1::OFFER_MODE_AS_FAR_AS_POSSIBLE);
    *request.mutable_expire_time() = Instant(server_.environment().Now() + absl::Hours(24 * 30));
    for (std::size_t i = 0; i < count; ++i) {
      v1::SeatOffer& offer = *request.add_offers();
      offer.set_application(applications_[i]);
      offer.set_track(kBlended);
    }
    return request;
  }
  std::int64_t FreeCount() const {
    v1::GetSeatAvailabilityRequest request;
    request.set_cohort(kCohort);
    const auto available = ValueOrThrow(Calls().GetSeatAvailability(request));
    for (const v1::SeatPool& pool : available.pools()) {
      if (pool.name() == kBlended) return pool.free_count();
    }
    return -1;
  }

  v1::Application Get(const std::string& name) {
    v1::GetApplicationRequest request;
    request.set_name(name);
    return ValueOrThrow(Calls().GetApplication(request));
  }

  TestServer server_;
  std::vector<std::string> applications_;
};

TEST_F(OfferBatch, ATieAcrossTheLastSeatIsListed) {
  const auto ranking = RankingSeenBy(server_.admin());
  ASSERT_EQ(ranking.size(), 24U);
  EXPECT_EQ(ranking[20].rank(), 21);
  EXPECT_EQ(ranking[21].rank(), 21);
  EXPECT_EQ(ranking[20].tie_size(), 2);
  EXPECT_EQ(ranking[22].rank(), 23);
}

TEST_F(OfferBatch, ADryRunTellsWhereThePoolRunsOutAndChangesNothing) {
  v1::MakeOffersRequest request = Offers(23);
  request.set_validate_only(true);

  const auto dry = ValueOrThrow(Calls().MakeOffers(request));

  EXPECT_EQ(dry.offered_count(), 21);
  EXPECT_EQ(dry.refused_count(), 2);
  for (const int row : {21, 22}) {
    EXPECT_EQ(dry.verdicts(row).verdict(), v1::OFFER_VERDICT_REFUSED);
    EXPECT_EQ(dry.verdicts(row).reason(), "SEATS_EXHAUSTED");
    EXPECT_EQ(dry.verdicts(row).subject(), kBlended);
  }
  EXPECT_EQ(FreeCount(), kSeats);
  EXPECT_EQ(Get(applications_[0]).state(), v1::APPLICATION_STATE_IN_REVIEW);
}

TEST_F(OfferBatch, TheRealOneDoesWhatTheDryRunToldAndAReplayAnswersAlike) {
  v1::MakeOffersRequest request = Offers(23);
  request.set_validate_only(true);
  const auto dry = ValueOrThrow(Calls().MakeOffers(request));
  request.set_validate_only(false);
  request.set_request_id("batch-once");

  const auto made = ValueOrThrow(Calls().MakeOffers(request));

  EXPECT_EQ(made.SerializeAsString(), dry.SerializeAsString());
  EXPECT_EQ(FreeCount(), 0);
  EXPECT_EQ(Get(applications_[20]).state(), v1::APPLICATION_STATE_OFFERED);
  EXPECT_EQ(Get(applications_[20]).offered_track(), kBlended);
  EXPECT_EQ(Get(applications_[21]).state(), v1::APPLICATION_STATE_IN_REVIEW);
  EXPECT_EQ(ValueOrThrow(Calls().MakeOffers(request)).SerializeAsString(),
            made.SerializeAsString());
  EXPECT_EQ(RankingSeenBy(server_.admin())[0].application().state(), v1::APPLICATION_STATE_OFFERED);
}

TEST_F(OfferBatch, AllOrNothingIsRefusedByTheFirstRowThatIs) {
  v1::MakeOffersRequest request = Offers(23);
  request.set_mode(v1::OFFER_MODE_ALL_OR_NOTHING);

  const auto refused = Calls().MakeOffers(request);

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "SEATS_EXHAUSTED");
  EXPECT_EQ(refused.error().metadata.at("pool"), kBlended);
  EXPECT_EQ(refused.error().metadata.at("row"), "22");
  EXPECT_EQ(FreeCount(), kSeats);
  EXPECT_EQ(Get(applications_[0]).state(), v1::APPLICATION_STATE_IN_REVIEW);
}

TEST_F(OfferBatch, ARowNamesTheAgreementOrTheStateThatStandsInItsWay) {
  AddParties(server_.admin());
  ValueOrThrow(server_.admin().sponsorship().CreateAgreement(AnAgreement()));
  v1::MakeOffersRequest request = Offers(3);
  request.mutable_offers(0)->add_agreements(kConvention);
  request.mutable_offers(2)->set_application(applications_[1]);

  const auto made = ValueOrThrow(Calls().MakeOffers(request));

  EXPECT_EQ(made.verdicts(0).reason(), "ELIGIBILITY_UNDECIDED");
  EXPECT_EQ(made.verdicts(0).subject(), kConvention);
  EXPECT_EQ(made.verdicts(1).verdict(), v1::OFFER_VERDICT_OFFERED);
  EXPECT_EQ(made.verdicts(2).reason(), "TRANSITION_REFUSED");
  EXPECT_EQ(made.verdicts(2).subject(), "OFFERED");
  EXPECT_EQ(FreeCount(), kSeats - 1);
}

TEST_F(OfferBatch, WhoWaitsComesBeforeTheBatch) {
  v1::MakeOffersRequest first = Offers(kSeats);
  ValueOrThrow(Calls().MakeOffers(first));
  v1::WaitlistApplicationRequest wait;
  wait.set_name(applications_[21]);
  wait.set_track(kBlended);
  ValueOrThrow(Calls().WaitlistApplication(wait));
  server_.environment().Advance(absl::Hours(24 * 30));
  v1::MakeOffersRequest next = Offers(kSeats + 2);
  next.mutable_offers()->DeleteSubrange(1, kSeats);

  const auto made = ValueOrThrow(Calls().MakeOffers(next));

  EXPECT_EQ(made.offered_count(), 2);
  EXPECT_EQ(Get(applications_[21]).state(), v1::APPLICATION_STATE_OFFERED);
  EXPECT_EQ(FreeCount(), kSeats - 3);
}

TEST_F(OfferBatch, WhoWaitsAndIsInTheBatchGetsTheOfferOfTheBatch) {
  v1::MakeOffersRequest first = Offers(kSeats);
  ValueOrThrow(Calls().MakeOffers(first));
  for (const std::size_t waiting : {21U, 22U}) {
    v1::WaitlistApplicationRequest wait;
    wait.set_name(applications_[waiting]);
    wait.set_track(kBlended);
    ValueOrThrow(Calls().WaitlistApplication(wait));
  }
  server_.environment().Advance(absl::Hours(24 * 30));
  v1::MakeOffersRequest next = Offers(kSeats + 2);
  next.mutable_offers()->DeleteSubrange(0, kSeats);

  const auto made = ValueOrThrow(Calls().MakeOffers(next));

  EXPECT_EQ(made.offered_count(), 2);
  EXPECT_EQ(Get(applications_[21]).offer_expire_time().seconds(), next.expire_time().seconds());
  EXPECT_EQ(Get(applications_[22]).offer_expire_time().seconds(), next.expire_time().seconds());
}

TEST_F(OfferBatch, EightAtOnceNeverOversell) {
  constexpr int kRunners = 8;
  std::atomic<std::int64_t> offered_count = 0;
  std::atomic<int> failed_count = 0;
  std::barrier together(kRunners);
  std::vector<std::thread> runners;
  for (int runner = 0; runner < kRunners; ++runner) {
    runners.emplace_back([&, runner] {
      v1::MakeOffersRequest request = Offers(24);
      std::rotate(request.mutable_offers()->begin(), request.mutable_offers()->begin() + 3 * runner,
                  request.mutable_offers()->end());
      together.arrive_and_wait();
      const auto made = Calls().MakeOffers(request);
      if (!made) {
        ++failed_count;
      } else {
        offered_count += made->offered_count();
      }
    });
  }
  for (std::thread& runner : runners) runner.join();

  EXPECT_EQ(failed_count, 0);
  EXPECT_EQ(offered_count, kSeats);
  EXPECT_EQ(FreeCount(), 0);
}

}  // namespace
}  // namespace ecloserie::tests
