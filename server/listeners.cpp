#include "listeners.h"

#include <grpcpp/security/server_credentials.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/time/clock.h"

namespace ecloserie {
namespace {

constexpr std::string_view kSocketScheme = "unix:";
constexpr int kPortMax = 65535;

std::string SocketPath(const std::string& address) {
  std::string path = address.substr(kSocketScheme.size());
  if (path.empty()) throw std::runtime_error("--listen " + address + " names no socket");
  if (path.size() >= sizeof sockaddr_un{}.sun_path) {
    throw std::runtime_error(path + " is too long for a socket");
  }
  return path;
}

void CheckPort(const std::string& address) {
  const std::size_t colon = address.rfind(':');
  int port = -1;
  const bool is_port = colon != address.npos && colon > 0 &&
                       absl::SimpleAtoi(address.substr(colon + 1), &port) && port >= 0 &&
                       port <= kPortMax;
  if (is_port && address.find('/') == address.npos) return;
  throw std::runtime_error("--listen " + address + " must be unix:PATH or HOST:PORT");
}

bool SomebodyAnswers(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::copy(path.begin(), path.end(), address.sun_path);
  const int probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const bool is_answered =
      ::connect(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(probe);
  return is_answered;
}

// A socket file that a killed server left behind is in the way; one that a
// server listens on, or anything else under that name, is not ours to remove.
void RemoveStaleSocket(const std::string& path) {
  struct stat facts {};
  if (::lstat(path.c_str(), &facts) != 0) return;
  if (!S_ISSOCK(facts.st_mode)) throw std::runtime_error(path + " exists and is not a socket");
  if (SomebodyAnswers(path)) throw std::runtime_error("another server listens on " + path);
  ::unlink(path.c_str());
}

ino_t InodeOf(const std::string& path) {
  struct stat facts {};
  return ::lstat(path.c_str(), &facts) == 0 ? facts.st_ino : 0;
}

}  // namespace

bool IsSocketAddress(const std::string& address) { return address.starts_with(kSocketScheme); }

Listeners::Listeners(const std::vector<std::string>& addresses, TlsFiles tls)
    : tls_(std::move(tls)) {
  for (const std::string& address : addresses) {
    if (IsSocketAddress(address)) {
      places_.push_back({.address = address, .socket_path = SocketPath(address)});
      continue;
    }
    CheckPort(address);
    if (tls_.certificate.empty() || tls_.key.empty()) {
      throw std::runtime_error(
          "--listen " + address +
          " needs --tls-cert and --tls-key: a token never travels in the clear, not even on "
          "one machine");
    }
    places_.push_back({.address = address});
  }
  if (places_.empty()) throw std::runtime_error("--listen names no address");
  const bool has_ports =
      std::ranges::any_of(places_, [](const Place& place) { return place.socket_path.empty(); });
  if (has_ports) CheckTlsFiles(tls_, absl::Now());
}

void Listeners::AddTo(grpc::ServerBuilder& builder) {
  for (Place& place : places_) {
    if (place.socket_path.empty()) {
      builder.AddListeningPort(place.address, MakeServerCredentials(tls_), &place.port);
    } else {
      RemoveStaleSocket(place.socket_path);
      builder.AddListeningPort(place.address, grpc::experimental::LocalServerCredentials(UDS),
                               &place.port);
    }
  }
}

std::string Listeners::Missing() const {
  const auto missing =
      std::ranges::find_if(places_, [](const Place& place) { return place.port == 0; });
  return missing == places_.end() ? "" : missing->address;
}

void Listeners::NoteSockets() {
  for (Place& place : places_) {
    if (!place.socket_path.empty()) place.socket_inode = InodeOf(place.socket_path);
  }
}

void Listeners::RemoveSockets() {
  for (const Place& place : places_) {
    const bool is_ours =
        place.socket_inode != 0 && InodeOf(place.socket_path) == place.socket_inode;
    if (is_ours) ::unlink(place.socket_path.c_str());
  }
}

std::vector<std::string> Listeners::Addresses() const {
  std::vector<std::string> addresses;
  for (const Place& place : places_) {
    const bool is_chosen = place.socket_path.empty() && place.address.ends_with(":0");
    addresses.push_back(is_chosen ? place.address.substr(0, place.address.size() - 1) +
                                        std::to_string(place.port)
                                  : place.address);
  }
  return addresses;
}

}  // namespace ecloserie
