#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "domain/token.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// A token that was made just now. Only its name is remembered for replays: the
// secret is told once.
struct MadeToken {
  domain::TokenName name;
  std::string secret;

  std::string ToString() const { return name.ToString(); }
  static std::optional<MadeToken> Parse(std::string_view text);
};

struct IssuedToken {
  domain::Token token;
  std::string secret;  // empty in a repeated answer
};
absl::StatusOr<IssuedToken> ShowMadeToken(const View& view, const MadeToken& made);

struct CreateTokenCommand {
  domain::PrincipalName principal;
  absl::Time expires_at;
  std::optional<domain::Role> role;
  std::vector<std::string> schools;
  std::vector<std::string> cohorts;
};
absl::StatusOr<MadeToken> CreateToken(Unit& unit, const CreateTokenCommand& command);

struct RotateTokenCommand {
  domain::TokenName token;
  absl::Time expires_at;
  absl::Duration overlap;
};
absl::StatusOr<MadeToken> RotateToken(Unit& unit, const RotateTokenCommand& command);

struct MapCertificateCommand {
  domain::PrincipalName principal;
  std::string subject;
  absl::Time expires_at;
};
absl::StatusOr<domain::TokenName> MapCertificate(Unit& unit, const MapCertificateCommand& command);

absl::StatusOr<domain::TokenName> RevokeToken(Unit& unit, const domain::TokenName& name);
absl::StatusOr<domain::Token> GetToken(const View& view, const domain::TokenName& name);

struct ListTokensQuery {
  domain::PrincipalName principal;
  PageRequest page;
};
absl::StatusOr<Page<domain::Token>> ListTokens(const View& view, const ListTokensQuery& query);

}  // namespace ecloserie::usecases
