#pragma once

#include <string>

#include "certificates.h"
#include "ecloserie/client.h"
#include "support/temporary_folder.h"
#include "tls.h"

namespace ecloserie::tests {

// An authority of a test's own, with a server's certificate for 127.0.0.1 and as many
// clients as it likes, in files.
class TlsFilesOfTest {
 public:
  TlsFilesOfTest();

  TlsFiles ForServer() const;
  // The same, and only clients of this authority are let in.
  TlsFiles ForServerThatAsks() const;
  // Another certificate for the server, by the same authority; the moment when the
  // server takes it up is its own.
  void RenewServer() const;
  const Identity& authority() const { return authority_; }

  std::string ca_file() const { return folder_ / "ca.pem"; }
  std::string operator/(const std::string& name) const { return folder_ / name; }

  // A client that trusts the authority and shows a certificate of this name: dns:NAME
  // or uri:URI.
  ClientOptions ShowingCertificate(const std::string& endpoint, const std::string& name) const;

 private:
  void Write(const std::string& name, const std::string& text, mode_t mode) const;

  TemporaryFolder folder_;
  Identity authority_;
};

}  // namespace ecloserie::tests
