#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>

#include "ecloserie/result.h"

namespace ecloserie {

// How often and for how long a call is tried. Only calls that are safe to repeat
// are: reads, and changes whose request id makes them idempotent; and only after
// UNAVAILABLE, or RESOURCE_EXHAUSTED with a retry delay.
struct RetryOptions {
  int attempts_max = 5;    // 1 switches retries off.
  Millis backoff_min{50};  // Doubles from try to try, with jitter.
  Millis backoff_max{2'000};
};

// One line of talk for people who watch: a retry, a slow connection.
struct LogRecord {
  std::string method;
  std::string text;
};

// Where the server is and who calls.
struct ClientOptions {
  // unix:/path/of/the/socket, or HOST:PORT, which is always TLS: there is no other way.
  std::string endpoint;
  // The bearer token itself; never logged. Or token_file.
  std::string token;
  // A file that holds the token, readable by its owner only. Read by Make.
  std::string token_file;
  // Of HOST:PORT only. Whom to trust, as PEM; empty: the authorities of the system.
  std::string ca_file;
  // What the client shows when the server asks for it, as PEM, and its key, readable by
  // its owner only; both or neither. Without a token it says who calls.
  std::string client_certificate_file;
  std::string client_key_file;
  // Bounds every call, all tries included; unset: the method's own default.
  std::optional<Millis> deadline;
  RetryOptions retry;
  // Told about every retry. Called on the thread of the call.
  std::function<void(const LogRecord&)> on_log;

  // ECLOSERIE_ENDPOINT, ECLOSERIE_TOKEN_FILE, ECLOSERIE_TOKEN, ECLOSERIE_CA_FILE,
  // ECLOSERIE_CLIENT_CERTIFICATE and ECLOSERIE_CLIENT_KEY.
  static ClientOptions FromEnvironment();
};

// What one call does differently.
struct CallOptions {
  std::optional<Millis> deadline;     // Instead of the client's.
  std::optional<RetryOptions> retry;  // Instead of the client's.
  std::string request_id;             // Instead of a fresh one, to repeat an earlier call.
  bool validate_only = false;         // Judge, and change nothing.
  std::stop_token stop;               // Cancels the call from another thread.
};

}  // namespace ecloserie
