#include "domain/etag.h"
#include "ecloserie/v1/sponsorship_service.pb.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/services.h"
#include "usecases/party.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<domain::Party> DecodeCreateParty(const v1::CreatePartyRequest& request) {
  ASSIGN_OR_REFUSE(const auto school, DecodeName<domain::SchoolName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(const std::string slug, DecodeSlug(request.party_id(), "party_id"));
  return domain::Party{.name = {school.school, slug},
                       .kind = DecodeChoice<domain::PartyKind>(request.party().kind()),
                       .display_name = request.party().display_name(),
                       .is_supplier = request.party().is_supplier()};
}

v1::Party EncodeParty(const domain::Party& party) {
  v1::Party encoded;
  encoded.set_name(party.name.ToString());
  encoded.set_kind(EncodeChoice<v1::PartyKind>(party.kind));
  encoded.set_display_name(party.display_name);
  encoded.set_is_supplier(party.is_supplier);
  encoded.set_etag(domain::EtagOf(party.version));
  return encoded;
}

absl::StatusOr<usecases::ListPartiesQuery> DecodeListParties(
    const v1::ListPartiesRequest& request) {
  ASSIGN_OR_REFUSE(auto school, DecodeName<domain::SchoolName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  return usecases::ListPartiesQuery{.school = std::move(school),
                                    .suppliers_only = request.suppliers_only(),
                                    .page = std::move(page)};
}

v1::ListPartiesResponse EncodeParties(const usecases::Page<domain::Party>& page) {
  v1::ListPartiesResponse response;
  for (const domain::Party& party : page.items) *response.add_parties() = EncodeParty(party);
  response.set_next_page_token(page.next_page_token);
  return response;
}

}  // namespace

std::vector<Method> SponsorshipMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.SponsorshipService.";
  std::vector<Method> methods = {
      serve.Change(service + "CreateParty", DecodeCreateParty, usecases::CreateParty,
                   usecases::GetParty, EncodeParty),
      serve.Read(service + "ListParties", DecodeListParties, usecases::ListParties, EncodeParties),
  };
  for (const auto part :
       {AgreementMethods, FundMethods, PledgeMethods, AllocationMethods, LedgerMethods}) {
    for (Method& method : part(serve)) methods.push_back(std::move(method));
  }
  return methods;
}

}  // namespace ecloserie::rpc
