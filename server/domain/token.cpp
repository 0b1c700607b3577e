#include "domain/token.h"

#include <algorithm>

#include "domain/refusal.h"

namespace ecloserie::domain {

std::optional<TokenName> TokenName::Parse(std::string_view text) {
  const std::size_t end = text.rfind("/tokens/");
  if (end == std::string_view::npos) return std::nullopt;
  const auto principal = PrincipalName::Parse(text.substr(0, end));
  const auto id = ParseUuid(text.substr(end + std::string_view("/tokens/").size()));
  if (!principal || !id) return std::nullopt;
  return TokenName{*principal, *id};
}

absl::Status RequireLifetime(absl::Time expires_at, absl::Time now) {
  if (expires_at <= now) return FieldInvalid("expire_time", "must lie ahead");
  if (expires_at - now > kTokenLifetimeMax) {
    return FieldInvalid("expire_time", "must lie at most 366 days ahead");
  }
  return absl::OkStatus();
}

absl::Status RequireFittingScope(const Token& token, const Principal& principal) {
  const bool is_of_network = principal.name.school == kNetwork;
  if (!is_of_network && !token.schools.empty()) {
    return FieldInvalid("schools", "must be empty for a principal of one school");
  }
  const bool is_of_whole_school = !is_of_network && !principal.party && !principal.enrolment;
  if (!is_of_whole_school && !token.cohorts.empty()) {
    return FieldInvalid("cohorts", "must be empty unless the principal is of a school's cohorts");
  }
  return absl::OkStatus();
}

bool IsCertificateSubject(std::string_view text) {
  const bool is_host = text.starts_with("dns:");
  const auto is_large = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (is_host && std::ranges::any_of(text, is_large)) return false;
  return (is_host || text.starts_with("uri:")) && text.size() > 4 &&
         std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~'; });
}

absl::Status TokenRevoked(const TokenName& name) {
  return Refusal(absl::StatusCode::kFailedPrecondition, "TOKEN_REVOKED",
                 "the token was revoked already", {{"token", name.ToString()}});
}

}  // namespace ecloserie::domain
