#include "token.h"

#include <algorithm>
#include <utility>

#include "file_text.h"

namespace ecloserie {
namespace {

constexpr std::size_t kTokenBytesMax = 4096;

Result<std::string> ReadTokenFile(const std::string& path) {
  Result<std::string> text = ReadPrivateFile("the token file", path);
  if (!text) return text;
  text->erase(text->find_last_not_of(" \t\r\n") + 1);
  if (text->empty()) return tl::unexpected(Refusal("the token file " + path + " is empty"));
  return text;
}

// Anything else would make gRPC abort the process when the header is sent.
bool IsHeaderText(const std::string& token) {
  return token.size() <= kTokenBytesMax &&
         std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c <= '~'; });
}

}  // namespace

Result<std::string> ReadToken(const ClientOptions& options) {
  if (!options.token.empty() && !options.token_file.empty()) {
    return tl::unexpected(Refusal("a token and a token file were given; give one of them"));
  }
  Result<std::string> token = options.token;
  if (!options.token_file.empty()) token = ReadTokenFile(options.token_file);
  if (token && !IsHeaderText(*token)) {
    return tl::unexpected(
        Refusal("the token is not one: it may hold up to 4,096 visible ASCII characters"));
  }
  return token;
}

}  // namespace ecloserie
