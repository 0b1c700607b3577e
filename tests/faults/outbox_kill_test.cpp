#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <random>
#include <thread>

#include "ecloserie/outbox.h"
#include "support/boitron.h"
#include "support/program.h"
#include "support/server_process.h"

namespace ecloserie::tests {
namespace {

using ::testing::AnyOf;
using ::testing::Each;

constexpr int kTrainees = 3;

// As EnrolledTrainee, by the clock of the day.
std::string Enrolled(const Client& client, int number) {
  v1::MakeOfferRequest offer;
  offer.set_name(ReviewedApplication(client, number));
  offer.set_track(kBlended);
  *offer.mutable_expire_time() = Instant(absl::Now() + absl::Hours(24));
  ValueOrThrow(client.enrolment().MakeOffer(offer));
  v1::AcceptOfferRequest accept;
  accept.set_name(offer.name());
  ValueOrThrow(client.enrolment().AcceptOffer(accept));
  v1::EnrolRequest enrol;
  enrol.set_application(offer.name());
  return ValueOrThrow(client.enrolment().Enrol(enrol)).name();
}

// A facilitator with an outbox, and a server; both can be killed.
class OutboxKill : public ::testing::Test {
 protected:
  OutboxKill() : server_(ECLOSERIE_SERVER_BINARY) {
    server_.Start();
    const Client client = server_.MakeClient();
    SetUpBoitron(client);
    for (int i = 0; i < kTrainees; ++i) trainees_.push_back(Enrolled(client, i));
    v1::GenerateSessionsRequest generate;
    generate.set_track(kBlended);
    *generate.mutable_first_on() = Day(2015, 5, 18);
    *generate.mutable_last_on() = Day(2015, 6, 26);
    generate.mutable_pattern()->mutable_on_site_weeks()->set_week_of_month(1);
    const auto generated = ValueOrThrow(client.attendance().GenerateSessions(generate));
    for (const v1::Session& session : generated.sessions()) sessions_.push_back(session.name());
  }

  Outbox Open() const { return ValueOrThrow(Outbox::Open(path_)); }

  // Opens the registers, takes them along and records them; who is absent differs.
  void Record(int count) {
    const AttendanceClient calls = server_.MakeClient().attendance();
    Outbox outbox = Open();
    for (int i = 0; i < count; ++i) {
      v1::OpenRegisterRequest open;
      open.set_session(sessions_.at(recorded_count_));
      ASSERT_TRUE(outbox.Take(ValueOrThrow(calls.OpenRegister(open))));
      ASSERT_TRUE(outbox.Record(Recording(recorded_count_)));
      ++recorded_count_;
    }
  }
  v1::RecordRegisterRequest Recording(std::size_t number) const {
    v1::RecordRegisterRequest request;
    request.set_session(sessions_.at(number));
    auto& absent = *request.add_exceptions();
    absent.set_enrolment(trainees_[number % kTrainees]);
    absent.set_presence(v1::PRESENCE_ABSENT);
    return request;
  }

  std::vector<std::string> SenderWords(const std::string& dies_at) const {
    std::vector<std::string> words = {ECLOSERIE_OUTBOX_SENDER, server_.endpoint(),
                                      server_.token_file(), path_};
    if (!dies_at.empty()) words.push_back(dies_at);
    return words;
  }
  int Send(const std::string& dies_at = "") const {
    return RunProgram(SenderWords(dies_at)).exit_code;
  }

  // Each register has the marks of its item, and was recorded once: opened is v2.
  void ExpectEachRecordedOnce() const {
    const AttendanceClient calls = server_.MakeClient().attendance();
    std::vector<OutboxState> states;
    for (const OutboxItem& item : ValueOrThrow(Open().Items())) states.push_back(item.state);
    EXPECT_THAT(states, Each(OutboxState::kSent));
    EXPECT_EQ(states.size(), recorded_count_);
    for (std::size_t i = 0; i < recorded_count_; ++i) {
      v1::GetRegisterRequest get;
      get.set_session(sessions_[i]);
      const v1::Register shown = ValueOrThrow(calls.GetRegister(get));
      EXPECT_EQ(shown.etag(), "v3");
      for (const v1::Mark& mark : shown.marks()) {
        const bool is_absent = mark.enrolment() == trainees_[i % kTrainees];
        EXPECT_EQ(mark.presence(), is_absent ? v1::PRESENCE_ABSENT : v1::PRESENCE_PRESENT);
      }
    }
    const std::string asked = "SELECT COUNT(*) FROM request WHERE method LIKE '%RecordRegister'";
    EXPECT_EQ(server_.database().Ask(asked), static_cast<std::int64_t>(recorded_count_));
  }

