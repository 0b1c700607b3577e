#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"

namespace ecloserie {

// A certificate and the private key that belongs to it, both as PEM.
struct Identity {
  std::string certificate;
  std::string key;
};

// All of these throw std::runtime_error that says what is wrong.

// The private authority of one installation. It signs servers and clients, never
// another authority.
Identity MakeAuthority(absl::Time now);

// For a server that is called by these host names and addresses.
Identity IssueServer(const Identity& authority, const std::vector<std::string>& hosts,
                     absl::Time now);

// The same for a key that is in use already; the certificate alone.
std::string ReissueServer(const Identity& authority, const Identity& server, absl::Time now);

// For a client that is known by a name: dns:NAME or uri:URI.
Identity IssueClient(const Identity& authority, const std::string& subject_alternative_name,
                     absl::Time now);

// NAME and URI:... as people type them, in the form that IssueClient takes and that
// the server makes of a peer's certificate.
std::string NormaliseClientName(const std::string& typed);

// Throws unless the key is that of the certificate and the time is within its validity.
void CheckIdentity(const Identity& identity, absl::Time now);

// Throws unless it is one certificate or more.
void CheckAuthorities(const std::string& certificates);

absl::Time ExpiryOf(const std::string& certificate);

}  // namespace ecloserie
