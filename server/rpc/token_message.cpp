#include "rpc/token_message.h"

#include "domain/etag.h"
#include "domain/refusal.h"
#include "rpc/encode.h"

namespace ecloserie::rpc {

v1::Token EncodeToken(const domain::Token& token) {
  v1::Token encoded;
  encoded.set_name(token.name.ToString());
  encoded.set_kind(EncodeChoice<v1::TokenKind>(token.kind));
  encoded.set_subject_alternative_name(token.subject);
  if (token.role) encoded.set_role(std::string(domain::WordOf(*token.role)));
  for (const std::string& school : token.schools) encoded.add_schools("schools/" + school);
  for (const std::string& cohort : token.cohorts) {
    encoded.add_cohorts(domain::CohortName{token.name.principal.school, cohort}.ToString());
  }
  encoded.set_made_by(token.made_by);
  *encoded.mutable_create_time() = EncodeTime(token.made_at);
  *encoded.mutable_expire_time() = EncodeTime(token.expires_at);
  if (token.revoked_at) *encoded.mutable_revoke_time() = EncodeTime(*token.revoked_at);
  if (token.last_used_at) *encoded.mutable_last_use_time() = EncodeTime(*token.last_used_at);
  encoded.set_etag(domain::EtagOf(token.version));
  return encoded;
}

absl::StatusOr<std::optional<domain::Role>> DecodeOptionalRole(const std::string& text,
                                                               const std::string& field) {
  if (text.empty()) return std::optional<domain::Role>();
  const auto role = domain::FromWord<domain::Role>(text);
  if (!role) {
    return domain::FieldInvalid(field,
                                "must be network-admin, school-admin, staff, facilitator, "
                                "partner, reporter, sponsor or trainee");
  }
  return role;
}

}  // namespace ecloserie::rpc
