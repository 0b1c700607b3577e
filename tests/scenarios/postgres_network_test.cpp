#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <barrier>
#include <thread>

#include "support/cutting_relay.h"
#include "support/sponsors.h"

namespace ecloserie::tests {
namespace {

using testing::Each;

// Two servers, as on two machines, and one database.
class TwoServers : public testing::Test {
 protected:
  const Client& ClientOf(int caller) { return caller % 2 == 0 ? first_.admin() : second_.admin(); }

  TestDatabase data_{Engine::kPostgres};
  TestServer first_{data_.name()};
  TestServer second_{data_.name()};
};

TEST_F(TwoServers, SeeOneAnothersChangesAtOnce) {
  SetUpBoitron(first_.admin());
  const auto filed = ValueOrThrow(first_.admin().enrolment().SubmitApplication(AnApplication(1)));

  v1::GetApplicationRequest get;
  get.set_name(filed.name());
  const auto read = second_.admin().enrolment().GetApplication(get);

  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->SerializeAsString(), filed.SerializeAsString());
}

TEST_F(TwoServers, GiveTheLastSeatOnce) {
  constexpr int kCallers = 12;
  constexpr int kSeats = 3;
  SetUpBoitron(first_.admin(), kSeats);
  std::vector<std::string> applications;
  for (int i = 0; i < kCallers; ++i) {
    applications.push_back(ReviewedApplication(first_.admin(), i));
  }
  std::barrier all_ready(kCallers);
  std::atomic<int> offered_count = 0;
  std::vector<std::string> refusals(kCallers);
  std::vector<std::thread> callers;

  for (int i = 0; i < kCallers; ++i) {
    callers.emplace_back([&, i] {
      const auto offer = AnOffer(first_, applications[static_cast<std::size_t>(i)], kBlended);
      all_ready.arrive_and_wait();
      const auto answer = ClientOf(i).enrolment().MakeOffer(offer);
      offered_count += answer ? 1 : 0;
      refusals[static_cast<std::size_t>(i)] = answer ? "SEATS_EXHAUSTED" : answer.error().reason;
    });
  }
  for (std::thread& caller : callers) caller.join();

  EXPECT_EQ(offered_count, kSeats);
  EXPECT_THAT(refusals, Each("SEATS_EXHAUSTED"));
  EXPECT_EQ(data_.Ask("SELECT COUNT(*) FROM seat WHERE state = 'HELD'"), kSeats);
}

TEST_F(TwoServers, GiveEachUnitASequenceOfItsOwn) {
  constexpr int kCallers = 8;
  constexpr int kEach = 10;
  SetUpBoitron(first_.admin());
  const std::int64_t before =
      data_.Ask("SELECT sequence FROM school_clock WHERE school = 'boitron'");
  std::vector<std::thread> callers;

  for (int i = 0; i < kCallers; ++i) {
    callers.emplace_back([&, i] {
      for (int n = 0; n < kEach; ++n) {
        const auto filed = ClientOf(i).enrolment().SubmitApplication(AnApplication(i * kEach + n));
        EXPECT_TRUE(filed) << filed.error().message;
      }
    });
  }
  for (std::thread& caller : callers) caller.join();

  EXPECT_EQ(data_.Ask("SELECT sequence FROM school_clock WHERE school = 'boitron'"),
            before + kCallers * kEach);
  EXPECT_EQ(data_.Ask("SELECT COUNT(DISTINCT sequence) FROM application"), kCallers * kEach);
}

TEST_F(TwoServers, AnswerARepeatedRequestAlike) {
  SetUpBoitron(first_.admin());
  v1::SubmitApplicationRequest request = AnApplication(1);
  request.set_request_id("once");

  const auto filed = ValueOrThrow(first_.admin().enrolment().SubmitApplication(request));
  const auto again = ValueOrThrow(second_.admin().enrolment().SubmitApplication(request));

  EXPECT_EQ(again.SerializeAsString(), filed.SerializeAsString());
}

// What the client is told when the answer to a COMMIT is lost on its way.
class LostAnswer : public testing::Test {
 protected:
  LostAnswer() { SetUpBoitron(server_.admin()); }

  TestDatabase data_{Engine::kPostgres};
  CuttingRelay relay_{data_.folder()};
  TestServer server_{relay_.Address(data_.database())};
};

TEST_F(LostAnswer, IsToldAsUnknownAndFoundByRepeating) {
  v1::SubmitApplicationRequest request = AnApplication(1);
  request.set_request_id("lost");
  relay_.CutAfter(kCommitMessage);

  const auto lost = server_.admin().enrolment().SubmitApplication(request);
  const auto again = server_.admin().enrolment().SubmitApplication(request);

  ASSERT_FALSE(lost);
  EXPECT_EQ(lost.error().reason, "OUTCOME_UNKNOWN");
  EXPECT_EQ(lost.error().applied, Applied::kUnknown);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(data_.Ask("SELECT COUNT(*) FROM application"), 1);
}

TEST_F(LostAnswer, WasNeverMadeWhenTheCommitDidNotArrive) {
  v1::SubmitApplicationRequest request = AnApplication(1);
  request.set_request_id("lost");
  relay_.CutBefore(kCommitMessage);

  const auto lost = server_.admin().enrolment().SubmitApplication(request);

  ASSERT_FALSE(lost);
  EXPECT_EQ(lost.error().reason, "OUTCOME_UNKNOWN");
  EXPECT_EQ(data_.Ask("SELECT COUNT(*) FROM application"), 0);
  ValueOrThrow(server_.admin().enrolment().SubmitApplication(request));
  EXPECT_EQ(data_.Ask("SELECT COUNT(*) FROM application"), 1);
}

}  // namespace
}  // namespace ecloserie::tests
