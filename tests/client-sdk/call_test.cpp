#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <ostream>
#include <thread>

#include "ecloserie/client.h"
#include "scripted_server.h"

namespace ecloserie {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using testing::Refusal;
using testing::ScriptedServer;
using ::testing::SizeIs;

TEST(Call, BringsTheToken) {
  ScriptedServer server;
  server.get_school.Answers({});
  const auto client = Client::Make(server.client_options());

  ASSERT_TRUE(client->school().GetSchool({}));

  EXPECT_EQ(server.authorization(), "Bearer a-token");
}

TEST(Call, AsksForAVerdictOnly) {
  ScriptedServer server;
  server.accept_offer.Answers({});
  const auto client = Client::Make(server.client_options());

  ASSERT_TRUE(client->enrolment().AcceptOffer({}, {.validate_only = true}));

  EXPECT_TRUE(server.accept_offer.seen()[0].validate_only());
}

TEST(Call, RefusesOptionsThatAReadCannotCarry) {
  ScriptedServer server;
  const auto client = Client::Make(server.client_options());

  const auto dry = client->school().GetSchool({}, {.validate_only = true});
  const auto repeated = client->school().GetSchool({}, {.request_id = "mine"});

  EXPECT_EQ(dry.error().code, Code::kInvalidArgument);
  EXPECT_EQ(repeated.error().code, Code::kInvalidArgument);
  EXPECT_THAT(server.get_school.seen(), IsEmpty());
}

TEST(Call, DecodesARefusal) {
  ScriptedServer server;
  server.accept_offer.Refuses(Refusal({.code = grpc::StatusCode::INVALID_ARGUMENT,
                                       .message = "two fields break a rule",
                                       .reason = "FIELD_INVALID",
                                       .metadata = {{"truncated", "true"}},
                                       .fields = {{"name", "required"}, {"etag", "too long"}}}));
  const auto client = Client::Make(server.client_options());

  const auto accepted = client->enrolment().AcceptOffer({});

  ASSERT_FALSE(accepted);
  const Error& error = accepted.error();
  EXPECT_EQ(error.code, Code::kInvalidArgument);
  EXPECT_EQ(error.message, "two fields break a rule");
  EXPECT_EQ(error.reason, "FIELD_INVALID");
  EXPECT_THAT(error.metadata, ElementsAre(Pair("truncated", "true")));
  ASSERT_THAT(error.fields, SizeIs(2));
  EXPECT_EQ(error.fields[1].field, "etag");
  EXPECT_EQ(error.fields[1].description, "too long");
  EXPECT_EQ(error.request_id, server.accept_offer.seen()[0].request_id());
}

TEST(Call, EndsAgainstAServerThatNeverAnswers) {
  ScriptedServer server;
  server.get_school.Set([](int, const auto&, auto&, grpc::ServerContext& context) {
    while (!context.IsCancelled()) std::this_thread::sleep_for(Millis(5));
    return grpc::Status::OK;
  });
  ClientOptions options = server.client_options();
  options.deadline = Millis(200);
  const auto client = Client::Make(options);

  const auto school = client->school().GetSchool({});

  ASSERT_FALSE(school);
  EXPECT_EQ(school.error().code, Code::kDeadlineExceeded);
  EXPECT_LT(school.error().elapsed, Millis(1000));
}

TEST(Call, HasADeadlineEvenWhenNobodyGaveOne) {
  ScriptedServer server;
  std::chrono::system_clock::time_point deadline;
  server.get_school.Set([&](int, const auto&, auto&, grpc::ServerContext& context) {
    deadline = context.deadline();
    return grpc::Status::OK;
  });
  const auto client = Client::Make(server.client_options());

  ASSERT_TRUE(client->school().GetSchool({}));

  // method_rules of GetSchool say 5,000 ms.
  EXPECT_LT(deadline, std::chrono::system_clock::now() + std::chrono::seconds(6));
}

TEST(Call, SaysSoonThatThereIsNoServer) {
  const auto client = Client::Make({.endpoint = "unix:/nonexistent/server.sock"});

  const auto accepted = client->enrolment().AcceptOffer({});

  ASSERT_FALSE(accepted);
  EXPECT_EQ(accepted.error().code, Code::kUnavailable);
  EXPECT_THAT(accepted.error().message, HasSubstr("unix:/nonexistent/server.sock"));
  EXPECT_EQ(accepted.error().applied, Applied::kNo);
  EXPECT_LT(accepted.error().elapsed, Millis(2000));
}

// Something listens, takes connections and never speaks.
TEST(Call, SaysThatAMuteSocketIsNoServer) {
  ScriptedServer place;
  const std::string path = place.directory() + "/mute.sock";
  const int listener = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
  path.copy(address.sun_path, path.size());
  ASSERT_EQ(bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  ASSERT_EQ(listen(listener, 4), 0);
  const auto client = Client::Make({.endpoint = "unix:" + path});

  const auto accepted = client->enrolment().AcceptOffer({}, {.deadline = Millis(300)});

  ASSERT_FALSE(accepted);
  EXPECT_EQ(accepted.error().code, Code::kUnavailable);
  EXPECT_EQ(accepted.error().applied, Applied::kNo);
  close(listener);
}

TEST(Call, SendsTextThatIsNotUtf8AsItIs) {
  ScriptedServer server;
  const auto client = Client::Make(server.client_options());
  v1::AcceptOfferRequest request;
  request.set_name("caf\xE9");

  const auto accepted = client->enrolment().AcceptOffer(request);

  // gRPC refuses the bytes before the script sees them; nothing crashed, and
  // nothing else was sent in their place.
  ASSERT_FALSE(accepted);
  EXPECT_THAT(server.accept_offer.seen(), IsEmpty());
}

// What an error says about the change.
struct AppliedCase {
  grpc::Status status;
  Applied applied;
};

// Without it the name of a test is its bytes.
void PrintTo(const AppliedCase& applied_case, std::ostream* out) {
  *out << applied_case.status.error_code() << " " << applied_case.status.error_message();
}

class AppliedOf : public ::testing::TestWithParam<AppliedCase> {};

TEST_P(AppliedOf, AChangeThatFailed) {
  ScriptedServer server;
  server.accept_offer.Refuses(GetParam().status);
  const auto client = Client::Make(server.client_options());

  const auto accepted = client->enrolment().AcceptOffer({});

  ASSERT_FALSE(accepted);
  EXPECT_EQ(accepted.error().applied, GetParam().applied);
}

grpc::Status With(grpc::StatusCode code, std::string reason) {
  return Refusal({.code = code, .reason = std::move(reason)});
}

INSTANTIATE_TEST_SUITE_P(
    Reasons, AppliedOf,
    ::testing::Values(AppliedCase{With(grpc::UNAVAILABLE, "OUTCOME_UNKNOWN"), Applied::kUnknown},
                      AppliedCase{With(grpc::UNAVAILABLE, "STORE_AWAY"), Applied::kNo},
                      AppliedCase{With(grpc::UNAVAILABLE, "SERVER_DRAINING"), Applied::kNo},
                      AppliedCase{grpc::Status(grpc::UNAVAILABLE, "gone"), Applied::kUnknown},
                      AppliedCase{With(grpc::DEADLINE_EXCEEDED, "DROPPED_LATE"), Applied::kNo},
                      AppliedCase{grpc::Status(grpc::DEADLINE_EXCEEDED, "late"), Applied::kUnknown},
                      AppliedCase{grpc::Status(grpc::CANCELLED, "cancelled"), Applied::kUnknown},
                      AppliedCase{With(grpc::INTERNAL, "INTERNAL_FAULT"), Applied::kNo},
                      AppliedCase{With(grpc::FAILED_PRECONDITION, "OFFER_EXPIRED"), Applied::kNo}),
    [](const auto& each) { return "Case" + std::to_string(each.index); });

TEST(Applied, IsNotUnknownForAReadThatTimesOut) {
  ScriptedServer server;
  server.get_school.Refuses(grpc::Status(grpc::DEADLINE_EXCEEDED, "late"));
  const auto client = Client::Make(server.client_options());

  EXPECT_EQ(client->school().GetSchool({}).error().applied, Applied::kNo);
}

TEST(Applied, StaysUnknownWhenALaterTryIsTurnedAway) {
  ScriptedServer server;
  server.accept_offer.Set([](int attempt, const auto&, auto&, grpc::ServerContext&) {
    return With(grpc::UNAVAILABLE, attempt == 1 ? "OUTCOME_UNKNOWN" : "STORE_AWAY");
  });
  const auto client = Client::Make(server.client_options());

  EXPECT_EQ(client->enrolment().AcceptOffer({}).error().applied, Applied::kUnknown);
}

TEST(Applied, IsSettledByALaterAnswer) {
  ScriptedServer server;
  server.accept_offer.Set([](int attempt, const auto&, auto&, grpc::ServerContext&) {
    return attempt == 1 ? With(grpc::UNAVAILABLE, "OUTCOME_UNKNOWN")
                        : With(grpc::FAILED_PRECONDITION, "OFFER_EXPIRED");
  });
  const auto client = Client::Make(server.client_options());

  EXPECT_EQ(client->enrolment().AcceptOffer({}).error().applied, Applied::kNo);
}

}  // namespace
}  // namespace ecloserie
