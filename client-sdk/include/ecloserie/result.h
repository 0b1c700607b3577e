#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace ecloserie {

using Millis = std::chrono::milliseconds;

// What kind of thing went wrong; the numbers are gRPC's.
enum class Code {
  kCancelled = 1,
  kUnknown = 2,
  kInvalidArgument = 3,
  kDeadlineExceeded = 4,
  kNotFound = 5,
  kAlreadyExists = 6,
  kPermissionDenied = 7,
  kResourceExhausted = 8,
  kFailedPrecondition = 9,
  kAborted = 10,
  kOutOfRange = 11,
  kUnimplemented = 12,
  kInternal = 13,
  kUnavailable = 14,
  kDataLoss = 15,
  kUnauthenticated = 16,
};

// The code's name in the API's documents, for example FAILED_PRECONDITION.
std::string_view CodeName(Code code);

// Whether the change that was asked for may have been made.
enum class Applied {
  kNo,       // Certainly not.
  kUnknown,  // Perhaps: repeat with the same request id to learn which.
};

// A field of the request and the rule it breaks.
struct FieldProblem {
  std::string field;        // For example applicant.born_on.
  std::string description;  // The rule, in words.
};

// Why a call did not succeed.
struct Error {
  Code code = Code::kUnknown;
  std::string message;                          // A sentence for people.
  std::string reason;                           // An ErrorReason, for example SEATS_EXHAUSTED.
  std::map<std::string, std::string> metadata;  // The facts behind the reason.
  std::vector<FieldProblem> fields;             // With FIELD_INVALID.
  std::optional<Millis> retry_after;            // The server asks to wait this long.
  std::string request_id;                       // Repeats the same change safely.
  int attempts = 0;                             // Tries made, the first included.
  Millis elapsed{0};                            // From the first try to the answer.
  Applied applied = Applied::kNo;
};

// The value, or why there is none.
template <class T>
using Result = tl::expected<T, Error>;

// Thrown by ValueOrThrow, for programs that prefer exceptions.
class ApiError : public std::runtime_error {
 public:
  explicit ApiError(Error error) : std::runtime_error(error.message), error_(std::move(error)) {}
  const Error& error() const { return error_; }

 private:
  Error error_;
};

// The value; throws ApiError when there is none.
template <class T>
T ValueOrThrow(Result<T> result) {
  if (!result) throw ApiError(std::move(result).error());
  return *std::move(result);
}

}  // namespace ecloserie
