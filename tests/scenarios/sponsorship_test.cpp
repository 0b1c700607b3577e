#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/sponsors.h"

namespace ecloserie::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class SponsorshipScenario : public testing::Test {
 protected:
  SponsorshipScenario() {
    SetUpBoitron(server_.admin());
    AddParties(server_.admin());
  }

  const Client& Admin() const { return server_.admin(); }
  SponsorshipClient Calls() const { return server_.admin().sponsorship(); }

  std::string MakeFund(const std::string& slug) {
    return ValueOrThrow(Calls().CreateFund(AFund(slug))).name();
  }
  v1::CreatePledgeRequest APledge(std::int64_t cents) {
    v1::CreatePledgeRequest request;
    request.set_parent(kSchool);
    request.mutable_pledge()->set_party(kCompany);
    request.mutable_pledge()->set_nature(v1::NATURE_GIFT);
    *request.mutable_pledge()->mutable_amount() = Euros(cents);
    *request.mutable_pledge()->mutable_pledged_on() = Day(2015, 3, 1);
    return request;
  }
  v1::Pledge PledgeNow() {
    v1::ListPledgesRequest request;
    request.set_parent(kSchool);
    return ValueOrThrow(Calls().ListPledges(request).Collect(10)).at(0);
  }
  Result<v1::EligibilityDecision> Decide(const std::string& application,
                                         const std::string& override_text = "") {
    v1::DecideEligibilityRequest request;
    request.set_agreement(kConvention);
    request.set_application(application);
    request.set_override_text(override_text);
    return Calls().DecideEligibility(request);
  }
  // Reviewed, and registered in the region since that day; never, when nullopt.
  std::string Applicant(int number, const std::string& region,
                        std::optional<v1::CivilDate> since = Day(2014, 9, 1)) {
    v1::SubmitApplicationRequest request = AnApplication(number);
    request.mutable_applicant()->set_jobseeker_region(region);
    request.mutable_applicant()->clear_jobseeker_since();
    if (since) *request.mutable_applicant()->mutable_jobseeker_since() = *since;
    return ValueOrThrow(Admin().enrolment().SubmitApplication(request)).name();
  }

  TestServer server_;
};

