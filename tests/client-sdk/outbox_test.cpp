#include "ecloserie/outbox.h"

#include <SQLiteCpp/Database.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <sstream>
#include <thread>

#include "scripted_server.h"

namespace ecloserie {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::Refusal;
using testing::ScriptedServer;
using ::testing::SizeIs;

const std::string kMorning = "schools/boitron/sessions/s1";
const std::string kAfternoon = "schools/boitron/sessions/s2";

std::string Enrolment(const std::string& id) { return "schools/boitron/enrolments/" + id; }

v1::Mark AMark(const std::string& id, v1::Presence presence) {
  v1::Mark mark;
  mark.set_enrolment(Enrolment(id));
  mark.set_trainee("TRAINEE " + id);
  mark.set_presence(presence);
  return mark;
}

v1::Register ARegister(const std::string& session, const std::string& etag,
                       const std::vector<v1::Mark>& marks = {}) {
  v1::Register taken;
  taken.mutable_session()->set_name(session);
  taken.set_etag(etag);
  for (const v1::Mark& mark : marks) *taken.add_marks() = mark;
  return taken;
}

v1::RecordRegisterRequest Recording(const std::string& session,
                                    const std::vector<std::string>& absent = {}) {
  v1::RecordRegisterRequest request;
  request.set_session(session);
  for (const std::string& id : absent) {
    request.add_exceptions()->set_enrolment(Enrolment(id));
    request.mutable_exceptions(request.exceptions_size() - 1)->set_presence(v1::PRESENCE_ABSENT);
  }
  return request;
}

std::vector<std::string> States(const Outbox& outbox) {
  std::vector<std::string> states;
  for (const OutboxItem& item : ValueOrThrow(outbox.Items())) {
    states.emplace_back(OutboxStateName(item.state));
  }
  return states;
}

class OutboxFileTest : public ::testing::Test {
 protected:
  OutboxFileTest() : client_(ValueOrThrow(Client::Make(server_.client_options()))) {}

  Outbox Open() const { return ValueOrThrow(Outbox::Open(path_)); }
  // With both half-days on version v2.
  Outbox Taken() const {
    Outbox outbox = Open();
    for (const std::string& session : {kMorning, kAfternoon}) {
      EXPECT_TRUE(outbox.Take(
          ARegister(session, "v2",
                    {AMark("e1", v1::PRESENCE_UNMARKED), AMark("e2", v1::PRESENCE_UNMARKED)})));
    }
    return outbox;
  }
  std::string Bytes() const {
    std::ostringstream text;
    text << std::ifstream(path_, std::ios::binary).rdbuf()
         << std::ifstream(path_ + "-wal", std::ios::binary).rdbuf();
    return text.str();
  }

  ScriptedServer server_;
  const std::string path_ = server_.directory() + "/outbox";
  const Client client_;
};

TEST_F(OutboxFileTest, WhatWasRecordedOutlivesTheProgram) {
  {
    Outbox outbox = Taken();
    ASSERT_TRUE(outbox.Record(Recording(kMorning, {"e2"})));
  }

  const Outbox outbox = Open();
  const auto items = ValueOrThrow(outbox.Items());

  ASSERT_THAT(items, SizeIs(1));
  EXPECT_EQ(items[0].state, OutboxState::kQueued);
  EXPECT_EQ(items[0].request.etag(), "v2");
  EXPECT_THAT(items[0].request.request_id(), SizeIs(36));
  EXPECT_EQ(items[0].request.exceptions(0).enrolment(), Enrolment("e2"));
  EXPECT_THAT(ValueOrThrow(outbox.Registers()), SizeIs(2));
}

TEST_F(OutboxFileTest, OnlyARegisterThatWasTakenIsRecorded) {
  Outbox outbox = Open();

  const auto refused = outbox.Record(Recording(kMorning));

  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("was not taken"));
}

