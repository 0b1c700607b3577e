// Seats that end and begin while a course goes on, and who gets them.
#include <gmock/gmock.h>

#include "spell_scenario.h"
#include "support/sponsors.h"
#include "usecases/sweep.h"

namespace ecloserie::tests {
namespace {

class SeatsInTime : public SpellScenario {
 protected:
  std::string Waiting(int number, const std::string& track = kRemote) {
    v1::WaitlistApplicationRequest request;
    request.set_name(ReviewedApplication(server_.admin(), number));
    request.set_track(track);
    EXPECT_EQ(ValueOrThrow(Calls().WaitlistApplication(request)).state(),
              v1::APPLICATION_STATE_WAITLISTED);
    return request.name();
  }
  v1::Application File(const std::string& name) {
    v1::GetApplicationRequest request;
    request.set_name(name);
    return ValueOrThrow(Calls().GetApplication(request));
  }
  // The entry that somebody who was offered a seat gets by accepting.
  std::string EntryOf(const std::string& application) {
    v1::AcceptOfferRequest accept;
    accept.set_name(application);
    ValueOrThrow(Calls().AcceptOffer(accept));
    v1::EnrolRequest enrol;
    enrol.set_application(application);
    return TextOf(true, ValueOrThrow(Calls().Enrol(enrol)).entry());
  }
  void Today(int month, int day) {
    server_.environment().SetNow(
        absl::FromCivil(absl::CivilSecond(2015, month, day, 10, 0, 0), absl::UTCTimeZone()));
  }
  void MoveToAnotherRegion(const std::string& enrolment) {
    v1::UpdatePersonRequest request;
    *request.mutable_person() = Get(enrolment).trainee();
    request.set_name(request.person().name());
    request.mutable_person()->set_jobseeker_region("Bretagne");
    ValueOrThrow(Calls().UpdatePerson(request));
  }
  void Decide(const std::string& agreement, const std::string& application) {
    v1::DecideEligibilityRequest request;
    request.set_agreement(agreement);
    request.set_application(application);
    ValueOrThrow(server_.admin().sponsorship().DecideEligibility(request));
  }
  Result<v1::Enrolment> ReenterUnfunded(const std::string& name, const v1::HalfDay& entry) {
    v1::ReenterEnrolmentRequest request;
    request.set_name(name);
    request.set_track(kBlended);
    *request.mutable_entry() = entry;
    request.set_is_unfunded(true);
    return Calls().ReenterEnrolment(request);
  }
  std::int64_t FreeSeats(const v1::HalfDay& first, const v1::HalfDay& last,
                         const std::string& name = kRemote) {
    v1::GetSeatAvailabilityRequest request;
    request.set_cohort(kCohort);
    *request.mutable_first() = first;
    *request.mutable_last() = last;
    const auto shown = ValueOrThrow(Calls().GetSeatAvailability(request));
    for (const v1::SeatPool& pool : shown.pools()) {
      if (pool.name() == name) return pool.free_count();
    }
    return -1;
  }
};

TEST_F(SeatsInTime, ASeatThatComesFreeNextMonthIsForWhoWaitsAndNotForANewcomer) {
  Started(1, kRemote);
  const std::string leaving = Started(2, kRemote);
  const std::string waiting = Waiting(3);
  ASSERT_TRUE(Withdraw(leaving, Pm(6, 30)));
  EXPECT_EQ(File(waiting).state(), v1::APPLICATION_STATE_WAITLISTED);

  v1::MakeOfferRequest offer = AnOffer(server_, ReviewedApplication(server_.admin(), 4), kRemote);
  *offer.mutable_entry() = Am(7, 1);
  const auto newcomer = Calls().MakeOffer(offer);
  Today(7, 1);
  usecases::SettleEverything(server_.server().database(), server_.environment());

  EXPECT_EQ(Refused(newcomer), "SEATS_EXHAUSTED");
  EXPECT_EQ(File(waiting).state(), v1::APPLICATION_STATE_OFFERED);
  EXPECT_EQ(EntryOf(waiting), "7-1 AM");
}

TEST_F(SeatsInTime, ANoShowAfterAReturnLeavesTheFirstSpellItsSeat) {
  Started(1, kRemote);
  const std::string leaving = Started(2, kRemote);
  ASSERT_TRUE(Withdraw(leaving, Pm(6, 30)));
  const auto back = Reenter(leaving, Am(9, 1), kRemote);
  ASSERT_TRUE(back) << back.error().message;

  ASSERT_TRUE(NoShow(back->name()));

  EXPECT_EQ(FreeSeats(Am(6, 1), Pm(6, 30)), 0);
  EXPECT_EQ(FreeSeats(Am(7, 1), Pm(10, 30)), 1);
}

TEST_F(SeatsInTime, WhoComesBackIsFundedOnlyWhileTheAgreementMayFundThem) {
  AddParties(server_.admin());
  const std::string agreement =
      ValueOrThrow(server_.admin().sponsorship().CreateAgreement(AnAgreement())).name();
  const std::string trainee = TraineeUnder(server_, 1, agreement);
  ValueOrThrow(Start(trainee));
  ASSERT_TRUE(Withdraw(trainee, Pm(6, 30)));
  MoveToAnotherRegion(trainee);
  Decide(agreement, Get(trainee).application());

  const auto funded = Reenter(trainee, Am(9, 1));
  const auto unfunded = ReenterUnfunded(trainee, Am(9, 1));

  EXPECT_EQ(Refused(funded), "NOT_ELIGIBLE");
  ASSERT_TRUE(unfunded) << unfunded.error().message;
  EXPECT_EQ(FreeSeats(Am(9, 1), Pm(10, 30), kBlended), 2);
  EXPECT_EQ(FreeSeats(Am(9, 1), Pm(10, 30), agreement), 18);
  EXPECT_EQ(FreeSeats(Am(6, 1), Pm(6, 30), agreement), 17);
}

TEST_F(SeatsInTime, WhoWasThereIsNoNoShow) {
  const std::string trainee = EnrolledTrainee(server_, 1, kRemote);
  const auto sessions = Sessions(kRemote, 1, 1);
  v1::RecordRegisterRequest record;
  record.set_session(sessions[0]);
  record.set_etag(Open(sessions[0]).etag());
  ValueOrThrow(Attendance().RecordRegister(record));

  const auto recorded = NoShow(trainee);

  ASSERT_FALSE(recorded);
  EXPECT_EQ(recorded.error().metadata.at("rule"), "WAS_THERE");
  EXPECT_EQ(recorded.error().metadata.at("session"), sessions[0]);
  EXPECT_EQ(Get(trainee).state(), v1::ENROLMENT_STATE_EXPECTED);
}

TEST_F(SeatsInTime, ASwitchDoesNotJumpTheQueueNorStumbleOverAnOfferThatRanOut) {
  const std::string overdue = ReviewedApplication(server_.admin(), 1);
  ValueOrThrow(Calls().MakeOffer(AnOffer(server_, overdue, kRemote)));
  const std::string second = ReviewedApplication(server_.admin(), 2);
  ValueOrThrow(Calls().MakeOffer(AnOffer(server_, second, kRemote)));
  const std::string trainee = Started(3);
  const std::string waiting = Waiting(4);
  Today(6, 10);

  const auto switched = Switch(trainee, kRemote, Am(6, 15));

  // Two offers ran out: one seat for who waits, one for who switches.
  ASSERT_TRUE(switched) << switched.error().message;
  EXPECT_EQ(File(waiting).state(), v1::APPLICATION_STATE_OFFERED);
  EXPECT_EQ(File(overdue).state(), v1::APPLICATION_STATE_OFFER_EXPIRED);
}

TEST_F(SeatsInTime, NobodyIsOfferedASeatOnceTheCourseIsOver) {
  Started(1, kRemote);
  const std::string never_came = EnrolledTrainee(server_, 2, kRemote);
  const std::string waiting = Waiting(3);
  Today(11, 2);

  ASSERT_TRUE(NoShow(never_came));

  EXPECT_EQ(File(waiting).state(), v1::APPLICATION_STATE_WAITLISTED);
}

TEST_F(SeatsInTime, ALimitMayGoBelowWhatWasOccupiedOnceItIsNoMore) {
  const std::string leaving = Started(1, kRemote);
  Started(2, kRemote);
  ASSERT_TRUE(Withdraw(leaving, Pm(5, 29)));
  v1::SetSeatLimitRequest limit;
  limit.set_track(kRemote);
  limit.set_seat_limit(1);

  const auto early = Calls().SetSeatLimit(limit);
  Today(6, 1);
  const auto later = Calls().SetSeatLimit(limit);

  EXPECT_EQ(Refused(early), "SEATS_OCCUPIED");
  ASSERT_TRUE(later) << later.error().message;
  EXPECT_EQ(later->seat_limit(), 1);
}

TEST_F(SeatsInTime, ThePriorityThatSomebodyGaveAReasonForStays) {
  Started(1, kRemote);
  Started(2, kRemote);
  const std::string waiting = Waiting(3);
  v1::SetWaitingPriorityRequest priority;
  priority.set_name(waiting);
  priority.set_priority(50);
  priority.set_reason_code("LONG_UNEMPLOYED");
  ValueOrThrow(Calls().SetWaitingPriority(priority));
  v1::WaitlistApplicationRequest again;
  again.set_name(waiting);
  again.set_track(kRemote);

  EXPECT_EQ(ValueOrThrow(Calls().WaitlistApplication(again)).waiting_priority(), 50);
}

}  // namespace
}  // namespace ecloserie::tests
