#pragma once

#include <string>

#include "support/boitron.h"

namespace ecloserie::tests {

// The money of the first cohort, small: every call must succeed.
inline constexpr const char* kAgency = "schools/boitron/parties/pole-emploi";
inline constexpr const char* kCompany = "schools/boitron/parties/atelier-vert";
inline constexpr const char* kConvention = "schools/boitron/agreements/convention-2015";

inline void AddParty(const Client& client, const std::string& slug, v1::PartyKind kind) {
  v1::CreatePartyRequest request;
  request.set_parent(kSchool);
  request.set_party_id(slug);
  request.mutable_party()->set_kind(kind);
  request.mutable_party()->set_display_name(slug);
  ValueOrThrow(client.sponsorship().CreateParty(request));
}

inline void AddParties(const Client& client) {
  AddParty(client, "pole-emploi", v1::PARTY_KIND_PUBLIC_BODY);
  AddParty(client, "atelier-vert", v1::PARTY_KIND_COMPANY);
}

// 30 000,00 € for 18 jobseekers of the region.
inline v1::CreateAgreementRequest AnAgreement(const std::string& slug = "convention-2015") {
  v1::CreateAgreementRequest request;
  request.set_parent(kSchool);
  request.set_agreement_id(slug);
  v1::Agreement& agreement = *request.mutable_agreement();
  agreement.set_party(kAgency);
  agreement.set_cohort(kCohort);
  agreement.set_nature(v1::NATURE_PUBLIC_CONVENTION);
  agreement.set_title("Convention 2015");
  *agreement.mutable_signed_on() = Day(2015, 4, 1);
  *agreement.mutable_valid_from() = Day(2015, 5, 4);
  *agreement.mutable_valid_to() = Day(2015, 10, 30);
  *agreement.mutable_ceiling() = Euros(3'000'000);
  agreement.set_seat_cap(18);
  agreement.set_unit(v1::AGREEMENT_UNIT_LUMP_SUM);
  agreement.set_jobseeker_region("Basse-Normandie");
  return request;
}

inline v1::CreateFundRequest AFund(const std::string& slug) {
  v1::CreateFundRequest request;
  request.set_parent(kSchool);
  request.set_fund_id(slug);
  request.mutable_fund()->set_title(slug);
  return request;
}

inline v1::RecordPaymentRequest APayment(const std::string& fund, std::int64_t cents,
                                         const std::string& external_ref) {
  v1::RecordPaymentRequest request;
  request.set_parent(kSchool);
  v1::Payment& payment = *request.mutable_payment();
  payment.set_party(kCompany);
  payment.set_nature(v1::NATURE_GIFT);
  *payment.mutable_amount() = Euros(cents);
  *payment.mutable_received_on() = Day(2015, 4, 20);
  payment.set_external_ref(external_ref);
  payment.set_fund(fund);
  return request;
}

// The name of a fund into which so much was paid.
inline std::string PaidFund(const Client& client, const std::string& slug, std::int64_t cents) {
  const auto fund = ValueOrThrow(client.sponsorship().CreateFund(AFund(slug)));
  ValueOrThrow(client.sponsorship().RecordPayment(APayment(fund.name(), cents, "BANK-" + slug)));
  return fund.name();
}

inline v1::Fund FundNow(const Client& client, const std::string& name) {
  v1::GetFundRequest request;
  request.set_name(name);
  return ValueOrThrow(client.sponsorship().GetFund(request));
}

inline v1::Agreement AgreementNow(const Client& client, const std::string& name) {
  v1::GetAgreementRequest request;
  request.set_name(name);
  return ValueOrThrow(client.sponsorship().GetAgreement(request));
}

inline v1::VerifyLedgerResponse Verify(const Client& client) {
  v1::VerifyLedgerRequest request;
  request.set_school(kSchool);
  return ValueOrThrow(client.sponsorship().VerifyLedger(request));
}

inline v1::AllocationSource FromFund(const std::string& fund, std::int64_t cents) {
  v1::AllocationSource source;
  source.set_fund(fund);
  *source.mutable_amount() = Euros(cents);
  return source;
}

inline v1::AllocationSource FromAgreement(const std::string& agreement, std::int64_t cents) {
  v1::AllocationSource source;
  source.set_agreement(agreement);
  *source.mutable_amount() = Euros(cents);
  return source;
}

// Reserved for a week.
inline v1::AllocateSeatRequest AnAllocation(const TestServer& server, const std::string& enrolment,
                                            const std::vector<v1::AllocationSource>& sources) {
  v1::AllocateSeatRequest request;
  request.set_enrolment(enrolment);
  for (const v1::AllocationSource& source : sources) *request.add_sources() = source;
  *request.mutable_expire_time() = Instant(server.environment().Now() + absl::Hours(24 * 7));
  return request;
}

// The name of the enrolment of a new applicant who occupies a seat of the
// agreement as well.
inline std::string TraineeUnder(TestServer& server, int number, const std::string& agreement) {
  const Client& client = server.admin();
  const std::string application = ReviewedApplication(client, number);
  v1::DecideEligibilityRequest decide;
  decide.set_agreement(agreement);
  decide.set_application(application);
  ValueOrThrow(client.sponsorship().DecideEligibility(decide));
  v1::MakeOfferRequest offer = AnOffer(server, application, kBlended);
  offer.add_agreements(agreement);
  ValueOrThrow(client.enrolment().MakeOffer(offer));
  v1::AcceptOfferRequest accept;
  accept.set_name(application);
  ValueOrThrow(client.enrolment().AcceptOffer(accept));
  v1::EnrolRequest enrol;
  enrol.set_application(application);
  return ValueOrThrow(client.enrolment().Enrol(enrol)).name();
}

}  // namespace ecloserie::tests