TEST_F(SponsorshipScenario, APromiseIsNoMoney) {
  const std::string fund = MakeFund("atelier-vert");

  const auto pledge = Calls().CreatePledge(APledge(500'000));

  ASSERT_TRUE(pledge) << pledge.error().message;
  EXPECT_EQ(pledge->outstanding().cents(), 500'000);
  EXPECT_EQ(FundNow(Admin(), fund).received().cents(), 0);
  EXPECT_EQ(FundNow(Admin(), fund).available().cents(), 0);
  EXPECT_THAT(Verify(Admin()).breaches(), IsEmpty());
}

TEST_F(SponsorshipScenario, APaymentFillsTheFundAndKeepsThePromise) {
  const std::string fund = MakeFund("atelier-vert");
  const auto pledge = ValueOrThrow(Calls().CreatePledge(APledge(500'000)));
  v1::RecordPaymentRequest request = APayment(fund, 200'000, "VIR-1");
  request.mutable_payment()->set_pledge(pledge.name());

  const auto payment = Calls().RecordPayment(request);

  ASSERT_TRUE(payment) << payment.error().message;
  EXPECT_EQ(FundNow(Admin(), fund).received().cents(), 200'000);
  EXPECT_EQ(FundNow(Admin(), fund).available().cents(), 200'000);
  EXPECT_EQ(PledgeNow().paid().cents(), 200'000);
  EXPECT_EQ(PledgeNow().outstanding().cents(), 300'000);
  EXPECT_THAT(Verify(Admin()).breaches(), IsEmpty());
}

TEST_F(SponsorshipScenario, MoreThanWasPromisedIsRefusedWithWhatIsOutstanding) {
  const std::string fund = MakeFund("atelier-vert");
  const auto pledge = ValueOrThrow(Calls().CreatePledge(APledge(1'000)));
  v1::RecordPaymentRequest request = APayment(fund, 1'001, "VIR-1");
  request.mutable_payment()->set_pledge(pledge.name());

  const auto refused = Calls().RecordPayment(request);

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::kFailedPrecondition);
  EXPECT_EQ(refused.error().reason, "PLEDGE_EXCEEDED");
  EXPECT_EQ(refused.error().metadata.at("pledge"), pledge.name());
  EXPECT_EQ(refused.error().metadata.at("outstanding_cents"), "1000");
  EXPECT_EQ(FundNow(Admin(), fund).received().cents(), 0);
}

TEST_F(SponsorshipScenario, APaymentKeepsOnlyAPromiseOfItsPartyAndNature) {
  const std::string fund = MakeFund("any");
  const auto pledge = ValueOrThrow(Calls().CreatePledge(APledge(1'000)));
  v1::RecordPaymentRequest other_nature = APayment(fund, 500, "VIR-1");
  other_nature.mutable_payment()->set_pledge(pledge.name());
  other_nature.mutable_payment()->set_nature(v1::NATURE_SPONSORSHIP);
  v1::RecordPaymentRequest other_party = APayment(fund, 500, "VIR-2");
  other_party.mutable_payment()->set_pledge(pledge.name());
  other_party.mutable_payment()->set_party(kAgency);

  const auto by_nature = Calls().RecordPayment(other_nature);
  const auto by_party = Calls().RecordPayment(other_party);

  ASSERT_FALSE(by_nature);
  EXPECT_EQ(by_nature.error().reason, "RULE_BROKEN");
  EXPECT_EQ(by_nature.error().metadata.at("rule"), "NATURE");
  ASSERT_FALSE(by_party);
  EXPECT_EQ(by_party.error().metadata.at("rule"), "PLEDGE_PARTY");
}

TEST_F(SponsorshipScenario, TheNatureOfMoneyIsNeverGuessed) {
  v1::RecordPaymentRequest request = APayment(MakeFund("any"), 500, "VIR-1");
  request.mutable_payment()->clear_nature();

  const auto refused = Calls().RecordPayment(request);

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "FIELD_INVALID");
  ASSERT_THAT(refused.error().fields, SizeIs(1));
  EXPECT_EQ(refused.error().fields[0].field, "payment.nature");
}

TEST_F(SponsorshipScenario, OneLineOfABankStatementIsRecordedOnce) {
  const std::string fund = MakeFund("any");
  const auto first = ValueOrThrow(Calls().RecordPayment(APayment(fund, 500, "VIR-1")));

  const auto again = Calls().RecordPayment(APayment(fund, 500, "VIR-1"));

  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, Code::kAlreadyExists);
  EXPECT_EQ(again.error().reason, "RESOURCE_EXISTS");
  EXPECT_EQ(again.error().metadata.at("resource"), first.name());
  EXPECT_EQ(FundNow(Admin(), fund).received().cents(), 500);
}

TEST_F(SponsorshipScenario, AFundOfOnePartyTakesNoOthersMoney) {
  v1::CreateFundRequest request = AFund("agency");
  request.mutable_fund()->set_party(kAgency);
  const auto fund = ValueOrThrow(Calls().CreateFund(request));

  const auto refused = Calls().RecordPayment(APayment(fund.name(), 500, "VIR-1"));

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "RULE_BROKEN");
  EXPECT_EQ(refused.error().metadata.at("rule"), "FUND_PARTY");
}

TEST_F(SponsorshipScenario, WhatAPaymentNamesMustExist) {
  v1::RecordPaymentRequest no_fund = APayment("schools/boitron/funds/none", 500, "VIR-1");
  v1::RecordPaymentRequest no_pledge = APayment(MakeFund("any"), 500, "VIR-2");
  no_pledge.mutable_payment()->set_pledge("schools/boitron/pledges/00000000000000000000000000");

  const auto by_fund = Calls().RecordPayment(no_fund);
  const auto by_pledge = Calls().RecordPayment(no_pledge);

  ASSERT_FALSE(by_fund);
  EXPECT_EQ(by_fund.error().metadata.at("resource"), "schools/boitron/funds/none");
  ASSERT_FALSE(by_pledge);
  EXPECT_EQ(by_pledge.error().reason, "RESOURCE_MISSING");
}

TEST_F(SponsorshipScenario, AnAgreementBooksItsCeilingAndMakesASeatPool) {
  const auto agreement = Calls().CreateAgreement(AnAgreement());

  ASSERT_TRUE(agreement) << agreement.error().message;
  EXPECT_EQ(agreement->name(), kConvention);
  EXPECT_EQ(agreement->available().cents(), 3'000'000);
  EXPECT_EQ(agreement->reserved().cents(), 0);
  v1::ListLedgerEntriesRequest list;
  list.set_parent(kSchool);
  const auto entries = ValueOrThrow(Calls().ListLedgerEntries(list).Collect(10));
  ASSERT_THAT(entries, SizeIs(1));
  EXPECT_EQ(entries[0].number(), 1);
  EXPECT_EQ(entries[0].ledger(), v1::LEDGER_KIND_COMMITMENT);
  EXPECT_EQ(entries[0].kind(), "AGREEMENT_SIGNED");
  EXPECT_EQ(entries[0].resource(), kConvention);
  EXPECT_EQ(entries[0].booked_by(), "admin");
  ASSERT_EQ(entries[0].postings_size(), 2);
  EXPECT_EQ(entries[0].postings(0).account(), "agreements/convention-2015/ceiling");
  EXPECT_EQ(entries[0].postings(1).amount().cents(), -3'000'000);
}

TEST_F(SponsorshipScenario, AUnitPriceStandsWhereThereIsAUnit) {
  v1::CreateAgreementRequest lump_sum = AnAgreement();
  *lump_sum.mutable_agreement()->mutable_unit_price() = Euros(100);
  v1::CreateAgreementRequest per_seat = AnAgreement();
  per_seat.mutable_agreement()->set_unit(v1::AGREEMENT_UNIT_PER_SEAT);

  const auto too_much = Calls().CreateAgreement(lump_sum);
  const auto too_little = Calls().CreateAgreement(per_seat);

  ASSERT_FALSE(too_much);
  EXPECT_EQ(too_much.error().fields.at(0).field, "agreement.unit_price");
  ASSERT_FALSE(too_little);
  EXPECT_EQ(too_little.error().fields.at(0).field, "agreement.unit_price");
}

TEST_F(SponsorshipScenario, EligibilityIsDecidedByTheRegistrationOnTheFirstDay) {
  ValueOrThrow(Calls().CreateAgreement(AnAgreement()));
  server_.environment().Advance(absl::Hours(48));

  const auto yes = Decide(Applicant(1, "BASSE NORMANDIE", Day(2015, 5, 4)));
  const auto late = Decide(Applicant(2, "Basse-Normandie", Day(2015, 5, 5)));
  const auto away = Decide(Applicant(3, "Bretagne"));
  const auto never = Decide(Applicant(4, "", std::nullopt));

  ASSERT_TRUE(yes && late && away && never);
  EXPECT_EQ(yes->outcome(), v1::ELIGIBILITY_OUTCOME_YES);
  EXPECT_EQ(yes->decided_by(), "admin");
  EXPECT_EQ(late->outcome(), v1::ELIGIBILITY_OUTCOME_NO);
  EXPECT_THAT(late->reason_codes(), ElementsAre("NOT_REGISTERED"));
  EXPECT_THAT(away->reason_codes(), ElementsAre("OUT_OF_REGION"));
  EXPECT_THAT(never->reason_codes(), ElementsAre("NOT_REGISTERED"));
}

TEST_F(SponsorshipScenario, ANoIsOverriddenWithATextAndKeepsItsReasons) {
  ValueOrThrow(Calls().CreateAgreement(AnAgreement()));
  const std::string away = Applicant(1, "Bretagne");
  const auto no = Decide(away);

  const auto overridden = Decide(away, "The region agreed by letter");
  const auto needless = Decide(Applicant(2, "Basse-Normandie"), "Just in case");

  ASSERT_TRUE(no && overridden);
  EXPECT_EQ(no->etag(), "v1");
  EXPECT_EQ(overridden->outcome(), v1::ELIGIBILITY_OUTCOME_OVERRIDDEN);
  EXPECT_THAT(overridden->reason_codes(), ElementsAre("OUT_OF_REGION"));
  EXPECT_EQ(overridden->override_text(), "The region agreed by letter");
  EXPECT_EQ(overridden->etag(), "v2");
  ASSERT_FALSE(needless);
  EXPECT_EQ(needless.error().fields.at(0).field, "override_text");
}

TEST_F(SponsorshipScenario, ADecisionIsReplayedAsItWasAfterItWasDecidedAgain) {
  ValueOrThrow(Calls().CreateAgreement(AnAgreement()));
  v1::DecideEligibilityRequest request;
  request.set_agreement(kConvention);
  request.set_application(Applicant(1, "Bretagne"));
  request.set_request_id("decide-once");
  const auto first = ValueOrThrow(Calls().DecideEligibility(request));
  ASSERT_TRUE(Decide(request.application(), "The region agreed by letter"));

  const auto replayed = ValueOrThrow(Calls().DecideEligibility(request));

  EXPECT_EQ(replayed.SerializeAsString(), first.SerializeAsString());
}

TEST_F(SponsorshipScenario, AnAgreementJudgesApplicantsOfItsCohortOnly) {
  v1::CreateCohortRequest other;
  other.set_parent(kSchool);
  other.set_cohort_id("promo-2");
  other.mutable_cohort()->set_programme("schools/boitron/programmes/dev-web");
  other.mutable_cohort()->set_title("Promo 2");
  *other.mutable_cohort()->mutable_starts_on() = Day(2016, 5, 2);
  *other.mutable_cohort()->mutable_ends_on() = Day(2016, 10, 28);
  v1::CreateAgreementRequest agreement = AnAgreement();
  agreement.mutable_agreement()->set_cohort(
      ValueOrThrow(Admin().school().CreateCohort(other)).name());
  ValueOrThrow(Calls().CreateAgreement(agreement));

  const auto refused = Decide(Applicant(1, "Basse-Normandie"));

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "RULE_BROKEN");
  EXPECT_EQ(refused.error().metadata.at("rule"), "AGREEMENT_COHORT");
}

TEST_F(SponsorshipScenario, AReplayTellsWhatTheBalancesWereThen) {
  v1::CreateFundRequest fund = AFund("any");
  fund.set_request_id("fund-once");
  v1::CreatePledgeRequest pledge = APledge(1'000);
  pledge.set_request_id("pledge-once");
  const auto first_fund = ValueOrThrow(Calls().CreateFund(fund));
  const auto first_pledge = ValueOrThrow(Calls().CreatePledge(pledge));
  v1::RecordPaymentRequest payment = APayment(first_fund.name(), 400, "VIR-1");
  payment.mutable_payment()->set_pledge(first_pledge.name());
  ValueOrThrow(Calls().RecordPayment(payment));

  const auto fund_again = ValueOrThrow(Calls().CreateFund(fund));
  const auto pledge_again = ValueOrThrow(Calls().CreatePledge(pledge));

  EXPECT_EQ(fund_again.SerializeAsString(), first_fund.SerializeAsString());
  EXPECT_EQ(pledge_again.SerializeAsString(), first_pledge.SerializeAsString());
}

TEST_F(SponsorshipScenario, ListsAreInTheOrderOfMakingAndFilteredByParty) {
  const std::string fund = MakeFund("any");
  for (int number = 1; number <= 5; ++number) {
    ValueOrThrow(Calls().RecordPayment(APayment(fund, number, "VIR-" + std::to_string(number))));
  }
  v1::ListPaymentsRequest list;
  list.set_parent(kSchool);
  list.set_page_size(2);
  v1::ListPaymentsRequest of_agency = list;
  of_agency.set_party(kAgency);

  const auto all = ValueOrThrow(Calls().ListPayments(list).Collect(10));
  const auto none = ValueOrThrow(Calls().ListPayments(of_agency).Collect(10));

  ASSERT_THAT(all, SizeIs(5));
  EXPECT_EQ(all.front().external_ref(), "VIR-1");
  EXPECT_EQ(all.back().external_ref(), "VIR-5");
  EXPECT_THAT(none, IsEmpty());
}

// Who taught the courses of 2015 was paid, and gave as well.
TEST_F(SponsorshipScenario, ASupplierIsAPartyThatIsPaid) {
  v1::CreatePartyRequest create;
  create.set_parent(kSchool);
  create.set_party_id("cours-de-code");
  create.mutable_party()->set_kind(v1::PARTY_KIND_ASSOCIATION);
  create.mutable_party()->set_display_name("Cours de code");
  create.mutable_party()->set_is_supplier(true);
  const auto created = server_.admin().sponsorship().CreateParty(create);
  v1::ListPartiesRequest list;
  list.set_parent(kSchool);
  list.set_suppliers_only(true);

  std::vector<std::string> suppliers;
  for (const auto& party : server_.admin().sponsorship().ListParties(list)) {
    suppliers.push_back(party->name());
  }

  ASSERT_TRUE(created) << created.error().message;
  EXPECT_TRUE(created->is_supplier());
  EXPECT_THAT(suppliers, testing::ElementsAre("schools/boitron/parties/cours-de-code"));
}

}  // namespace
}  // namespace ecloserie::tests
