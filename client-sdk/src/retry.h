#pragma once

#include <chrono>
#include <stop_token>

#include "ecloserie/options.h"
#include "ecloserie/result.h"
#include "method.h"

namespace ecloserie {

using Instant = std::chrono::steady_clock::time_point;

// Whether trying again is safe and may help.
bool IsWorthRepeating(const Method& method, const Error& error);

// How long to wait after this many tries: exponential, with jitter so that
// clients which failed together do not come back together, and never less than
// the server asked for.
Millis WaitBefore(const RetryOptions& retry, int attempts, const Error& error);

// Waits; false when the stop came first.
bool WaitUntil(Instant instant, const std::stop_token& stop);

// Whether the server may have made the change although this answer came.
// `was_sent` says whether the request can have reached it.
bool MayBeApplied(const Error& error, bool was_sent);

// Whether the answer speaks of the whole change and not only of one try: the
// server looks a request id up before it judges, so such an answer also settles
// what became of the tries before.
bool SettlesEarlierTries(const Error& error);

}  // namespace ecloserie
