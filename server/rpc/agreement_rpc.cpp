#include "domain/etag.h"
#include "ecloserie/v1/sponsorship_service.pb.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/services.h"
#include "usecases/agreement.h"
#include "usecases/eligibility.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<std::optional<std::int64_t>> DecodeUnitPrice(const v1::Agreement& agreement) {
  if (!agreement.has_unit_price()) return std::optional<std::int64_t>();
  ASSIGN_OR_REFUSE(const std::int64_t cents,
                   DecodeCents(agreement.unit_price(), "agreement.unit_price"));
  return std::optional(cents);
}

absl::StatusOr<domain::Agreement> DecodeCreateAgreement(const v1::CreateAgreementRequest& request) {
  const v1::Agreement& agreement = request.agreement();
  ASSIGN_OR_REFUSE(const auto school, DecodeName<domain::SchoolName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(const std::string slug, DecodeSlug(request.agreement_id(), "agreement_id"));
  ASSIGN_OR_REFUSE(auto party, DecodeName<domain::PartyName>(agreement.party(), "agreement.party"));
  ASSIGN_OR_REFUSE(auto cohort,
                   DecodeName<domain::CohortName>(agreement.cohort(), "agreement.cohort"));
  ASSIGN_OR_REFUSE(const std::int64_t ceiling_cents,
                   DecodeCents(agreement.ceiling(), "agreement.ceiling"));
  ASSIGN_OR_REFUSE(const auto unit_price_cents, DecodeUnitPrice(agreement));
  return domain::Agreement{.name = {school.school, slug},
                           .party = std::move(party),
                           .cohort = std::move(cohort),
                           .nature = DecodeChoice<domain::Nature>(agreement.nature()),
                           .title = agreement.title(),
                           .signed_on = DecodeDay(agreement.signed_on()),
                           .valid_from = DecodeDay(agreement.valid_from()),
                           .valid_to = DecodeDay(agreement.valid_to()),
                           .ceiling_cents = ceiling_cents,
                           .seat_cap = agreement.seat_cap(),
                           .unit = DecodeChoice<domain::AgreementUnit>(agreement.unit()),
                           .unit_price_cents = unit_price_cents,
                           .jobseeker_region = agreement.jobseeker_region()};
}

v1::Agreement EncodeAgreement(const usecases::AgreementStanding& standing) {
  const domain::Agreement& agreement = standing.agreement;
  v1::Agreement encoded;
  encoded.set_name(agreement.name.ToString());
  encoded.set_party(agreement.party.ToString());
  encoded.set_cohort(agreement.cohort.ToString());
  encoded.set_nature(EncodeChoice<v1::Nature>(agreement.nature));
  encoded.set_title(agreement.title);
  *encoded.mutable_signed_on() = EncodeDay(agreement.signed_on);
  *encoded.mutable_valid_from() = EncodeDay(agreement.valid_from);
  *encoded.mutable_valid_to() = EncodeDay(agreement.valid_to);
  *encoded.mutable_ceiling() = EncodeCents(agreement.ceiling_cents);
  encoded.set_seat_cap(agreement.seat_cap);
  encoded.set_unit(EncodeChoice<v1::AgreementUnit>(agreement.unit));
  if (agreement.unit_price_cents) {
    *encoded.mutable_unit_price() = EncodeCents(*agreement.unit_price_cents);
  }
  encoded.set_jobseeker_region(agreement.jobseeker_region);
  *encoded.mutable_reserved() = EncodeCents(standing.holdings.reserved_cents);
  *encoded.mutable_confirmed() = EncodeCents(standing.holdings.confirmed_cents);
  *encoded.mutable_available() = EncodeCents(standing.holdings.available_cents);
  encoded.set_etag(domain::EtagOf(agreement.version));
  return encoded;
}

absl::StatusOr<domain::AgreementName> DecodeGetAgreement(const v1::GetAgreementRequest& request) {
  return DecodeName<domain::AgreementName>(request.name(), "name");
}

absl::StatusOr<usecases::ListAgreementsQuery> DecodeListAgreements(
    const v1::ListAgreementsRequest& request) {
  ASSIGN_OR_REFUSE(auto school, DecodeName<domain::SchoolName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  return usecases::ListAgreementsQuery{std::move(school), std::move(page)};
}

v1::ListAgreementsResponse EncodeAgreements(
    const usecases::Page<usecases::AgreementStanding>& page) {
  v1::ListAgreementsResponse response;
  for (const auto& standing : page.items) *response.add_agreements() = EncodeAgreement(standing);
  response.set_next_page_token(page.next_page_token);
  return response;
}

absl::StatusOr<usecases::DecideEligibilityCommand> DecodeDecideEligibility(
    const v1::DecideEligibilityRequest& request) {
  ASSIGN_OR_REFUSE(auto agreement,
                   DecodeName<domain::AgreementName>(request.agreement(), "agreement"));
  ASSIGN_OR_REFUSE(auto application,
                   DecodeName<domain::ApplicationName>(request.application(), "application"));
  return usecases::DecideEligibilityCommand{.agreement = std::move(agreement),
                                            .application = std::move(application),
                                            .override_text = request.override_text()};
}

v1::EligibilityDecision EncodeDecision(const domain::EligibilityDecision& decision) {
  v1::EligibilityDecision encoded;
  encoded.set_agreement(decision.name.agreement.ToString());
  encoded.set_application(decision.name.application.ToString());
  encoded.set_outcome(EncodeChoice<v1::EligibilityOutcome>(decision.outcome));
  for (const domain::EligibilityReason reason : decision.reasons) {
    encoded.add_reason_codes(std::string(domain::WordOf(reason)));
  }
  encoded.set_override_text(decision.override_text);
  encoded.set_decided_by(decision.decided_by);
  *encoded.mutable_decide_time() = EncodeTime(decision.decided_at);
  encoded.set_etag(domain::EtagOf(decision.version));
  return encoded;
}

}  // namespace

std::vector<Method> AgreementMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.SponsorshipService.";
  return {
      serve.Change(service + "CreateAgreement", DecodeCreateAgreement, usecases::CreateAgreement,
                   usecases::GetAgreement, EncodeAgreement),
      serve.Read(service + "GetAgreement", DecodeGetAgreement, usecases::GetAgreement,
                 EncodeAgreement),
      serve.Read(service + "ListAgreements", DecodeListAgreements, usecases::ListAgreements,
                 EncodeAgreements),
      serve.Change(service + "DecideEligibility", DecodeDecideEligibility,
                   usecases::DecideEligibility, usecases::GetEligibility, EncodeDecision),
  };
}

}  // namespace ecloserie::rpc
