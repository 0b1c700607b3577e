#include "failure.h"

#include <ostream>
#include <utility>

namespace ecloserie::cli {

Failure UsageFailure(std::string message) {
  return {.exit_code = kUsage,
          .error = {.code = Code::kInvalidArgument, .message = std::move(message)},
          .is_local = true};
}

Failure DataFailure(std::string message) {
  return {.exit_code = kRefused,
          .error = {.code = Code::kInvalidArgument, .message = std::move(message)},
          .is_local = true};
}

Failure CallFailure(Error error) {
  const ExitCode exit_code = ExitCodeOf(error.code);
  return {.exit_code = exit_code, .error = std::move(error)};
}

ExitCode ExitCodeOf(Code code) {
  switch (code) {
    case Code::kCancelled:
      return kInterrupted;
    case Code::kUnknown:
    case Code::kInternal:
    case Code::kDataLoss:
    case Code::kUnimplemented:
      return kUnexpected;
    case Code::kNotFound:
      return kNotFound;
    case Code::kUnauthenticated:
    case Code::kPermissionDenied:
      return kNotAllowed;
    case Code::kAlreadyExists:
    case Code::kAborted:
      return kConflict;
    case Code::kInvalidArgument:
    case Code::kFailedPrecondition:
    case Code::kOutOfRange:
      return kRefused;
    case Code::kUnavailable:
    case Code::kResourceExhausted:
      return kUnreachable;
    case Code::kDeadlineExceeded:
      return kTimedOut;
  }
  return kUnexpected;
}

void PrintFailure(std::ostream& out, const Failure& failure) {
  const Error& error = failure.error;
  out << "error: " << (error.message.empty() ? std::string(CodeName(error.code)) : error.message)
      << "\n";
  if (!error.reason.empty()) {
    out << "  reason: " << error.reason;
    for (const auto& [key, value] : error.metadata) out << "  " << key << "=" << value;
    out << "\n";
  }
  for (const FieldProblem& problem : error.fields) {
    out << "  field " << problem.field << ": " << problem.description << "\n";
  }
  if (error.applied == Applied::kUnknown) {
    out << "  request id: " << error.request_id << "\n"
        << "  The change may have been made. Repeat the same command with\n"
        << "  --request-id " << error.request_id << " to learn which; it is safe.\n";
  }
}

}  // namespace ecloserie::cli
