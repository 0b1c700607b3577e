#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "support/sponsors.h"

namespace ecloserie::tests {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

// A blended seat costs 1 500,00 €.
class AllocationScenario : public testing::Test {
 protected:
  AllocationScenario() {
    SetUpBoitron(server_.admin());
    AddParties(server_.admin());
    ValueOrThrow(Calls().CreateAgreement(AnAgreement()));
  }

  const Client& Admin() const { return server_.admin(); }
  SponsorshipClient Calls() const { return server_.admin().sponsorship(); }

  Result<v1::AllocateSeatResponse> Allocate(const std::string& seat,
                                            const std::vector<v1::AllocationSource>& sources) {
    return Calls().AllocateSeat(AnAllocation(server_, seat, sources));
  }
  Result<v1::Allocation> Confirm(const std::string& name, const std::string& etag = "") {
    v1::ConfirmAllocationRequest request;
    request.set_name(name);
    request.set_etag(etag);
    return Calls().ConfirmAllocation(request);
  }
  Result<v1::Allocation> Release(const std::string& name) {
    v1::ReleaseAllocationRequest request;
    request.set_name(name);
    request.set_reason_code("TRAINEE_LEFT");
    return Calls().ReleaseAllocation(request);
  }
  std::vector<v1::Allocation> AllocationsOf(const std::string& seat) {
    v1::ListAllocationsRequest request;
    request.set_parent(kSchool);
    request.set_enrolment(seat);
    return ValueOrThrow(Calls().ListAllocations(request).Collect(100));
  }

