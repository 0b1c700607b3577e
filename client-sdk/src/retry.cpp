#include "retry.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <random>

namespace ecloserie {
namespace {

double Jitter() {
  thread_local std::mt19937 engine{std::random_device{}()};
  return std::uniform_real_distribution<double>(0.5, 1.0)(engine);
}

}  // namespace

bool IsWorthRepeating(const Method& method, const Error& error) {
  if (!method.is_repeatable) return false;
  if (error.code == Code::kUnavailable) return true;
  return error.code == Code::kResourceExhausted && error.retry_after.has_value();
}

Millis WaitBefore(const RetryOptions& retry, int attempts, const Error& error) {
  // 2^20 times any sensible minimum is past every maximum.
  const double doubled =
      static_cast<double>(retry.backoff_min.count()) * (1 << std::clamp(attempts - 1, 0, 20));
  const double bounded = std::min(doubled, static_cast<double>(retry.backoff_max.count()));
  const Millis backoff(static_cast<Millis::rep>(bounded * Jitter()));
  return std::max(backoff, error.retry_after.value_or(Millis(0)));
}

bool WaitUntil(Instant instant, const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any bell;
  std::unique_lock lock(mutex);
  bell.wait_until(lock, stop, instant, [] { return false; });
  return !stop.stop_requested();
}

bool MayBeApplied(const Error& error, bool was_sent) {
  if (!was_sent) return false;
  if (error.reason == "OUTCOME_UNKNOWN") return true;
  switch (error.code) {
    case Code::kDeadlineExceeded:
      return error.reason != "DROPPED_LATE";
    case Code::kUnavailable:
      return error.reason != "STORE_AWAY" && error.reason != "STORE_CONTENDED" &&
             error.reason != "STORE_FENCED" && error.reason != "SERVER_DRAINING";
    case Code::kCancelled:
      return true;
    case Code::kUnknown:
    case Code::kInternal:
    case Code::kResourceExhausted:
    case Code::kDataLoss:
      // Without a reason it is not our server that speaks, but the transport,
      // perhaps about the answer to a change that was made.
      return error.reason.empty();
    case Code::kInvalidArgument:
    case Code::kNotFound:
    case Code::kAlreadyExists:
    case Code::kPermissionDenied:
    case Code::kFailedPrecondition:
    case Code::kAborted:
    case Code::kOutOfRange:
    case Code::kUnimplemented:
    case Code::kUnauthenticated:
      return false;
  }
  return true;
}

bool SettlesEarlierTries(const Error& error) {
  switch (error.code) {
    case Code::kInvalidArgument:
    case Code::kNotFound:
    case Code::kAlreadyExists:
    case Code::kFailedPrecondition:
    case Code::kAborted:
    case Code::kOutOfRange:
      return true;
    case Code::kCancelled:
    case Code::kUnknown:
    case Code::kDeadlineExceeded:
    case Code::kPermissionDenied:
    case Code::kResourceExhausted:
    case Code::kUnimplemented:
    case Code::kInternal:
    case Code::kUnavailable:
    case Code::kDataLoss:
    case Code::kUnauthenticated:
      return false;
  }
  return false;
}

}  // namespace ecloserie
