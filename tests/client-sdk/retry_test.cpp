#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "ecloserie/client.h"
#include "scripted_server.h"

namespace ecloserie {
namespace {

using ::testing::IsEmpty;
using testing::Refusal;
using testing::ScriptedServer;
using ::testing::SizeIs;

const grpc::Status kAway(grpc::StatusCode::UNAVAILABLE, "away");

// Fails the first tries and then answers.
template <class Script>
void FailFirst(Script& script, int count, grpc::Status failure) {
  script.Set([=](int attempt, const auto&, auto&, grpc::ServerContext&) {
    return attempt <= count ? failure : grpc::Status::OK;
  });
}

TEST(Retry, KeepsTheRequestIdFromTryToTry) {
  ScriptedServer server;
  FailFirst(server.submit_application, 2, kAway);
  const auto client = Client::Make(server.client_options());

  const auto filed = client->enrolment().SubmitApplication({});

  ASSERT_TRUE(filed) << filed.error().message;
  const auto seen = server.submit_application.seen();
  ASSERT_THAT(seen, SizeIs(3));
  EXPECT_THAT(seen[0].request_id(), SizeIs(36));
  EXPECT_EQ(seen[0].request_id(), seen[1].request_id());
  EXPECT_EQ(seen[0].request_id(), seen[2].request_id());
}

TEST(Retry, GivesEachCallARequestIdOfItsOwn) {
  ScriptedServer server;
  server.submit_application.Answers({});
  const auto client = Client::Make(server.client_options());

  ASSERT_TRUE(client->enrolment().SubmitApplication({}));
  ASSERT_TRUE(client->enrolment().SubmitApplication({}));

  const auto seen = server.submit_application.seen();
  EXPECT_NE(seen[0].request_id(), seen[1].request_id());
}

TEST(Retry, KeepsTheRequestIdThatTheCallerGives) {
  ScriptedServer server;
  server.submit_application.Answers({});
  const auto client = Client::Make(server.client_options());

  ASSERT_TRUE(client->enrolment().SubmitApplication({}, {.request_id = "mine"}));

  EXPECT_EQ(server.submit_application.seen()[0].request_id(), "mine");
}

TEST(Retry, IsLoggedOncePerRetry) {
  ScriptedServer server;
  FailFirst(server.get_school, 2, kAway);
  std::vector<LogRecord> log;
  ClientOptions options = server.client_options();
  options.on_log = [&log](const LogRecord& record) { log.push_back(record); };
  const auto client = Client::Make(options);

  ASSERT_TRUE(client->school().GetSchool({}));

  ASSERT_THAT(log, SizeIs(2));
  EXPECT_EQ(log[0].method, "SchoolService.GetSchool");
}

TEST(Retry, EndsAfterTheAttempts) {
  ScriptedServer server;
  server.get_school.Refuses(kAway);
  const auto client = Client::Make(server.client_options());

  const auto school = client->school().GetSchool({}, {.retry = RetryOptions{.attempts_max = 3}});

  ASSERT_FALSE(school);
  EXPECT_EQ(school.error().code, Code::kUnavailable);
  EXPECT_EQ(school.error().attempts, 3);
  EXPECT_THAT(server.get_school.seen(), SizeIs(3));
}

TEST(Retry, EndsAtTheDeadline) {
  ScriptedServer server;
  server.get_school.Refuses(kAway);
  const auto client = Client::Make(server.client_options());

  const auto school = client->school().GetSchool(
      {}, {.deadline = Millis(200),
           .retry = RetryOptions{
               .attempts_max = 1'000'000, .backoff_min = Millis(20), .backoff_max = Millis(20)}});

  ASSERT_FALSE(school);
  EXPECT_GT(school.error().attempts, 2);
  EXPECT_LE(school.error().elapsed, Millis(400));
}

TEST(Retry, NeverRepeatsARefusal) {
  ScriptedServer server;
  server.accept_offer.Refuses(Refusal({.reason = "OFFER_EXPIRED"}));
  const auto client = Client::Make(server.client_options());

  const auto accepted = client->enrolment().AcceptOffer({});

  ASSERT_FALSE(accepted);
  EXPECT_EQ(accepted.error().attempts, 1);
  EXPECT_THAT(server.accept_offer.seen(), SizeIs(1));
}

TEST(Retry, NeverRepeatsAFullStore) {
  ScriptedServer server;
  server.accept_offer.Refuses(
      Refusal({.code = grpc::StatusCode::RESOURCE_EXHAUSTED, .reason = "STORE_FULL"}));
  const auto client = Client::Make(server.client_options());

  ASSERT_FALSE(client->enrolment().AcceptOffer({}));

  EXPECT_THAT(server.accept_offer.seen(), SizeIs(1));
}

TEST(Retry, WaitsAsLongAsAFullQueueAsks) {
  ScriptedServer server;
  FailFirst(server.accept_offer, 1,
            Refusal({.code = grpc::StatusCode::RESOURCE_EXHAUSTED,
                     .reason = "QUEUE_FULL",
                     .retry_after = Millis(300)}));
  const auto client = Client::Make(server.client_options());

  const auto begin = std::chrono::steady_clock::now();
  ASSERT_TRUE(client->enrolment().AcceptOffer({}));

  EXPECT_GE(std::chrono::steady_clock::now() - begin, Millis(300));
}

TEST(Retry, GivesUpWhenTheServerAsksForMoreThanTheDeadlineLeaves) {
  ScriptedServer server;
  server.accept_offer.Refuses(Refusal({.code = grpc::StatusCode::RESOURCE_EXHAUSTED,
                                       .reason = "QUEUE_FULL",
                                       .retry_after = std::chrono::seconds(60)}));
  const auto client = Client::Make(server.client_options());

  const auto accepted = client->enrolment().AcceptOffer({}, {.deadline = Millis(2000)});

  ASSERT_FALSE(accepted);
  EXPECT_EQ(accepted.error().retry_after, Millis(60'000));
  EXPECT_LT(accepted.error().elapsed, Millis(1000));
}

TEST(Retry, EndsWhenTheServerWentAway) {
  auto server = std::make_unique<ScriptedServer>();
  server->get_school.Answers({});
  ClientOptions options = server->client_options();
  options.retry = {.attempts_max = 3, .backoff_min = Millis(1), .backoff_max = Millis(5)};
  const auto client = Client::Make(options);
  ASSERT_TRUE(client->school().GetSchool({}));

  server->Stop();
  const auto school = client->school().GetSchool({});

  ASSERT_FALSE(school);
  EXPECT_EQ(school.error().code, Code::kUnavailable);
}

// What gRPC tells callers who arrive while a server closes.
TEST(Retry, FollowsACancellationThatNobodyHereAskedFor) {
  ScriptedServer server;
  FailFirst(server.submit_application, 1, grpc::Status(grpc::CANCELLED, "CANCELLED"));
  const auto client = Client::Make(server.client_options());

  const auto filed = client->enrolment().SubmitApplication({});

  ASSERT_TRUE(filed) << filed.error().message;
  EXPECT_THAT(server.submit_application.seen(), SizeIs(2));
}

TEST(Stop, EndsACallThatWaitsForTheServer) {
  ScriptedServer server;
  server.accept_offer.Set([](int, const auto&, auto&, grpc::ServerContext& context) {
    while (!context.IsCancelled()) std::this_thread::sleep_for(Millis(5));
    return grpc::Status::OK;
  });
  const auto client = Client::Make(server.client_options());
  std::stop_source stop;
  std::jthread stopper([&stop] {
    std::this_thread::sleep_for(Millis(100));
    stop.request_stop();
  });

  const auto accepted = client->enrolment().AcceptOffer({}, {.stop = stop.get_token()});

  ASSERT_FALSE(accepted);
  EXPECT_EQ(accepted.error().code, Code::kCancelled);
  EXPECT_EQ(accepted.error().applied, Applied::kUnknown);
  EXPECT_LT(accepted.error().elapsed, Millis(2000));
}

TEST(Stop, EndsTheWaitBetweenTries) {
  ScriptedServer server;
  server.get_school.Refuses(kAway);
  const auto client = Client::Make(server.client_options());
  std::stop_source stop;
  std::jthread stopper([&stop] {
    std::this_thread::sleep_for(Millis(100));
    stop.request_stop();
  });

  const auto school = client->school().GetSchool(
      {}, {.retry = RetryOptions{.backoff_min = Millis(4000), .backoff_max = Millis(4000)},
           .stop = stop.get_token()});

  ASSERT_FALSE(school);
  EXPECT_EQ(school.error().code, Code::kCancelled);
  EXPECT_LT(school.error().elapsed, Millis(2000));
}

TEST(Stop, SendsNothingWhenItCameFirst) {
  ScriptedServer server;
  const auto client = Client::Make(server.client_options());
  std::stop_source stop;
  stop.request_stop();

  const auto accepted = client->enrolment().AcceptOffer({}, {.stop = stop.get_token()});

  ASSERT_FALSE(accepted);
  EXPECT_EQ(accepted.error().applied, Applied::kNo);
  EXPECT_THAT(server.accept_offer.seen(), IsEmpty());
}

}  // namespace
}  // namespace ecloserie