  TestServer server_;
};

TEST_F(AllocationScenario, SeveralSourcesFundOneSeat) {
  const std::string seat = TraineeUnder(server_, 1, kConvention);
  const std::string fund = PaidFund(Admin(), "gifts", 100'000);

  const auto funded = Allocate(seat, {FromAgreement(kConvention, 90'000), FromFund(fund, 45'000)});

  ASSERT_TRUE(funded) << funded.error().message;
  ASSERT_EQ(funded->allocations_size(), 2);
  EXPECT_EQ(funded->allocations(0).source(), kConvention);
  EXPECT_EQ(funded->allocations(1).source(), fund);
  EXPECT_EQ(funded->allocations(1).state(), v1::ALLOCATION_STATE_RESERVED);
  EXPECT_EQ(funded->seat_price().cents(), 150'000);
  EXPECT_EQ(funded->gap().cents(), 15'000);
  EXPECT_EQ(FundNow(Admin(), fund).reserved().cents(), 45'000);
  EXPECT_EQ(AgreementNow(Admin(), kConvention).available().cents(), 2'910'000);
  EXPECT_THAT(Verify(Admin()).breaches(), IsEmpty());
}

TEST_F(AllocationScenario, WhenTheThirdSourceFailsNothingIsLeft) {
  const std::string seat = TraineeUnder(server_, 1, kConvention);
  const std::string rich = PaidFund(Admin(), "rich", 100'000);
  const std::string poor = PaidFund(Admin(), "poor", 999);

  const auto refused = Allocate(
      seat, {FromAgreement(kConvention, 10'000), FromFund(rich, 10'000), FromFund(poor, 1'000)});

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "FUND_EXHAUSTED");
  EXPECT_EQ(refused.error().metadata.at("fund"), poor);
  EXPECT_EQ(refused.error().metadata.at("available_cents"), "999");
  EXPECT_THAT(AllocationsOf(seat), IsEmpty());
  EXPECT_EQ(FundNow(Admin(), rich).reserved().cents(), 0);
  EXPECT_EQ(AgreementNow(Admin(), kConvention).reserved().cents(), 0);
}

TEST_F(AllocationScenario, ASeatIsNeverFundedAboveItsPrice) {
  const std::string seat = EnrolledTrainee(server_, 1);
  const std::string fund = PaidFund(Admin(), "gifts", 1'000'000);
  ASSERT_TRUE(Allocate(seat, {FromFund(fund, 149'999)}));

  const auto refused = Allocate(seat, {FromFund(fund, 2)});
  const auto rest = Allocate(seat, {FromFund(fund, 1)});

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "SEAT_OVERFUNDED");
  EXPECT_EQ(refused.error().metadata.at("enrolment"), seat);
  EXPECT_EQ(refused.error().metadata.at("gap_cents"), "1");
  ASSERT_TRUE(rest) << rest.error().message;
  EXPECT_EQ(rest->gap().cents(), 0);
}

TEST_F(AllocationScenario, ASourceIsNamedWellOrTheFieldIsTold) {
  const std::string seat = EnrolledTrainee(server_, 1);
  const std::string fund = PaidFund(Admin(), "gifts", 1'000);
  v1::AllocationSource both = FromFund(fund, 1);
  both.set_agreement(kConvention);
  v1::AllocateSeatRequest past = AnAllocation(server_, seat, {FromFund(fund, 1)});
  *past.mutable_expire_time() = Instant(server_.environment().Now());

  const auto by_both = Allocate(seat, {both});
  const auto by_twice = Allocate(seat, {FromFund(fund, 1), FromFund(fund, 2)});
  const auto by_zero = Allocate(seat, {FromFund(fund, 0)});
  const auto by_past = Calls().AllocateSeat(past);

  ASSERT_FALSE(by_both || by_twice || by_zero || by_past);
  EXPECT_EQ(by_both.error().fields.at(0).field, "sources[0]");
  EXPECT_EQ(by_twice.error().fields.at(0).field, "sources[1]");
  EXPECT_EQ(by_zero.error().fields.at(0).field, "sources[0].amount.cents");
  EXPECT_EQ(by_past.error().fields.at(0).field, "expire_time");
}

TEST_F(AllocationScenario, AnAgreementFundsOnlyTheSeatsItHolds) {
  const auto refused = Allocate(EnrolledTrainee(server_, 1), {FromAgreement(kConvention, 100)});

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "RULE_BROKEN");
  EXPECT_EQ(refused.error().metadata.at("rule"), "SEAT_NOT_UNDER_AGREEMENT");
}

TEST_F(AllocationScenario, ACeilingIsNeverPassed) {
  v1::CreateAgreementRequest request = AnAgreement("small");
  *request.mutable_agreement()->mutable_ceiling() = Euros(1'000);
  const auto small = ValueOrThrow(Calls().CreateAgreement(request));

  const auto refused =
      Allocate(TraineeUnder(server_, 1, small.name()), {FromAgreement(small.name(), 1'001)});

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "CEILING_EXHAUSTED");
  EXPECT_EQ(refused.error().metadata.at("agreement"), small.name());
  EXPECT_EQ(refused.error().metadata.at("available_cents"), "1000");
}

TEST_F(AllocationScenario, APricePerSeatIsThePriceOfEachSeat) {
  v1::CreateAgreementRequest request = AnAgreement("per-seat");
  request.mutable_agreement()->set_unit(v1::AGREEMENT_UNIT_PER_SEAT);
  *request.mutable_agreement()->mutable_unit_price() = Euros(1'000);
  const auto agreement = ValueOrThrow(Calls().CreateAgreement(request)).name();
  const std::string seat = TraineeUnder(server_, 1, agreement);
  ASSERT_TRUE(Allocate(seat, {FromAgreement(agreement, 600)}));

  const auto refused = Allocate(seat, {FromAgreement(agreement, 401)});

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().metadata.at("rule"), "UNIT_PRICE");
  EXPECT_TRUE(Allocate(seat, {FromAgreement(agreement, 400)}));
}

TEST_F(AllocationScenario, AFundOfOneCohortFundsNoOther) {
  v1::CreateCohortRequest other;
  other.set_parent(kSchool);
  other.set_cohort_id("promo-2");
  other.mutable_cohort()->set_programme("schools/boitron/programmes/dev-web");
  other.mutable_cohort()->set_title("Promo 2");
  *other.mutable_cohort()->mutable_starts_on() = Day(2016, 5, 2);
  *other.mutable_cohort()->mutable_ends_on() = Day(2016, 10, 28);
  v1::CreateFundRequest fund = AFund("second");
  fund.mutable_fund()->set_cohort(ValueOrThrow(Admin().school().CreateCohort(other)).name());
  const std::string name = ValueOrThrow(Calls().CreateFund(fund)).name();

  const auto refused = Allocate(EnrolledTrainee(server_, 1), {FromFund(name, 1)});

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().metadata.at("rule"), "FUND_COHORT");
}

TEST_F(AllocationScenario, AReservationRunsOutByTheClockAndGivesItsMoneyBack) {
  const std::string fund = PaidFund(Admin(), "gifts", 1'000);
  const std::string early = EnrolledTrainee(server_, 1);
  const std::string late = EnrolledTrainee(server_, 2);
  const auto reserved = ValueOrThrow(Allocate(early, {FromFund(fund, 1'000)})).allocations(0);
  ASSERT_FALSE(Allocate(late, {FromFund(fund, 1'000)}));
  server_.environment().Advance(absl::Hours(24 * 7));

  const auto confirmed = Confirm(reserved.name());
  const auto taken = Allocate(late, {FromFund(fund, 1'000)});

  ASSERT_FALSE(confirmed);
  EXPECT_EQ(confirmed.error().reason, "ALLOCATION_EXPIRED");
  EXPECT_EQ(confirmed.error().metadata.at("expired_at").substr(0, 19), "2015-05-11T06:00:00");
  ASSERT_TRUE(taken) << taken.error().message;
  EXPECT_EQ(AllocationsOf(early).at(0).state(), v1::ALLOCATION_STATE_EXPIRED);
  EXPECT_EQ(Confirm(reserved.name()).error().reason, "TRANSITION_REFUSED");
  EXPECT_THAT(Verify(Admin()).breaches(), IsEmpty());
}

TEST_F(AllocationScenario, AConfirmedAllocationStaysUntilItIsReleased) {
  const std::string fund = PaidFund(Admin(), "gifts", 1'000);
  const std::string seat = EnrolledTrainee(server_, 1);
  const auto reserved = ValueOrThrow(Allocate(seat, {FromFund(fund, 1'000)})).allocations(0);

  const auto stale = Confirm(reserved.name(), "v7");
  const auto confirmed = Confirm(reserved.name(), reserved.etag());
  server_.environment().Advance(absl::Hours(24 * 30));
  const auto confirmed_cents = FundNow(Admin(), fund).confirmed().cents();
  const auto released = Release(reserved.name());
  const auto twice = Release(reserved.name());

  ASSERT_FALSE(stale);
  EXPECT_EQ(stale.error().reason, "ETAG_MISMATCH");
  ASSERT_TRUE(confirmed) << confirmed.error().message;
  EXPECT_EQ(confirmed->state(), v1::ALLOCATION_STATE_CONFIRMED);
  EXPECT_EQ(confirmed_cents, 1'000);
  ASSERT_TRUE(released) << released.error().message;
  EXPECT_EQ(released->state(), v1::ALLOCATION_STATE_RELEASED);
  EXPECT_EQ(released->reason_code(), "TRAINEE_LEFT");
  EXPECT_EQ(FundNow(Admin(), fund).available().cents(), 1'000);
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().reason, "TRANSITION_REFUSED");
  EXPECT_THAT(Verify(Admin()).breaches(), IsEmpty());
}

TEST_F(AllocationScenario, AReplayTellsHowTheSeatWasFundedThen) {
  const std::string fund = PaidFund(Admin(), "gifts", 10'000);
  const std::string seat = EnrolledTrainee(server_, 1);
  v1::AllocateSeatRequest allocate = AnAllocation(server_, seat, {FromFund(fund, 1'000)});
  allocate.set_request_id("allocate-once");
  const auto first = ValueOrThrow(Calls().AllocateSeat(allocate));
  v1::ConfirmAllocationRequest confirm;
  confirm.set_name(first.allocations(0).name());
  confirm.set_request_id("confirm-once");
  const auto confirmed = ValueOrThrow(Calls().ConfirmAllocation(confirm));
  ASSERT_TRUE(Allocate(seat, {FromFund(fund, 2'000)}));
  ASSERT_TRUE(Release(first.allocations(0).name()));

  const auto allocated_again = ValueOrThrow(Calls().AllocateSeat(allocate));
  const auto confirmed_again = ValueOrThrow(Calls().ConfirmAllocation(confirm));

  EXPECT_EQ(allocated_again.SerializeAsString(), first.SerializeAsString());
  EXPECT_EQ(confirmed_again.SerializeAsString(), confirmed.SerializeAsString());
}

TEST_F(AllocationScenario, AReplayTellsWhatOfTheCeilingWasLeftThen) {
  v1::CreateAgreementRequest request = AnAgreement("replayed");
  request.set_request_id("sign-once");
  const auto first = ValueOrThrow(Calls().CreateAgreement(request));
  ASSERT_TRUE(Allocate(TraineeUnder(server_, 1, first.name()), {FromAgreement(first.name(), 700)}));

  const auto replayed = ValueOrThrow(Calls().CreateAgreement(request));

  EXPECT_EQ(replayed.SerializeAsString(), first.SerializeAsString());
  EXPECT_EQ(AgreementNow(Admin(), first.name()).reserved().cents(), 700);
}

TEST_F(AllocationScenario, TheLastEurosOfAFundGoOnceWhoeverRaces) {
  constexpr int kRacers = 16;
  constexpr int kWinners = 5;
  const std::string fund = PaidFund(Admin(), "last", kWinners * 10'000 + 9'999);
  std::vector<std::string> seats;
  for (int number = 1; number <= kRacers; ++number) {
    seats.push_back(EnrolledTrainee(server_, number));
  }
  std::vector<Result<v1::AllocateSeatResponse>> answers(kRacers);

  std::vector<std::thread> racers;
  for (int i = 0; i < kRacers; ++i) {
    racers.emplace_back([&, i] { answers[i] = Allocate(seats[i], {FromFund(fund, 10'000)}); });
  }
  for (std::thread& racer : racers) racer.join();

  std::vector<Error> losers;
  for (const auto& answer : answers) {
    if (!answer) losers.push_back(answer.error());
  }
  EXPECT_THAT(losers, SizeIs(kRacers - kWinners));
  for (const Error& loser : losers) {
    EXPECT_EQ(loser.reason, "FUND_EXHAUSTED");
    EXPECT_EQ(loser.metadata.at("available_cents"), "9999");
  }
  EXPECT_EQ(FundNow(Admin(), fund).available().cents(), 9'999);
  EXPECT_THAT(Verify(Admin()).breaches(), IsEmpty());
}

}  // namespace
}  // namespace ecloserie::tests