TEST_F(OutboxFileTest, IsForItsOwnerAndForOneProgramAtATime) {
  const Outbox outbox = Open();
  struct stat facts {};
  ::stat(path_.c_str(), &facts);

  const auto second = Outbox::Open(path_);

  EXPECT_EQ(facts.st_mode & 0777U, 0600U);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, Code::kUnavailable);
}

TEST_F(OutboxFileTest, OthersMayNotReadIt) {
  Open();
  ::chmod(path_.c_str(), 0644);

  const auto refused = Outbox::Open(path_);

  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("chmod 600"));
}

TEST_F(OutboxFileTest, ANewerOneOrAnotherFileIsRefusedInWords) {
  Open();
  SQLite::Database(path_, SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 2");
  const std::string foreign = server_.directory() + "/foreign";
  std::ofstream(foreign) << std::string(5000, 'x');
  ::chmod(foreign.c_str(), 0600);

  const auto newer = Outbox::Open(path_);
  const auto other = Outbox::Open(foreign);

  ASSERT_FALSE(newer);
  EXPECT_THAT(newer.error().message, HasSubstr("newer program"));
  ASSERT_FALSE(other);
  EXPECT_THAT(other.error().message, HasSubstr("is no outbox"));
}

TEST_F(OutboxFileTest, RecordingAgainReplacesWhatNeverLeft) {
  Outbox outbox = Taken();
  const auto first = ValueOrThrow(outbox.Record(Recording(kMorning)));

  const auto second = ValueOrThrow(outbox.Record(Recording(kMorning, {"e1"})));

  EXPECT_THAT(States(outbox), ElementsAre("DROPPED", "QUEUED"));
  EXPECT_NE(first.request.request_id(), second.request.request_id());
}

TEST_F(OutboxFileTest, ItemsGoInOrderAndARefusalStopsNone) {
  server_.record_register.Set([](int, const v1::RecordRegisterRequest& request,
                                 v1::Register& answer, grpc::ServerContext&) {
    answer = ARegister(request.session(), "v3");
    return request.session() == kMorning ? Refusal({.message = "locked", .reason = "LOCKED"})
                                         : grpc::Status::OK;
  });
  Outbox outbox = Taken();
  ASSERT_TRUE(outbox.Record(Recording(kMorning)));
  ASSERT_TRUE(outbox.Record(Recording(kAfternoon)));

  const auto summary = ValueOrThrow(outbox.Send(client_));
  const auto again = ValueOrThrow(outbox.Send(client_));

  EXPECT_EQ(summary.sent_count, 1);
  EXPECT_EQ(summary.refused_count, 1);
  EXPECT_THAT(States(outbox), ElementsAre("REFUSED", "SENT"));
  const auto items = ValueOrThrow(outbox.Items());
  EXPECT_EQ(items[0].error->reason, "LOCKED");
  EXPECT_EQ(items[0].error->code, Code::kFailedPrecondition);
  EXPECT_EQ(items[1].etag, "v3");
  EXPECT_EQ(ValueOrThrow(outbox.Taken(kAfternoon)).etag(), "v3");
  EXPECT_EQ(again.sent_count + again.refused_count + again.kept_count, 0);
  EXPECT_THAT(server_.record_register.seen(), SizeIs(2));
}

TEST_F(OutboxFileTest, WhatMayBeRecordedIsFrozenAndKeepsItsRequestId) {
  server_.record_register.Set([](int attempt, const v1::RecordRegisterRequest& request,
                                 v1::Register& answer, grpc::ServerContext&) {
    answer = ARegister(request.session(), "v3");
    return attempt == 1 ? Refusal({.code = grpc::StatusCode::DEADLINE_EXCEEDED}) : grpc::Status::OK;
  });
  Outbox outbox = Taken();
  const auto item = ValueOrThrow(outbox.Record(Recording(kMorning)));

  const auto summary = ValueOrThrow(outbox.Send(client_));
  const auto recorded = outbox.Record(Recording(kMorning, {"e1"}));
  const auto dropped = outbox.Drop(item.number);
  const auto states = States(outbox);
  ASSERT_TRUE(outbox.Send(client_));

  EXPECT_EQ(summary.kept_count, 1);
  EXPECT_THAT(states, ElementsAre("SENDING"));
  EXPECT_FALSE(recorded);
  EXPECT_FALSE(dropped);
  EXPECT_THAT(States(outbox), ElementsAre("SENT"));
  const auto seen = server_.record_register.seen();
  EXPECT_EQ(seen[0].SerializeAsString(), seen[1].SerializeAsString());
  EXPECT_EQ(seen[0].request_id(), item.request.request_id());
}

TEST_F(OutboxFileTest, WithoutAServerEverythingStaysAndMayStillBeChanged) {
  Outbox outbox = Taken();
  ASSERT_TRUE(outbox.Record(Recording(kMorning)));
  ASSERT_TRUE(outbox.Record(Recording(kAfternoon)));
  server_.Stop();

  const auto summary = ValueOrThrow(outbox.Send(client_));
  const auto recorded = outbox.Record(Recording(kMorning, {"e1"}));

  EXPECT_EQ(summary.kept_count, 2);
  EXPECT_EQ(summary.error->code, Code::kUnavailable);
  EXPECT_TRUE(recorded);
  EXPECT_THAT(States(outbox), ElementsAre("DROPPED", "QUEUED", "QUEUED"));
}

TEST_F(OutboxFileTest, AStaleRegisterComesBackWithTheRowsThatDiffer) {
  server_.record_register.Refuses(
      Refusal({.code = grpc::StatusCode::ABORTED, .reason = "ETAG_MISMATCH"}));
  server_.get_register.Answers(
      ARegister(kMorning, "v5",
                {AMark("e1", v1::PRESENCE_UNMARKED), AMark("e2", v1::PRESENCE_PRESENT),
                 AMark("e3", v1::PRESENCE_UNMARKED)}));
  Outbox outbox = Taken();
  const auto item = ValueOrThrow(outbox.Record(Recording(kMorning, {"e2"})));

  ASSERT_TRUE(outbox.Send(client_));
  const auto refused = ValueOrThrow(outbox.Item(item.number));
  const auto too_soon = outbox.Record(Recording(kMorning));
  ASSERT_TRUE(outbox.Take(ARegister(kMorning, "v5")));
  const auto anew = outbox.Record(Recording(kMorning));

  EXPECT_EQ(refused.state, OutboxState::kRefused);
  ASSERT_THAT(refused.differences, SizeIs(2));
  const RowDifference& changed = refused.differences[0];
  EXPECT_EQ(changed.enrolment, Enrolment("e2"));
  EXPECT_EQ(changed.taken->presence(), v1::PRESENCE_UNMARKED);
  EXPECT_EQ(changed.recorded->presence(), v1::PRESENCE_ABSENT);
  EXPECT_EQ(changed.now->presence(), v1::PRESENCE_PRESENT);
  EXPECT_FALSE(changed.is_agreed);
  EXPECT_FALSE(refused.differences[1].taken || refused.differences[1].recorded);
  EXPECT_FALSE(too_soon);
  ASSERT_TRUE(anew) << anew.error().message;
  EXPECT_EQ(anew->request.etag(), "v5");
  EXPECT_THAT(States(outbox), ElementsAre("DROPPED", "QUEUED"));
}

TEST_F(OutboxFileTest, TheRowsThatDifferAreReadLaterWhenNobodyAnswers) {
  server_.record_register.Refuses(
      Refusal({.code = grpc::StatusCode::ABORTED, .reason = "ETAG_MISMATCH"}));
  server_.get_register.Set(
      [](int attempt, const auto&, v1::Register& answer, grpc::ServerContext&) {
        answer = ARegister(kMorning, "v5", {AMark("e1", v1::PRESENCE_ABSENT)});
        return attempt == 1 ? Refusal({.code = grpc::StatusCode::INTERNAL}) : grpc::Status::OK;
      });
  Outbox outbox = Taken();
  const auto item = ValueOrThrow(outbox.Record(Recording(kMorning)));

  ASSERT_TRUE(outbox.Send(client_));
  const auto before = ValueOrThrow(outbox.Item(item.number));
  ASSERT_TRUE(outbox.Send(client_));

  EXPECT_EQ(before.state, OutboxState::kRefused);
  EXPECT_THAT(before.differences, IsEmpty());
  EXPECT_THAT(ValueOrThrow(outbox.Item(item.number)).differences, SizeIs(2));
  EXPECT_THAT(server_.record_register.seen(), SizeIs(1));
}

TEST_F(OutboxFileTest, NobodyIsRefusedForATokenThatRanOut) {
  server_.record_register.Refuses(
      Refusal({.code = grpc::StatusCode::UNAUTHENTICATED, .reason = "TOKEN_EXPIRED"}));
  Outbox outbox = Taken();
  ASSERT_TRUE(outbox.Record(Recording(kMorning)));
  ASSERT_TRUE(outbox.Record(Recording(kAfternoon)));

  const auto summary = ValueOrThrow(outbox.Send(client_));

  EXPECT_EQ(summary.kept_count, 2);
  EXPECT_THAT(States(outbox), ElementsAre("QUEUED", "QUEUED"));
  EXPECT_THAT(server_.record_register.seen(), SizeIs(1));
}

TEST_F(OutboxFileTest, ForgettingWipesTheNames) {
  server_.record_register.Answers(ARegister(kMorning, "v3"));
  Outbox outbox = Taken();
  ASSERT_TRUE(outbox.Record(Recording(kMorning)));
  const auto waiting = ValueOrThrow(outbox.Record(Recording(kAfternoon)));
  ASSERT_TRUE(outbox.Send(client_));
  ASSERT_TRUE(outbox.Take(ARegister(kAfternoon, "v4", {AMark("e9", v1::PRESENCE_UNMARKED)})));
  ASSERT_TRUE(outbox.Record(Recording(kAfternoon)));

  const auto later = std::chrono::system_clock::now() + std::chrono::hours(1);
  const auto none = outbox.Forget(later - std::chrono::hours(24));
  const auto forgotten = outbox.Forget(later);

  EXPECT_EQ(waiting.number, 2);
  EXPECT_EQ(none, 0);
  EXPECT_EQ(forgotten, 2);
  EXPECT_THAT(States(outbox), ElementsAre("QUEUED"));
  EXPECT_THAT(Bytes(), Not(HasSubstr("TRAINEE e1")));
  EXPECT_THAT(Bytes(), HasSubstr("TRAINEE e9"));
}

TEST_F(OutboxFileTest, ThreadsRecordWhileOthersSend) {
  server_.record_register.Set([](int, const v1::RecordRegisterRequest& request,
                                 v1::Register& answer, grpc::ServerContext&) {
    answer = ARegister(request.session(), "v3");
    return grpc::Status::OK;
  });
  constexpr int kRegisters = 30;
  Outbox outbox = Open();
  std::vector<std::thread> threads;

  threads.emplace_back([&] {
    for (int i = 0; i < kRegisters; ++i) {
      const std::string session = kMorning + std::to_string(i);
      EXPECT_TRUE(outbox.Take(ARegister(session, "v2")));
      EXPECT_TRUE(outbox.Record(Recording(session)));
    }
  });
  for (int sender = 0; sender < 2; ++sender) {
    threads.emplace_back([&] {
      for (int i = 0; i < kRegisters; ++i) EXPECT_TRUE(outbox.Send(client_));
    });
  }
  for (std::thread& thread : threads) thread.join();
  ASSERT_TRUE(outbox.Send(client_));

  EXPECT_THAT(States(outbox), ::testing::Each("SENT"));
  EXPECT_THAT(server_.record_register.seen(), SizeIs(kRegisters));
}

}  // namespace
}  // namespace ecloserie
