#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ecloserie/v1/options.pb.h"
#include "every_method.h"
#include "support/raw_call.h"
#include "support/test_server.h"
#include "support/test_token.h"

namespace ecloserie::tests {
namespace {

using google::protobuf::MethodDescriptor;

TEST(EveryRpc, IsServed) {
  TestServer server;

  for (const MethodDescriptor* method : EveryMethod()) {
    const grpc::Status status = RawCall(server.endpoint(), TestToken("admin"), PathOf(method), "");
    EXPECT_NE(status.error_code(), grpc::StatusCode::UNIMPLEMENTED) << method->full_name();
    EXPECT_NE(status.error_code(), grpc::StatusCode::INTERNAL) << method->full_name();
  }
}

TEST(EveryRpc, AnUnservedOneWouldBeNoticed) {
  TestServer server;

  const grpc::Status status = RawCall(server.endpoint(), TestToken("admin"),
                                      "/ecloserie.v1.SchoolService/ForgetSchool", "");

  EXPECT_EQ(status.error_code(), grpc::StatusCode::UNIMPLEMENTED);
}

TEST(EveryRpc, RefusesACallWithoutATokenAndSaysWhy) {
  TestServer server;

  for (const MethodDescriptor* method : EveryMethod()) {
    const grpc::Status status = RawCall(server.endpoint(), "", PathOf(method), "");
    EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAUTHENTICATED) << method->full_name();
    EXPECT_EQ(ReasonOf(status), "TOKEN_MISSING") << method->full_name();
  }
}

TEST(EveryRpc, TellsAStrangerNothingAboutTheRequest) {
  TestServer server;

  for (const MethodDescriptor* method : EveryMethod()) {
    for (const std::string& bytes : {std::string(), std::string("\xff\xff")}) {
      const grpc::Status status =
          RawCall(server.endpoint(), TestToken("unknown"), PathOf(method), bytes);
      EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAUTHENTICATED) << method->full_name();
      EXPECT_EQ(ReasonOf(status), "TOKEN_UNKNOWN") << method->full_name();
      EXPECT_EQ(ViolationsOf(status).field_violations_size(), 0) << method->full_name();
    }
  }
}

TEST(EveryRpc, RefusesBytesThatAreNotItsMessage) {
  TestServer server;

  for (const MethodDescriptor* method : EveryMethod()) {
    const grpc::Status status =
        RawCall(server.endpoint(), TestToken("admin"), PathOf(method), "\xff\xff\xff");
    EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT) << method->full_name();
    EXPECT_EQ(ReasonOf(status), "MESSAGE_MALFORMED") << method->full_name();
  }
}

TEST(EveryRpc, DeclaresPermissionDeadlineAndIdempotency) {
  for (const MethodDescriptor* method : EveryMethod()) {
    const v1::MethodRules& rules = method->options().GetExtension(v1::method_rules);
    EXPECT_NE(rules.permission(), v1::PERMISSION_UNSPECIFIED) << method->full_name();
    EXPECT_GT(rules.default_deadline_ms(), 0) << method->full_name();
    EXPECT_NE(method->options().idempotency_level(),
              google::protobuf::MethodOptions::IDEMPOTENCY_UNKNOWN)
        << method->full_name();
  }
}

}  // namespace
}  // namespace ecloserie::tests
