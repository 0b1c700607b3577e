#include "ecloserie/access.h"

#include "calls.h"

namespace ecloserie {

Result<v1::WhoAmIResponse> AccessClient::WhoAmI(v1::WhoAmIRequest request,
                                                CallOptions options) const {
  return Call<v1::WhoAmIResponse>(*core_, "AccessService.WhoAmI", std::move(request), options);
}

Result<v1::Principal> AccessClient::CreatePrincipal(v1::CreatePrincipalRequest request,
                                                    CallOptions options) const {
  return Call<v1::Principal>(*core_, "AccessService.CreatePrincipal", std::move(request), options);
}

Result<v1::Principal> AccessClient::GetPrincipal(v1::GetPrincipalRequest request,
                                                 CallOptions options) const {
  return Call<v1::Principal>(*core_, "AccessService.GetPrincipal", std::move(request), options);
}

Paged<v1::Principal> AccessClient::ListPrincipals(v1::ListPrincipalsRequest request,
                                                  CallOptions options) const {
  return List<v1::Principal>(core_, "AccessService.ListPrincipals", std::move(request),
                             std::move(options));
}

Result<v1::Principal> AccessClient::UpdatePrincipal(v1::UpdatePrincipalRequest request,
                                                    CallOptions options) const {
  return Call<v1::Principal>(*core_, "AccessService.UpdatePrincipal", std::move(request), options);
}

Result<v1::Token> AccessClient::CreateToken(v1::CreateTokenRequest request,
                                            CallOptions options) const {
  return Call<v1::Token>(*core_, "AccessService.CreateToken", std::move(request), options);
}

Result<v1::Token> AccessClient::RotateToken(v1::RotateTokenRequest request,
                                            CallOptions options) const {
  return Call<v1::Token>(*core_, "AccessService.RotateToken", std::move(request), options);
}

Result<v1::Token> AccessClient::MapCertificate(v1::MapCertificateRequest request,
                                               CallOptions options) const {
  return Call<v1::Token>(*core_, "AccessService.MapCertificate", std::move(request), options);
}

Paged<v1::Token> AccessClient::ListTokens(v1::ListTokensRequest request,
                                          CallOptions options) const {
  return List<v1::Token>(core_, "AccessService.ListTokens", std::move(request), std::move(options));
}

Result<v1::Token> AccessClient::RevokeToken(v1::RevokeTokenRequest request,
                                            CallOptions options) const {
  return Call<v1::Token>(*core_, "AccessService.RevokeToken", std::move(request), options);
}

Paged<v1::AuditRow> AccessClient::ListAudit(v1::ListAuditRequest request,
                                            CallOptions options) const {
  return List<v1::AuditRow>(core_, "AccessService.ListAudit", std::move(request),
                            std::move(options));
}

Paged<v1::AuditSeal> AccessClient::ListAuditSeals(v1::ListAuditSealsRequest request,
                                                  CallOptions options) const {
  return List<v1::AuditSeal>(core_, "AccessService.ListAuditSeals", std::move(request),
                             std::move(options));
}

}  // namespace ecloserie
