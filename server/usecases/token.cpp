#include "usecases/token.h"

#include <algorithm>

#include "domain/access.h"
#include "domain/refusal.h"
#include "domain/token_text.h"
#include "storage/token_store.h"
#include "usecases/cohort.h"
#include "usecases/principal.h"

namespace ecloserie::usecases {
namespace {

// Whoever asks for as long as before is not refused for a slow clock.
constexpr absl::Duration kClocksApart = absl::Minutes(1);

// What every way to make a credential asks.
absl::StatusOr<domain::Token> Judge(const Unit& unit, domain::Token token) {
  ASSIGN_OR_REFUSE(const auto principal, GetPrincipal(unit, token.name.principal));
  RETURN_IF_REFUSED(domain::RequireFittingScope(token, principal));
  for (const std::string& cohort : token.cohorts) {
    RETURN_IF_REFUSED(GetCohort(unit, {principal.name.school, cohort}).status());
  }
  RETURN_IF_REFUSED(domain::RequireNoWider(unit.caller(), principal, token));
  RETURN_IF_REFUSED(domain::RequireLifetime(token.expires_at, unit.environment().Now()));
  token.made_by = unit.caller().Actor();
  token.made_at = unit.now();
  return token;
}

absl::StatusOr<MadeToken> Issue(Unit& unit, const domain::Token& token) {
  MadeToken made{.name = token.name};
  made.secret =
      domain::MakeTokenText([&unit](std::span<std::uint8_t> bytes) { unit.FillRandom(bytes); });
  if (!storage::InsertToken(unit.transaction(), token,
                            unit.environment().KeyedDigest("token", made.secret))) {
    return absl::InternalError("a secret was drawn twice");
  }
  return made;
}

}  // namespace

std::optional<MadeToken> MadeToken::Parse(std::string_view text) {
  auto name = domain::TokenName::Parse(text);
  if (!name) return std::nullopt;
  return MadeToken{.name = *std::move(name)};
}

absl::StatusOr<IssuedToken> ShowMadeToken(const View& view, const MadeToken& made) {
  ASSIGN_OR_REFUSE(auto token, GetToken(view, made.name));
  return IssuedToken{std::move(token), made.secret};
}

absl::StatusOr<MadeToken> CreateToken(Unit& unit, const CreateTokenCommand& command) {
  ASSIGN_OR_REFUSE(const auto token, Judge(unit, {.name = {command.principal, unit.NewId()},
                                                  .role = command.role,
                                                  .schools = command.schools,
                                                  .cohorts = command.cohorts,
                                                  .expires_at = command.expires_at}));
  return Issue(unit, token);
}

absl::StatusOr<MadeToken> RotateToken(Unit& unit, const RotateTokenCommand& command) {
  const domain::Token& own = unit.caller().token;
  // Another's token looks like one that is not there.
  if (own.name != command.token || own.kind != domain::TokenKind::kToken) {
    return domain::PermissionMissing(domain::Permission::kWhoAmI);
  }
  RETURN_IF_REFUSED(domain::RequireLifetime(command.expires_at, unit.environment().Now()));
  // Who made the token said how long one may last.
  if (command.expires_at - unit.environment().Now() > own.expires_at - own.made_at + kClocksApart) {
    return domain::FieldInvalid("expire_time",
                                "must lie no further ahead than the token was "
                                "made for");
  }
  domain::Token next = own;
  next.name.id = unit.NewId();
  next.made_by = unit.caller().Actor();
  next.made_at = unit.now();
  next.expires_at = command.expires_at;
  next.version = 1;
  domain::Token old = own;
  old.expires_at = std::min(old.expires_at, unit.environment().Now() + command.overlap);
  storage::UpdateToken(unit.transaction(), old);
  return Issue(unit, next);
}

absl::StatusOr<domain::TokenName> MapCertificate(Unit& unit, const MapCertificateCommand& command) {
  if (!domain::IsCertificateSubject(command.subject)) {
    return domain::FieldInvalid("subject_alternative_name",
                                "must be dns:NAME in small letters, or uri:URI");
  }
  ASSIGN_OR_REFUSE(const auto token, Judge(unit, {.name = {command.principal, unit.NewId()},
                                                  .kind = domain::TokenKind::kCertificate,
                                                  .subject = command.subject,
                                                  .expires_at = command.expires_at}));
  const auto digest = unit.environment().KeyedDigest("certificate", command.subject);
  if (!storage::InsertToken(unit.transaction(), token, digest)) {
    return domain::ResourceExists(command.subject);
  }
  return token.name;
}

absl::StatusOr<domain::TokenName> RevokeToken(Unit& unit, const domain::TokenName& name) {
  ASSIGN_OR_REFUSE(domain::Token token, GetToken(unit, name));
  ASSIGN_OR_REFUSE(const auto principal, GetPrincipal(unit, name.principal));
  RETURN_IF_REFUSED(domain::RequireNoWider(unit.caller(), principal, token));
  if (token.revoked_at) return domain::TokenRevoked(name);
  token.revoked_at = unit.now();
  storage::UpdateToken(unit.transaction(), token);
  return name;
}

absl::StatusOr<domain::Token> GetToken(const View& view, const domain::TokenName& name) {
  auto token = storage::FindToken(view.transaction(), name, view.as_of());
  if (!token) return domain::ResourceMissing(name.ToString());
  return *std::move(token);
}

absl::StatusOr<Page<domain::Token>> ListTokens(const View& view, const ListTokensQuery& query) {
  RETURN_IF_REFUSED(GetPrincipal(view, query.principal).status());
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, query.page));
  const domain::Uuid first = domain::ParseUuid(after).value_or(domain::Uuid{});
  auto tokens =
      storage::ListTokens(view.transaction(), query.principal, first, query.page.size + 1);
  return CutPage(view, query.page, std::move(tokens),
                 [](const domain::Token& token) { return domain::ToText(token.name.id); });
}

}  // namespace ecloserie::usecases
