#include "usecases/page.h"

#include <stdexcept>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "domain/refusal.h"

namespace ecloserie::usecases {
namespace {

constexpr std::size_t kSealLength = 16;

// Binds the key to the list, its filter and the caller.
std::string SealOf(const View& view, const PageRequest& request, const std::string& key) {
  const std::string text = std::to_string(request.filter.size()) + ":" + request.filter +
                           view.caller().Actor() + "\n" + key;
  const domain::Digest digest = view.environment().KeyedDigest("page_token", text);
  return {digest.begin(), digest.begin() + kSealLength};
}

}  // namespace

absl::StatusOr<std::string> StartOf(const View& view, const PageRequest& request) {
  if (request.token.empty()) return std::string();
  std::string sealed;
  if (absl::WebSafeBase64Unescape(request.token, &sealed) && sealed.size() >= kSealLength) {
    std::string key = sealed.substr(kSealLength);
    if (sealed.substr(0, kSealLength) == SealOf(view, request, key)) return key;
  }
  return domain::FieldInvalid("page_token",
                              "must be a token that this list gave you for the same filter");
}

std::int64_t NumberOfKey(const std::string& key) {
  std::int64_t number = 0;
  // What the seal of a token covers is a key of ours.
  if (key.empty() || absl::SimpleAtoi(key, &number)) return number;
  throw std::logic_error("a sealed page token holds no number");
}

std::string TokenAfter(const View& view, const PageRequest& request, const std::string& key) {
  return absl::WebSafeBase64Escape(SealOf(view, request, key) + key);
}

}  // namespace ecloserie::usecases
