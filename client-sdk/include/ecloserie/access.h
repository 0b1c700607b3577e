#pragma once

#include <memory>
#include <utility>

#include "ecloserie/options.h"
#include "ecloserie/pages.h"
#include "ecloserie/result.h"
#include "ecloserie/v1/access_service.pb.h"

namespace ecloserie {

class Core;

// Who is calling, and who may; what each call promises stands in
// proto/ecloserie/v1/access_service.proto.
class AccessClient {
 public:
  explicit AccessClient(std::shared_ptr<const Core> core) : core_(std::move(core)) {}

  Result<v1::WhoAmIResponse> WhoAmI(v1::WhoAmIRequest, CallOptions = {}) const;

  Result<v1::Principal> CreatePrincipal(v1::CreatePrincipalRequest, CallOptions = {}) const;
  Result<v1::Principal> GetPrincipal(v1::GetPrincipalRequest, CallOptions = {}) const;
  Paged<v1::Principal> ListPrincipals(v1::ListPrincipalsRequest, CallOptions = {}) const;
  Result<v1::Principal> UpdatePrincipal(v1::UpdatePrincipalRequest, CallOptions = {}) const;

  // The secret is in the first answer and nowhere else.
  Result<v1::Token> CreateToken(v1::CreateTokenRequest, CallOptions = {}) const;
  Result<v1::Token> RotateToken(v1::RotateTokenRequest, CallOptions = {}) const;
  Result<v1::Token> MapCertificate(v1::MapCertificateRequest, CallOptions = {}) const;
  Paged<v1::Token> ListTokens(v1::ListTokensRequest, CallOptions = {}) const;
  Result<v1::Token> RevokeToken(v1::RevokeTokenRequest, CallOptions = {}) const;

  // The journal of a school and the seals over it (ecloserie/proof.h verifies them).
  Paged<v1::AuditRow> ListAudit(v1::ListAuditRequest, CallOptions = {}) const;
  Paged<v1::AuditSeal> ListAuditSeals(v1::ListAuditSealsRequest, CallOptions = {}) const;

 private:
  std::shared_ptr<const Core> core_;
};

}  // namespace ecloserie
