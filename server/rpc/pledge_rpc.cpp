#include "domain/etag.h"
#include "ecloserie/v1/sponsorship_service.pb.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/services.h"
#include "usecases/pledge.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<domain::Pledge> DecodeCreatePledge(const v1::CreatePledgeRequest& request) {
  const v1::Pledge& pledge = request.pledge();
  ASSIGN_OR_REFUSE(const auto school, DecodeName<domain::SchoolName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto party, DecodeName<domain::PartyName>(pledge.party(), "pledge.party"));
  ASSIGN_OR_REFUSE(const std::int64_t cents, DecodeCents(pledge.amount(), "pledge.amount"));
  return domain::Pledge{.name = {school.school, {}},
                        .party = std::move(party),
                        .nature = DecodeChoice<domain::Nature>(pledge.nature()),
                        .amount_cents = cents,
                        .pledged_on = DecodeDay(pledge.pledged_on())};
}

v1::Pledge EncodePledge(const usecases::PledgeStanding& standing) {
  const domain::Pledge& pledge = standing.pledge;
  v1::Pledge encoded;
  encoded.set_name(pledge.name.ToString());
  encoded.set_party(pledge.party.ToString());
  encoded.set_nature(EncodeChoice<v1::Nature>(pledge.nature));
  *encoded.mutable_amount() = EncodeCents(pledge.amount_cents);
  *encoded.mutable_pledged_on() = EncodeDay(pledge.pledged_on);
  *encoded.mutable_paid() = EncodeCents(standing.paid_cents);
  *encoded.mutable_outstanding() = EncodeCents(standing.OutstandingCents());
  encoded.set_etag(domain::EtagOf(pledge.version));
  return encoded;
}

absl::StatusOr<usecases::ListPledgesQuery> DecodeListPledges(
    const v1::ListPledgesRequest& request) {
  ASSIGN_OR_REFUSE(auto school, DecodeName<domain::SchoolName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto party, DecodeOptionalName<domain::PartyName>(request.party(), "party"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  return usecases::ListPledgesQuery{std::move(school), std::move(party), std::move(page)};
}

v1::ListPledgesResponse EncodePledges(const usecases::Page<usecases::PledgeStanding>& page) {
  v1::ListPledgesResponse response;
  for (const auto& standing : page.items) *response.add_pledges() = EncodePledge(standing);
  response.set_next_page_token(page.next_page_token);
  return response;
}

absl::StatusOr<domain::Payment> DecodeRecordPayment(const v1::RecordPaymentRequest& request) {
  const v1::Payment& payment = request.payment();
  ASSIGN_OR_REFUSE(const auto school, DecodeName<domain::SchoolName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto party, DecodeName<domain::PartyName>(payment.party(), "payment.party"));
  ASSIGN_OR_REFUSE(const std::int64_t cents, DecodeCents(payment.amount(), "payment.amount"));
  ASSIGN_OR_REFUSE(auto fund, DecodeName<domain::FundName>(payment.fund(), "payment.fund"));
  ASSIGN_OR_REFUSE(auto pledge,
                   DecodeOptionalName<domain::PledgeName>(payment.pledge(), "payment.pledge"));
  return domain::Payment{.name = {school.school, {}},
                         .party = std::move(party),
                         .nature = DecodeChoice<domain::Nature>(payment.nature()),
                         .amount_cents = cents,
                         .received_on = DecodeDay(payment.received_on()),
                         .external_ref = payment.external_ref(),
                         .fund = std::move(fund),
                         .pledge = std::move(pledge)};
}

v1::Payment EncodePayment(const domain::Payment& payment) {
  v1::Payment encoded;
  encoded.set_name(payment.name.ToString());
  encoded.set_party(payment.party.ToString());
  encoded.set_nature(EncodeChoice<v1::Nature>(payment.nature));
  *encoded.mutable_amount() = EncodeCents(payment.amount_cents);
  *encoded.mutable_received_on() = EncodeDay(payment.received_on);
  encoded.set_external_ref(payment.external_ref);
  encoded.set_fund(payment.fund.ToString());
  if (payment.pledge) encoded.set_pledge(payment.pledge->ToString());
  encoded.set_etag(domain::EtagOf(payment.version));
  return encoded;
}

absl::StatusOr<usecases::ListPaymentsQuery> DecodeListPayments(
    const v1::ListPaymentsRequest& request) {
  ASSIGN_OR_REFUSE(auto school, DecodeName<domain::SchoolName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto party, DecodeOptionalName<domain::PartyName>(request.party(), "party"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  return usecases::ListPaymentsQuery{std::move(school), std::move(party), std::move(page)};
}

v1::ListPaymentsResponse EncodePayments(const usecases::Page<domain::Payment>& page) {
  v1::ListPaymentsResponse response;
  for (const auto& payment : page.items) *response.add_payments() = EncodePayment(payment);
  response.set_next_page_token(page.next_page_token);
  return response;
}

}  // namespace

std::vector<Method> PledgeMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.SponsorshipService.";
  return {
      serve.Change(service + "CreatePledge", DecodeCreatePledge, usecases::CreatePledge,
                   usecases::GetPledge, EncodePledge),
      serve.Read(service + "ListPledges", DecodeListPledges, usecases::ListPledges, EncodePledges),
      serve.Change(service + "RecordPayment", DecodeRecordPayment, usecases::RecordPayment,
                   usecases::GetPayment, EncodePayment),
      serve.Read(service + "ListPayments", DecodeListPayments, usecases::ListPayments,
                 EncodePayments),
  };
}

}  // namespace ecloserie::rpc
