#include "endpoint.h"

#include <sys/un.h>

#include <algorithm>
#include <string_view>

#include "file_text.h"

namespace ecloserie {
namespace {

constexpr std::string_view kUnixScheme = "unix:";
constexpr int kPortMax = 65535;

Result<Endpoint> ParseSocket(const std::string& text) {
  const std::string path = text.substr(kUnixScheme.size());
  if (path.empty() || path.size() >= sizeof(sockaddr_un::sun_path)) {
    return tl::unexpected(Refusal("the path of " + text + " is empty or too long for a socket"));
  }
  return Endpoint{.text = text, .socket_path = path};
}

bool IsPort(const std::string& text) {
  const bool is_number =
      !text.empty() && text.size() <= 5 &&
      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!is_number) return false;
  const int port = std::stoi(text);
  return port >= 1 && port <= kPortMax;
}

bool IsHost(std::string_view text) {
  return !text.empty() && text.size() <= 253 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_';
  });
}

// Without its brackets; empty when it is none.
std::string HostOf(const std::string& text) {
  const bool is_bracketed = text.size() > 2 && text.front() == '[' && text.back() == ']';
  if (!is_bracketed) return IsHost(text) ? text : "";
  const std::string inside = text.substr(1, text.size() - 2);
  const bool is_address = inside.find_first_not_of("0123456789abcdefABCDEF:.") == inside.npos;
  return is_address ? inside : "";
}

}  // namespace

Result<Endpoint> ParseEndpoint(const std::string& text) {
  if (text.empty()) {
    return tl::unexpected(Refusal("no endpoint was given, for example unix:/run/ecloserie/socket"));
  }
  if (text.rfind(kUnixScheme, 0) == 0) return ParseSocket(text);
  const std::size_t colon = text.rfind(':');
  Endpoint endpoint{.text = text};
  if (colon != text.npos) {
    endpoint.host = HostOf(text.substr(0, colon));
    endpoint.port = text.substr(colon + 1);
  }
  if (endpoint.host.empty() || !IsPort(endpoint.port)) {
    return tl::unexpected(Refusal("the endpoint " + text + " is neither unix:PATH nor HOST:PORT"));
  }
  return endpoint;
}

}  // namespace ecloserie
