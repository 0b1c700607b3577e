#include <gmock/gmock.h>
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/impl/client_unary_call.h>
#include <grpcpp/impl/rpc_method.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/byte_buffer.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "support/boitron.h"
#include "support/plain_handshake.h"
#include "support/test_server.h"

namespace ecloserie::tests {
namespace {

using ::testing::HasSubstr;

struct Answer {
  grpc::StatusCode code;
  std::string bytes;
};

// One message each way, without a token.
Answer Ask(const std::string& endpoint, const std::string& method, const std::string& bytes) {
  const auto channel = grpc::CreateChannel(endpoint, grpc::experimental::LocalCredentials(UDS));
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
  const grpc::Slice slice(bytes);
  const grpc::ByteBuffer request(&slice, 1);
  grpc::ByteBuffer response;
  const grpc::Status status = grpc::internal::BlockingUnaryCall<grpc::ByteBuffer, grpc::ByteBuffer>(
      channel.get(),
      grpc::internal::RpcMethod(method.c_str(), grpc::internal::RpcMethod::NORMAL_RPC), &context,
      request, &response);
  grpc::Slice whole;
  if (status.ok()) response.DumpToSingleSlice(&whole);
  return {.code = status.error_code(),
          .bytes = {reinterpret_cast<const char*>(whole.begin()), whole.size()}};
}

// grpc.health.v1, whose messages have one field each.
const std::string kServing = "\x08\x01";
const std::string kNotServing = "\x08\x02";

Answer Health(const std::string& endpoint, const std::string& service) {
  const std::string request =
      service.empty() ? "" : "\x0a" + std::string(1, static_cast<char>(service.size())) + service;
  return Ask(endpoint, "/grpc.health.v1.Health/Check", request);
}

TEST(Health, IsServingForTheServerAndEachService) {
  const TestServer server;

  EXPECT_EQ(Health(server.endpoint(), "").bytes, kServing);
  for (const char* service : {"AccessService", "SchoolService", "EnrolmentService",
                              "AttendanceService", "SponsorshipService", "ReportService"}) {
    const Answer answer = Health(server.endpoint(), std::string("ecloserie.v1.") + service);
    EXPECT_EQ(answer.bytes, kServing) << service;
  }
  EXPECT_EQ(Health(server.endpoint(), "ecloserie.v1.NoService").code, grpc::NOT_FOUND);
}

TEST(Health, TurnsBeforeTheServerCloses) {
  TestServer server(Server::Options{.drain_grace = absl::Seconds(2)});
  std::thread stopping([&] { server.server().Stop(); });

  std::string seen = kServing;
  for (int look = 0; look < 100 && seen == kServing; ++look) {
    seen = Health(server.endpoint(), "").bytes;
  }
  const auto call = server.admin().access().WhoAmI({});
  const std::string of_service = Health(server.endpoint(), "ecloserie.v1.SchoolService").bytes;
  stopping.join();

  EXPECT_EQ(seen, kNotServing);
  EXPECT_EQ(of_service, kNotServing);
  EXPECT_TRUE(call) << call.error().message;
  EXPECT_EQ(Health(server.endpoint(), "").code, grpc::UNAVAILABLE);
}

const std::string kReflection = "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo";
const std::string kListServices = "\x3a\x01*";

TEST(Reflection, IsOffUnlessAskedFor) {
  const TestServer server;

  EXPECT_EQ(Ask(server.endpoint(), kReflection, kListServices).code, grpc::UNIMPLEMENTED);
}

TEST(Reflection, ListsTheServices) {
  const TestServer server(Server::Options{.has_reflection = true});

  const Answer answer = Ask(server.endpoint(), kReflection, kListServices);

  EXPECT_EQ(answer.code, grpc::OK);
  EXPECT_THAT(answer.bytes, HasSubstr("ecloserie.v1.EnrolmentService"));
}

std::string Page(TestServer& server) {
  return TalkPlainly(std::to_string(server.server().MetricsPort()),
                     "GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
}

// An answer is with its caller a moment before the call has left.
std::string PageOnceNobodyIsInside(TestServer& server) {
  std::string page = Page(server);
  for (int look = 0; look < 500 && page.find("in_flight 0") == page.npos; ++look) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    page = Page(server);
  }
  return page;
}

TEST(Metrics, CountCallsByMethodCodeAndReason) {
  TestServer server(Server::Options{.metrics = "0"});
  SetUpBoitron(server.admin());
  v1::GetSchoolRequest missing;
  missing.set_name("schools/nowhere");
  EXPECT_FALSE(server.admin().school().GetSchool(missing));

  const std::string page = PageOnceNobodyIsInside(server);

  EXPECT_THAT(page,
              HasSubstr("ecloserie_rpc_total{code=\"OK\",method=\"SchoolService.CreateSchool\""
                        ",reason=\"\"} 1"));
  EXPECT_THAT(page, HasSubstr("code=\"NOT_FOUND\",method=\"SchoolService.GetSchool\","
                              "reason=\"RESOURCE_MISSING\"} 1"));
  EXPECT_THAT(page, HasSubstr("ecloserie_rpc_seconds_count{method=\"SchoolService.GetSchool\"} 1"));
  EXPECT_THAT(page, HasSubstr("ecloserie_rpc_in_flight 0"));
  EXPECT_THAT(page, HasSubstr("ecloserie_writer_waiting 0"));
  EXPECT_THAT(page, Not(HasSubstr("ecloserie_writer_commits_total 0")));
  EXPECT_THAT(page, HasSubstr("ecloserie_build_info"));
}

TEST(Metrics, HoldNothingThatACallerWrote) {
  TestServer server(Server::Options{.metrics = "127.0.0.1:0"});
  v1::CreateSchoolRequest request;
  request.set_school_id("caller-text-1");
  request.mutable_school()->set_display_name("caller-text-2");
  request.set_request_id("caller-text-3");
  (void)server.admin().school().CreateSchool(request);
  (void)server.ClientWithToken("caller-text-4").access().WhoAmI({});

  const std::string page = Page(server);

  EXPECT_THAT(page, HasSubstr("SchoolService.CreateSchool"));
  EXPECT_THAT(page, Not(HasSubstr("caller-text")));
}

TEST(Metrics, AreRefusedAtAnAddressThatIsNoneOrTaken) {
  TestServer server(Server::Options{.metrics = "0"});
  const std::string taken = std::to_string(server.server().MetricsPort());

  for (const std::string& address : {std::string("x"), std::string(":1"), taken}) {
    EXPECT_THROW(TestServer(Server::Options{.metrics = address}), std::runtime_error) << address;
  }
}

}  // namespace
}  // namespace ecloserie::tests
