#include "tls_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <system_error>

#include "secrets.h"

namespace ecloserie {
namespace {

[[noreturn]] void Fail(const std::string& what) {
  throw std::runtime_error(what + ": " + std::generic_category().message(errno));
}

// Certificates are public: other users of the machine may read them.
void WritePublicFile(const std::string& path, const std::string& text) {
  WriteSecretFile(path, text);
  if (::chmod(path.c_str(), 0644) != 0) Fail("cannot open " + path + " to readers");
}

void Sync(const std::string& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0 || ::fsync(descriptor) != 0) Fail("cannot write " + folder);
  ::close(descriptor);
}

std::string MachineName() {
  std::array<char, HOST_NAME_MAX + 1> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

}  // namespace

std::string ReadFile(const std::string& path) {
  const std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> HostsFor(const std::vector<std::string>& given) {
  std::vector<std::string> hosts = given;
  if (hosts.empty() && !MachineName().empty()) hosts.push_back(MachineName());
  for (const char* own : {"localhost", "127.0.0.1", "::1"}) {
    if (std::ranges::find(hosts, own) == hosts.end()) hosts.emplace_back(own);
  }
  return hosts;
}

bool TlsFolder::Exists() const { return ::access(path_.c_str(), F_OK) == 0; }

// Under another name first: a folder of this name is complete.
void TlsFolder::Make(const std::vector<std::string>& hosts, absl::Time now) const {
  const Identity authority = MakeAuthority(now);
  const Identity server = IssueServer(authority, hosts, now);
  const std::string unfinished = path_ + ".unfinished";
  std::filesystem::remove_all(unfinished);
  if (::mkdir(unfinished.c_str(), 0700) != 0) Fail("cannot make " + unfinished);
  WriteSecretFile(unfinished + "/ca.key", authority.key);
  WritePublicFile(unfinished + "/ca.pem", authority.certificate);
  WriteSecretFile(unfinished + "/server.key", server.key);
  WritePublicFile(unfinished + "/server.pem", server.certificate);
  if (::chmod(unfinished.c_str(), 0755) != 0) Fail("cannot open " + unfinished + " to readers");
  Sync(unfinished);
  if (::rename(unfinished.c_str(), path_.c_str()) != 0) Fail("cannot make " + path_);
}

Identity TlsFolder::Authority() const {
  return {.certificate = ReadFile(authority()), .key = ReadSecretFile(path_ + "/ca.key")};
}

// The key stays: one file is replaced at once, and no moment has a certificate and a
// key that do not belong together.
void TlsFolder::Renew(absl::Time now) const {
  const Identity server{.certificate = ReadFile(certificate()), .key = ReadSecretFile(key())};
  const std::string renewed = ReissueServer(Authority(), server, now);
  CheckIdentity({.certificate = renewed, .key = server.key}, now);
  const std::string unfinished = certificate() + ".unfinished";
  ::unlink(unfinished.c_str());
  WritePublicFile(unfinished, renewed);
  if (::rename(unfinished.c_str(), certificate().c_str()) != 0) {
    Fail("cannot replace " + certificate());
  }
  Sync(path_);
}

void TlsFolder::IssueClient(const std::string& subject_alternative_name, const std::string& folder,
                            absl::Time now) const {
  const Identity client = ecloserie::IssueClient(Authority(), subject_alternative_name, now);
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) Fail("cannot make " + folder);
  WriteSecretFile(folder + "/client.key", client.key);
  WritePublicFile(folder + "/client.pem", client.certificate);
  Sync(folder);
}

}  // namespace ecloserie