  ServerProcess server_;
  const std::string path_ = server_ / "outbox";
  std::vector<std::string> trainees_;
  std::vector<std::string> sessions_;
  std::size_t recorded_count_ = 0;
};

TEST_F(OutboxKill, TheClientAtEveryStepRecordsEachRegisterOnce) {
  Record(6);
  for (const std::string step : {"chosen", "noted", "answered", "answered", "settled"}) {
    EXPECT_EQ(Send(step), -SIGKILL) << step;
    EXPECT_EQ(Send(step), -SIGKILL) << step;
  }

  EXPECT_EQ(Send(), 0);

  ExpectEachRecordedOnce();
}

TEST_F(OutboxKill, TheServerAtEveryStepRecordsEachRegisterOnce) {
  Record(8);
  for (const SendStep step : {SendStep::kChosen, SendStep::kNoted, SendStep::kAnswered}) {
    Outbox outbox = Open();
    bool is_killed = false;
    const auto summary = outbox.Send(server_.MakeClient(), [&](SendStep at, const OutboxItem&) {
      if (is_killed || at != step) return;
      server_.Kill();
      is_killed = true;
    });
    EXPECT_TRUE(is_killed);
    EXPECT_TRUE(summary) << summary.error().message;
    server_.Start();
  }

  EXPECT_EQ(Send(), 0);

  ExpectEachRecordedOnce();
}

TEST_F(OutboxKill, BothAtAnyMomentRecordEachRegisterOnce) {
  constexpr int kKills = 25;
  std::mt19937 dice(6);
  const auto pause = [&](int millis_max) {
    std::this_thread::sleep_for(std::chrono::milliseconds(dice() % millis_max));
  };
  for (int kill = 0; kill < kKills; ++kill) {
    Record(2);
    Program sender(SenderWords(""));
    pause(120);
    if (kill % 3 == 0) server_.Kill();
    pause(20);
    sender.Signal(SIGKILL);
    sender.Wait();
    if (kill % 3 == 0) server_.Start();
  }

  EXPECT_EQ(Send(), 0);

  ExpectEachRecordedOnce();
}

TEST_F(OutboxKill, TwoSendersAtOnceRecordEachRegisterOnce) {
  for (int round = 0; round < 5; ++round) {
    Record(3);
    Program first(SenderWords(""));
    Program second(SenderWords(""));
    EXPECT_THAT(first.Wait(), AnyOf(0, 7)) << first.err();
    EXPECT_THAT(second.Wait(), AnyOf(0, 7)) << second.err();
  }
  {
    const Outbox held = Open();
    EXPECT_EQ(Send(), 7);
  }

  EXPECT_EQ(Send(), 0);

  ExpectEachRecordedOnce();
}

TEST_F(OutboxKill, AStaleRegisterIsRecordedOnTheNextVersion) {
  Record(2);
  v1::RecordRegisterRequest colleague = Recording(1);
  colleague.set_session(sessions_[0]);
  colleague.set_etag("v2");
  const Client client = server_.MakeClient();
  ASSERT_TRUE(client.attendance().RecordRegister(colleague));
  Outbox outbox = Open();

  const auto summary = ValueOrThrow(outbox.Send(client));
  const OutboxItem refused = ValueOrThrow(outbox.Item(1));
  v1::GetRegisterRequest get;
  get.set_session(sessions_[0]);
  ASSERT_TRUE(outbox.Take(ValueOrThrow(client.attendance().GetRegister(get))));
  ASSERT_TRUE(outbox.Record(Recording(0)));
  const auto again = ValueOrThrow(outbox.Send(client));

  EXPECT_EQ(summary.refused_count, 1);
  EXPECT_EQ(summary.sent_count, 1);
  ASSERT_EQ(refused.differences.size(), static_cast<std::size_t>(kTrainees));
  EXPECT_EQ(refused.differences[0].recorded->presence(), v1::PRESENCE_ABSENT);
  EXPECT_EQ(refused.differences[0].now->presence(), v1::PRESENCE_PRESENT);
  EXPECT_EQ(refused.differences[1].now->presence(), v1::PRESENCE_ABSENT);
  EXPECT_FALSE(refused.differences[1].is_agreed);
  EXPECT_TRUE(refused.differences[2].is_agreed);
  EXPECT_EQ(again.sent_count, 1);
  EXPECT_EQ(ValueOrThrow(outbox.Items()).back().etag, "v4");
}

}  // namespace
}  // namespace ecloserie::tests
