#pragma once

#include <string>

#include "ecloserie/options.h"
#include "ecloserie/result.h"

namespace ecloserie {

// Whom a client trusts and what it shows, as PEM.
struct TlsIdentity {
  std::string authorities;  // empty: those of the system
  std::string certificate;  // empty: none is shown
  std::string key;
};

// Reads the files of the options. Refuses what cannot be read, what is not PEM, and a
// key that others may read or that is not the certificate's.
Result<TlsIdentity> ReadTlsIdentity(const ClientOptions& options);

}  // namespace ecloserie
