#include "ecloserie/v1/access_service.pb.h"
#include "rpc/decode.h"
#include "rpc/services.h"
#include "rpc/token_message.h"
#include "usecases/token.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<usecases::CreateTokenCommand> DecodeCreateToken(
    const v1::CreateTokenRequest& request) {
  ASSIGN_OR_REFUSE(auto principal, DecodeName<domain::PrincipalName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(const auto expires_at, DecodeTime(request.expire_time(), "expire_time"));
  ASSIGN_OR_REFUSE(const auto role, DecodeOptionalRole(request.role(), "role"));
  usecases::CreateTokenCommand command{
      .principal = std::move(principal), .expires_at = expires_at, .role = role};
  for (int i = 0; i < request.school_ids_size(); ++i) {
    ASSIGN_OR_REFUSE(auto school,
                     DecodeSlug(request.school_ids(i), "school_ids[" + std::to_string(i) + "]"));
    command.schools.push_back(std::move(school));
  }
  for (int i = 0; i < request.cohorts_size(); ++i) {
    ASSIGN_OR_REFUSE(
        const auto cohort,
        DecodeName<domain::CohortName>(request.cohorts(i), "cohorts[" + std::to_string(i) + "]"));
    command.cohorts.push_back(cohort.slug);
  }
  return command;
}

absl::StatusOr<usecases::RotateTokenCommand> DecodeRotateToken(
    const v1::RotateTokenRequest& request) {
  ASSIGN_OR_REFUSE(auto token, DecodeName<domain::TokenName>(request.name(), "name"));
  ASSIGN_OR_REFUSE(const auto expires_at, DecodeTime(request.expire_time(), "expire_time"));
  return usecases::RotateTokenCommand{.token = std::move(token),
                                      .expires_at = expires_at,
                                      .overlap = absl::Seconds(request.overlap_seconds())};
}

absl::StatusOr<usecases::MapCertificateCommand> DecodeMapCertificate(
    const v1::MapCertificateRequest& request) {
  ASSIGN_OR_REFUSE(auto principal, DecodeName<domain::PrincipalName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(const auto expires_at, DecodeTime(request.expire_time(), "expire_time"));
  return usecases::MapCertificateCommand{.principal = std::move(principal),
                                         .subject = request.subject_alternative_name(),
                                         .expires_at = expires_at};
}

absl::StatusOr<domain::TokenName> DecodeRevokeToken(const v1::RevokeTokenRequest& request) {
  return DecodeName<domain::TokenName>(request.name(), "name");
}

absl::StatusOr<usecases::ListTokensQuery> DecodeListTokens(const v1::ListTokensRequest& request) {
  ASSIGN_OR_REFUSE(auto principal, DecodeName<domain::PrincipalName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  return usecases::ListTokensQuery{std::move(principal), std::move(page)};
}

v1::Token EncodeIssuedToken(const usecases::IssuedToken& issued) {
  v1::Token encoded = EncodeToken(issued.token);
  encoded.set_secret(issued.secret);
  return encoded;
}

v1::ListTokensResponse EncodeTokens(const usecases::Page<domain::Token>& page) {
  v1::ListTokensResponse response;
  for (const auto& token : page.items) *response.add_tokens() = EncodeToken(token);
  response.set_next_page_token(page.next_page_token);
  return response;
}

}  // namespace

std::vector<Method> TokenMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.AccessService.";
  return {
      serve.Change(service + "CreateToken", DecodeCreateToken, usecases::CreateToken,
                   usecases::ShowMadeToken, EncodeIssuedToken),
      serve.Change(service + "RotateToken", DecodeRotateToken, usecases::RotateToken,
                   usecases::ShowMadeToken, EncodeIssuedToken),
      serve.Change(service + "MapCertificate", DecodeMapCertificate, usecases::MapCertificate,
                   usecases::GetToken, EncodeToken),
      serve.Read(service + "ListTokens", DecodeListTokens, usecases::ListTokens, EncodeTokens),
      serve.Change(service + "RevokeToken", DecodeRevokeToken, usecases::RevokeToken,
                   usecases::GetToken, EncodeToken),
  };
}

}  // namespace ecloserie::rpc
