#include "usecases/made_page.h"

#include "absl/strings/numbers.h"
#include "domain/refusal.h"
#include "domain/uuid.h"

namespace ecloserie::usecases {

std::string ToText(const storage::MadeKey& key) {
  return std::to_string(key.made_in) + "/" + domain::ToText(key.id);
}

absl::StatusOr<storage::MadeKey> StartOfMade(const View& view, const PageRequest& request) {
  ASSIGN_OR_REFUSE(const std::string text, StartOf(view, request));
  storage::MadeKey key;
  if (text.empty()) return key;
  const std::size_t slash = text.find('/');
  const auto id =
      slash == std::string::npos ? std::nullopt : domain::ParseUuid(text.substr(slash + 1));
  // The token was sealed by this server: another shape is a fault, no refusal.
  if (!id || !absl::SimpleAtoi(text.substr(0, slash), &key.made_in)) {
    return absl::InternalError("a sealed page token is not readable");
  }
  key.id = *id;
  return key;
}

}  // namespace ecloserie::usecases
