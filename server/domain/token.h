#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "domain/principal.h"
#include "domain/uuid.h"
#include "domain/words.h"

namespace ecloserie::domain {

// How somebody shows who they are.
enum class TokenKind {
  kToken,        // a secret that travels with each call
  kCertificate,  // the name in a client certificate
};

constexpr auto Words(TokenKind) {
  return std::to_array<Word<TokenKind>>({
      {TokenKind::kToken, "TOKEN"},
      {TokenKind::kCertificate, "CERTIFICATE"},
  });
}

// schools/{school}/principals/{principal}/tokens/{token}
struct TokenName {
  static constexpr std::string_view kPattern =
      "schools/{school}/principals/{principal}/tokens/{token}";
  PrincipalName principal;
  Uuid id;

  std::string ToString() const { return principal.ToString() + "/tokens/" + ToText(id); }
  static std::optional<TokenName> Parse(std::string_view text);
  auto operator<=>(const TokenName&) const = default;
};

// A credential of a principal. Its secret is not here: the store has a keyed
// digest of it and nothing else.
struct Token {
  TokenName name;
  TokenKind kind = TokenKind::kToken;
  std::string subject;  // of a certificate: dns:NAME or uri:URI
  // What it allows less than its principal; nothing and empty mean no less.
  std::optional<Role> role;
  std::vector<std::string> schools;  // of a principal of the network
  std::vector<std::string> cohorts;
  std::string made_by;
  absl::Time made_at;
  absl::Time expires_at;
  std::optional<absl::Time> revoked_at;
  std::optional<absl::Time> last_used_at;  // to the hour
  std::int64_t version = 1;
};

// Whoever steals a token has it until it ends, so none lasts for ever.
inline constexpr absl::Duration kTokenLifetimeMax = absl::Hours(24 * 366);

absl::Status RequireLifetime(absl::Time expires_at, absl::Time now);

// Schools narrow what is of the network, cohorts what is of a whole school.
absl::Status RequireFittingScope(const Token& token, const Principal& principal);

// A name as client certificates have it: dns:NAME in small letters, or uri:URI.
bool IsCertificateSubject(std::string_view text);

absl::Status TokenRevoked(const TokenName& name);

}  // namespace ecloserie::domain
