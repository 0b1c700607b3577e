#include "failure.h"

#include <gtest/gtest.h>

#include <sstream>

#include "json.h"

namespace ecloserie::cli {
namespace {

struct ExitCodeCase {
  Code code;
  int exit_code;
};

class ExitCodes : public ::testing::TestWithParam<ExitCodeCase> {};

TEST_P(ExitCodes, AreAContract) { EXPECT_EQ(ExitCodeOf(GetParam().code), GetParam().exit_code); }

INSTANTIATE_TEST_SUITE_P(
    AllCodes, ExitCodes,
    ::testing::Values(
        ExitCodeCase{Code::kUnknown, 1}, ExitCodeCase{Code::kInternal, 1},
        ExitCodeCase{Code::kUnimplemented, 1}, ExitCodeCase{Code::kDataLoss, 1},
        ExitCodeCase{Code::kNotFound, 3}, ExitCodeCase{Code::kUnauthenticated, 4},
        ExitCodeCase{Code::kPermissionDenied, 4}, ExitCodeCase{Code::kAborted, 5},
        ExitCodeCase{Code::kAlreadyExists, 5}, ExitCodeCase{Code::kInvalidArgument, 6},
        ExitCodeCase{Code::kFailedPrecondition, 6}, ExitCodeCase{Code::kOutOfRange, 6},
        ExitCodeCase{Code::kUnavailable, 7}, ExitCodeCase{Code::kResourceExhausted, 7},
        ExitCodeCase{Code::kDeadlineExceeded, 8}, ExitCodeCase{Code::kCancelled, 130}));

std::string Printed(const Failure& failure) {
  std::ostringstream out;
  PrintFailure(out, failure);
  return out.str();
}

TEST(PrintFailure, ShowsTheReasonAndItsFacts) {
  const Failure failure = CallFailure({.code = Code::kFailedPrecondition,
                                       .message = "no seat is left",
                                       .reason = "SEATS_EXHAUSTED",
                                       .metadata = {{"limit", "8"}, {"pool", "p"}}});

  EXPECT_EQ(Printed(failure),
            "error: no seat is left\n"
            "  reason: SEATS_EXHAUSTED  limit=8  pool=p\n");
}

TEST(PrintFailure, ShowsEachFieldOnItsLine) {
  const Failure failure =
      CallFailure({.code = Code::kInvalidArgument,
                   .message = "one field breaks a rule",
                   .reason = "FIELD_INVALID",
                   .fields = {{.field = "applicant.born_on", .description = "in the future"}}});

  EXPECT_EQ(Printed(failure),
            "error: one field breaks a rule\n"
            "  reason: FIELD_INVALID\n"
            "  field applicant.born_on: in the future\n");
}

TEST(PrintFailure, TellsHowToLearnAnUnknownOutcome) {
  const Failure failure = CallFailure({.code = Code::kUnavailable,
                                       .message = "perhaps",
                                       .request_id = "id-1",
                                       .applied = Applied::kUnknown});

  EXPECT_EQ(Printed(failure),
            "error: perhaps\n"
            "  request id: id-1\n"
            "  The change may have been made. Repeat the same command with\n"
            "  --request-id id-1 to learn which; it is safe.\n");
}

TEST(JsonOfFailure, IsOneObject) {
  const Failure failure = CallFailure({.code = Code::kNotFound,
                                       .message = "no such cohort",
                                       .reason = "RESOURCE_MISSING",
                                       .metadata = {{"resource", "x"}}});

  EXPECT_EQ(JsonOfFailure(failure),
            R"({"error":{"code":"NOT_FOUND","reason":"RESOURCE_MISSING",)"
            R"("message":"no such cohort","metadata":{"resource":"x"},"field_violations":[],)"
            R"("request_id":"","outcome_unknown":false,"exit_code":3}})");
}

}  // namespace
}  // namespace ecloserie::cli
