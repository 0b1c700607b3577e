#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "certificates.h"

namespace ecloserie {

// Where `init` puts the private authority of an installation and the certificate of
// its server: ca.pem, ca.key, server.pem and server.key. Keys are readable by their
// owner only; ca.pem is what clients are given.
class TlsFolder {
 public:
  explicit TlsFolder(std::string path) : path_(std::move(path)) {}

  bool Exists() const;
  // All of it or nothing; the folder must not exist.
  void Make(const std::vector<std::string>& hosts, absl::Time now) const;
  // Another certificate for the key and the hosts that the server has. A server that
  // runs takes it up by itself.
  void Renew(absl::Time now) const;
  // client.pem and client.key in another folder, which must not have them yet.
  void IssueClient(const std::string& subject_alternative_name, const std::string& folder,
                   absl::Time now) const;

  std::string authority() const { return path_ + "/ca.pem"; }
  std::string certificate() const { return path_ + "/server.pem"; }
  std::string key() const { return path_ + "/server.key"; }

 private:
  Identity Authority() const;

  std::string path_;
};

// The names by which a server is reached from its own machine, behind those given;
// the machine's name where none is given.
std::vector<std::string> HostsFor(const std::vector<std::string>& given);

// Throws when it cannot be read.
std::string ReadFile(const std::string& path);

}  // namespace ecloserie
