#pragma once

#include <string>

namespace ecloserie::tests {

// What a TLS handshake with 127.0.0.1 comes to, by OpenSSL alone.
struct HandshakeOutcome {
  std::string version;      // TLSv1.3; empty when it failed
  std::string certificate;  // the serial number that the server showed
  std::string refusal;      // OpenSSL's words, when it failed
};

// Offers this version only: TLS1_1_VERSION, ...
HandshakeOutcome ShakeHands(const std::string& port, int version);

// A connection in clear text: what comes back when `request` was sent, until the
// other side closes.
std::string TalkPlainly(const std::string& port, const std::string& request);

}  // namespace ecloserie::tests
