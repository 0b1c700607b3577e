#include "rpc/error_status.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/refusal.h"
#include "support/raw_call.h"

namespace ecloserie::tests {
namespace {

using domain::Refusal;

// gRPC loses the whole error when its trailers pass 8 kB.
constexpr std::size_t kDetailsMax = 6000;

TEST(ErrorStatus, CarriesTheReasonAndItsFacts) {
  const grpc::Status status =
      rpc::ToWire(Refusal(absl::StatusCode::kFailedPrecondition, "SEATS_EXHAUSTED", "all taken",
                          {{"pool", "schools/a/agreements/b"}}));

  EXPECT_EQ(status.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_EQ(status.error_message(), "all taken");
  EXPECT_EQ(ReasonOf(status), "SEATS_EXHAUSTED");
}

TEST(ErrorStatus, StaysSmallHoweverMuchIsWrong) {
  std::vector<domain::FieldProblem> problems;
  for (int i = 0; i < 500; ++i) {
    problems.push_back(
        {"rows[" + std::to_string(i) + "]." + std::string(300, 'f'), std::string(300, 'r')});
  }
  absl::Status refusal = domain::FieldsInvalid(problems);
  for (int i = 0; i < 50; ++i) {
    refusal.SetPayload("metadata:key" + std::to_string(i), absl::Cord(std::string(5000, 'm')));
  }

  const grpc::Status status = rpc::ToWire(refusal);

  EXPECT_LT(status.error_details().size(), kDetailsMax);
  EXPECT_EQ(ReasonOf(status), "FIELD_INVALID");
  EXPECT_EQ(ViolationsOf(status).field_violations_size(), 20);
}

TEST(ErrorStatus, CutsBetweenCharacters) {
  std::string accents;
  for (int i = 0; i < 500; ++i) accents += "é";

  const grpc::Status status = rpc::ToWire(domain::FieldInvalid("field", "x" + accents));

  ASSERT_EQ(ViolationsOf(status).field_violations_size(), 1);
  EXPECT_THAT(ViolationsOf(status).field_violations(0).description(), testing::EndsWith("é…"));
}

TEST(RememberedRefusal, IsTheSameRefusalAgain) {
  const absl::Status refusal =
      Refusal(absl::StatusCode::kAborted, "ETAG_MISMATCH", "tabs\tand\nlines é",
              {{"current_etag", "v2"}, {"odd\tkey", "odd\nvalue"}});

  const absl::Status recalled = domain::RecallRefusal(domain::RememberRefusal(refusal));

  EXPECT_EQ(recalled, refusal);
}

}  // namespace
}  // namespace ecloserie::tests
