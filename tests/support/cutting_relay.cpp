#include "support/cutting_relay.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <stdexcept>
#include <utility>

namespace ecloserie::tests {
namespace {

constexpr const char* kSocket = ".s.PGSQL.5432";
constexpr int kTickMs = 20;

sockaddr_un SocketIn(const std::string& folder) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = folder + "/" + kSocket;
  if (path.size() >= sizeof address.sun_path) throw std::runtime_error(path + " is too long");
  std::copy(path.begin(), path.end(), address.sun_path);
  return address;
}

bool IsReadable(int socket) {
  pollfd waited{.fd = socket, .events = POLLIN, .revents = 0};
  return ::poll(&waited, 1, kTickMs) > 0;
}

// Empty when the other side has closed.
std::string Read(int socket) {
  std::array<char, 65536> buffer;
  const ssize_t size = ::read(socket, buffer.data(), buffer.size());
  return size <= 0 ? "" : std::string(buffer.data(), static_cast<std::size_t>(size));
}

void Write(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (written <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

CuttingRelay::CuttingRelay(std::string folder) : folder_(std::move(folder)) {
  listener_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_un address = SocketIn(own_folder_.path());
  if (::bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
      ::listen(listener_, 64) != 0) {
    throw std::runtime_error("the relay cannot listen");
  }
  accepting_ = std::thread([this] { Accept(); });
}

CuttingRelay::~CuttingRelay() {
  is_stopped_ = true;
  accepting_.join();
  for (std::thread& thread : serving_) thread.join();
  ::close(listener_);
}

std::string CuttingRelay::Address(const std::string& database) const {
  return "postgres://ecloserie@/" + database + "?host=" + own_folder_.path();
}

void CuttingRelay::Arm(Fault fault, const std::string& text) {
  const std::lock_guard lock(mutex_);
  fault_ = fault;
  text_ = text;
}

CuttingRelay::Fault CuttingRelay::Meet(const std::string& message) {
  const std::lock_guard lock(mutex_);
  if (fault_ == Fault::kNone || message.find(text_) == message.npos) return Fault::kNone;
  return std::exchange(fault_, Fault::kNone);
}

void CuttingRelay::Accept() {
  while (!is_stopped_) {
    if (!IsReadable(listener_)) continue;
    const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) continue;
    ++connections_count_;
    serving_.emplace_back([this, client] { Serve(client); });
  }
}

void CuttingRelay::Serve(int client) {
  const int server = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_un address = SocketIn(folder_);
  if (::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
    Pass(client, server);
  }
  ::close(client);
  ::close(server);
}

// Until one side closes, or a fault does.
void CuttingRelay::Pass(int client, int server) {
  while (!is_stopped_) {
    if (is_frozen_) {
      std::this_thread::sleep_for(std::chrono::milliseconds(kTickMs));
      continue;
    }
    std::array<pollfd, 2> waited{{{.fd = client, .events = POLLIN, .revents = 0},
                                  {.fd = server, .events = POLLIN, .revents = 0}}};
    if (::poll(waited.data(), waited.size(), kTickMs) <= 0 || is_frozen_) continue;
    if (waited[1].revents != 0) {
      const std::string answer = Read(server);
      if (answer.empty()) return;
      Write(client, answer);
    }
    if (waited[0].revents == 0) continue;
    const std::string message = Read(client);
    if (message.empty()) return;
    switch (Meet(message)) {
      case Fault::kNone:
        Write(server, message);
        break;
      case Fault::kCutBefore:
        ++cuts_count_;
        return;
      case Fault::kCutAfter:
        Write(server, message);
        Read(server);
        ++cuts_count_;
        return;
      case Fault::kFreeze:
        is_frozen_ = true;
        break;
    }
  }
}

}  // namespace ecloserie::tests
