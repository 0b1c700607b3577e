#include "domain/etag.h"
#include "ecloserie/v1/sponsorship_service.pb.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/services.h"
#include "usecases/fund.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<domain::Fund> DecodeCreateFund(const v1::CreateFundRequest& request) {
  const v1::Fund& fund = request.fund();
  ASSIGN_OR_REFUSE(const auto school, DecodeName<domain::SchoolName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(const std::string slug, DecodeSlug(request.fund_id(), "fund_id"));
  ASSIGN_OR_REFUSE(auto party, DecodeOptionalName<domain::PartyName>(fund.party(), "fund.party"));
  ASSIGN_OR_REFUSE(auto cohort,
                   DecodeOptionalName<domain::CohortName>(fund.cohort(), "fund.cohort"));
  return domain::Fund{.name = {school.school, slug},
                      .title = fund.title(),
                      .party = std::move(party),
                      .cohort = std::move(cohort)};
}

v1::Fund EncodeFund(const usecases::FundStanding& standing) {
  const domain::Fund& fund = standing.fund;
  v1::Fund encoded;
  encoded.set_name(fund.name.ToString());
  encoded.set_title(fund.title);
  if (fund.party) encoded.set_party(fund.party->ToString());
  if (fund.cohort) encoded.set_cohort(fund.cohort->ToString());
  *encoded.mutable_received() = EncodeCents(standing.holdings.SumCents());
  *encoded.mutable_available() = EncodeCents(standing.holdings.available_cents);
  *encoded.mutable_reserved() = EncodeCents(standing.holdings.reserved_cents);
  *encoded.mutable_confirmed() = EncodeCents(standing.holdings.confirmed_cents);
  encoded.set_etag(domain::EtagOf(fund.version));
  return encoded;
}

absl::StatusOr<domain::FundName> DecodeGetFund(const v1::GetFundRequest& request) {
  return DecodeName<domain::FundName>(request.name(), "name");
}

absl::StatusOr<usecases::ListFundsQuery> DecodeListFunds(const v1::ListFundsRequest& request) {
  ASSIGN_OR_REFUSE(auto school, DecodeName<domain::SchoolName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  return usecases::ListFundsQuery{std::move(school), std::move(page)};
}

v1::ListFundsResponse EncodeFunds(const usecases::Page<usecases::FundStanding>& page) {
  v1::ListFundsResponse response;
  for (const auto& standing : page.items) *response.add_funds() = EncodeFund(standing);
  response.set_next_page_token(page.next_page_token);
  return response;
}

}  // namespace

std::vector<Method> FundMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.SponsorshipService.";
  return {
      serve.Change(service + "CreateFund", DecodeCreateFund, usecases::CreateFund,
                   usecases::GetFund, EncodeFund),
      serve.Read(service + "GetFund", DecodeGetFund, usecases::GetFund, EncodeFund),
      serve.Read(service + "ListFunds", DecodeListFunds, usecases::ListFunds, EncodeFunds),
  };
}

}  // namespace ecloserie::rpc
