#include "support/tls_files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "absl/time/clock.h"

namespace ecloserie::tests {

TlsFilesOfTest::TlsFilesOfTest() : authority_(MakeAuthority(absl::Now())) {
  const Identity server = IssueServer(authority_, {"127.0.0.1"}, absl::Now());
  Write("ca.pem", authority_.certificate, 0644);
  Write("server.pem", server.certificate, 0644);
  Write("server.key", server.key, 0600);
}

TlsFiles TlsFilesOfTest::ForServer() const {
  return {.certificate = folder_ / "server.pem", .key = folder_ / "server.key"};
}

TlsFiles TlsFilesOfTest::ForServerThatAsks() const {
  TlsFiles files = ForServer();
  files.client_authorities = ca_file();
  return files;
}

// The key first: whoever reads between the two finds a pair that does not fit, and
// reads again.
void TlsFilesOfTest::RenewServer() const {
  const Identity server = IssueServer(authority_, {"127.0.0.1"}, absl::Now());
  Write("server.key", server.key, 0600);
  Write("server.pem", server.certificate, 0644);
}

ClientOptions TlsFilesOfTest::ShowingCertificate(const std::string& endpoint,
                                                 const std::string& name) const {
  const Identity client = IssueClient(authority_, name, absl::Now());
  Write("client.pem", client.certificate, 0644);
  Write("client.key", client.key, 0600);
  ClientOptions options{.endpoint = endpoint,
                        .ca_file = ca_file(),
                        .client_certificate_file = folder_ / "client.pem",
                        .client_key_file = folder_ / "client.key"};
  options.retry.attempts_max = 1;
  return options;
}

void TlsFilesOfTest::Write(const std::string& name, const std::string& text, mode_t mode) const {
  const std::string fresh = folder_ / (name + ".fresh");
  std::ofstream(fresh) << text;
  ::chmod(fresh.c_str(), mode);
  ::rename(fresh.c_str(), (folder_ / name).c_str());
}

}  // namespace ecloserie::tests
