#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/token_text.h"
#include "support/boitron.h"
#include "support/sponsors.h"

namespace ecloserie::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr const char* kMarie = "schools/boitron/principals/marie";

class AccessTest : public ::testing::Test {
 protected:
  AccessTest() { SetUpBoitron(server_.admin()); }

  v1::Principal Add(const std::string& slug, const std::string& role,
                    const std::vector<std::string>& cohorts = {}) {
    v1::CreatePrincipalRequest request;
    request.set_parent(kSchool);
    request.set_principal_id(slug);
    request.mutable_principal()->set_role(role);
    for (const auto& cohort : cohorts) request.mutable_principal()->add_cohorts(cohort);
    return ValueOrThrow(server_.admin().access().CreatePrincipal(request));
  }

  v1::CreateTokenRequest ATokenFor(const std::string& principal, absl::Duration lifetime) const {
    v1::CreateTokenRequest request;
    request.set_parent(principal);
    *request.mutable_expire_time() = Instant(server_.environment().Now() + lifetime);
    return request;
  }

  v1::Token TokenFor(const std::string& principal, absl::Duration lifetime = absl::Hours(24)) {
    return ValueOrThrow(server_.admin().access().CreateToken(ATokenFor(principal, lifetime)));
  }

  Client With(const v1::Token& made) const { return server_.ClientWithToken(made.secret()); }

  static std::string ReasonFor(const Client& client) {
    const auto self = client.access().WhoAmI({});
    return self ? "" : self.error().reason;
  }

  static Result<v1::Cohort> ReadCohort(const Client& client, const std::string& name = kCohort) {
    v1::GetCohortRequest request;
    request.set_name(name);
    return client.school().GetCohort(request);
  }

  TestServer server_;
};

TEST_F(AccessTest, ANewPrincipalActsWithItsTokenUnderItsName) {
  Add("marie", "staff");
  const auto made = TokenFor(kMarie);

  const auto self = ValueOrThrow(With(made).access().WhoAmI({}));

  EXPECT_EQ(self.principal(), "boitron/marie");
  EXPECT_EQ(self.role(), "staff");
  EXPECT_EQ(self.token().name(), made.name());
  EXPECT_TRUE(domain::IsTokenText(made.secret()));
}

TEST_F(AccessTest, ASecretIsToldOnceAndKeptNowhere) {
  Add("marie", "staff");
  const auto request = ATokenFor(kMarie, absl::Hours(1));
  const CallOptions once{.request_id = "the-same"};

  const auto first = ValueOrThrow(server_.admin().access().CreateToken(request, once));
  const auto second = ValueOrThrow(server_.admin().access().CreateToken(request, once));

  EXPECT_EQ(second.name(), first.name());
  EXPECT_EQ(second.secret(), "");
  EXPECT_THAT(first.secret(), Not(IsEmpty()));
  EXPECT_THAT(server_.LogText(), Not(HasSubstr(first.secret())));
}

TEST_F(AccessTest, ATokenEndsOnItsDay) {
  Add("marie", "staff");
  const Client marie = With(TokenFor(kMarie, absl::Hours(2)));
  ASSERT_EQ(ReasonFor(marie), "");

  server_.environment().Advance(absl::Hours(2));

  EXPECT_EQ(ReasonFor(marie), "TOKEN_EXPIRED");
}

TEST_F(AccessTest, NoTokenLastsForEver) {
  Add("marie", "staff");

  const auto too_long =
      server_.admin().access().CreateToken(ATokenFor(kMarie, absl::Hours(24 * 367)));
  const auto over = server_.admin().access().CreateToken(ATokenFor(kMarie, absl::Hours(-1)));

  EXPECT_EQ(too_long.error().fields.at(0).field, "expire_time");
  EXPECT_EQ(over.error().fields.at(0).field, "expire_time");
}

TEST_F(AccessTest, ARevokedTokenCountsNoMoreAndIsNotRevokedTwice) {
  Add("marie", "staff");
  const auto lost = TokenFor(kMarie);
  const auto kept = TokenFor(kMarie);
  v1::RevokeTokenRequest revoke;
  revoke.set_name(lost.name());

  const auto revoked = ValueOrThrow(server_.admin().access().RevokeToken(revoke));
  const auto again = server_.admin().access().RevokeToken(revoke);

  EXPECT_TRUE(revoked.has_revoke_time());
  EXPECT_EQ(again.error().reason, "TOKEN_REVOKED");
  EXPECT_EQ(ReasonFor(With(lost)), "TOKEN_UNKNOWN");
  EXPECT_EQ(ReasonFor(With(kept)), "");
}

TEST_F(AccessTest, ATokenIsRotatedWithoutAGap) {
  Add("partner", "partner");
  const Client before = With(TokenFor("schools/boitron/principals/partner"));
  v1::RotateTokenRequest rotate;
  rotate.set_name(ValueOrThrow(before.access().WhoAmI({})).token().name());
  *rotate.mutable_expire_time() = Instant(server_.environment().Now() + absl::Hours(24));
  rotate.set_overlap_seconds(600);

  const Client after = With(ValueOrThrow(before.access().RotateToken(rotate)));

  EXPECT_EQ(ReasonFor(before), "");
  EXPECT_EQ(ReasonFor(after), "");
  server_.environment().Advance(absl::Minutes(11));
  EXPECT_EQ(ReasonFor(before), "TOKEN_EXPIRED");
  EXPECT_EQ(ReasonFor(after), "");
}

// An answer that is lost on its way must not lock anybody out.
TEST_F(AccessTest, NoTokenEndsTheMomentItIsRotatedNorLastsLongerThanItWasMadeFor) {
  Add("partner", "partner");
  const Client partner = With(TokenFor("schools/boitron/principals/partner", absl::Hours(24)));
  v1::RotateTokenRequest rotate;
  rotate.set_name(ValueOrThrow(partner.access().WhoAmI({})).token().name());
  *rotate.mutable_expire_time() = Instant(server_.environment().Now() + absl::Hours(12));

  EXPECT_EQ(partner.access().RotateToken(rotate).error().fields.at(0).field, "overlap_seconds");
  rotate.set_overlap_seconds(60);
  *rotate.mutable_expire_time() = Instant(server_.environment().Now() + absl::Hours(25));
  EXPECT_EQ(partner.access().RotateToken(rotate).error().fields.at(0).field, "expire_time");
}

// Names and birth date of somebody whom only another cohort knows open no record.
TEST_F(AccessTest, WhoeverIsBoundToACohortMeetsNobodyOfAnother) {
  v1::CreateCohortRequest second;
  second.set_parent(kSchool);
  second.set_cohort_id("promo-2");
  second.mutable_cohort()->set_programme("schools/boitron/programmes/dev-web");
  second.mutable_cohort()->set_title("Deuxième");
  *second.mutable_cohort()->mutable_starts_on() = Day(2015, 11, 2);
  *second.mutable_cohort()->mutable_ends_on() = Day(2016, 4, 29);
  const std::string other = ValueOrThrow(server_.admin().school().CreateCohort(second)).name();
  v1::SubmitApplicationRequest known = AnApplication(1);
  known.mutable_applicant()->set_phone("0102030405");
  ValueOrThrow(server_.admin().enrolment().SubmitApplication(known));
  Add("marie", "staff", {other});
  const Client marie = With(TokenFor(kMarie));
  v1::SubmitApplicationRequest pry = AnApplication(1);
  pry.set_cohort(other);
  pry.set_external_ref("OTHER-1");

  const auto judged = marie.enrolment().SubmitApplication(pry, {.validate_only = true});
  const auto filed = marie.enrolment().SubmitApplication(pry);

  EXPECT_EQ(judged.error().reason, "PERMISSION_MISSING");
  EXPECT_EQ(filed.error().reason, "PERMISSION_MISSING");
  pry.mutable_applicant()->set_given_name("Camille");
  EXPECT_TRUE(marie.enrolment().SubmitApplication(pry));
}

TEST_F(AccessTest, NobodyRotatesTheTokenOfAnother) {
  Add("marie", "staff");
  const auto other = TokenFor(kMarie);
  v1::RotateTokenRequest rotate;
  rotate.set_name(other.name());
  *rotate.mutable_expire_time() = Instant(server_.environment().Now() + absl::Hours(1));
  rotate.set_overlap_seconds(60);

  EXPECT_EQ(server_.admin().access().RotateToken(rotate).error().reason, "PERMISSION_MISSING");
}

TEST_F(AccessTest, WhoeverIsDisabledIsDisabledWithAllTokens) {
  const auto marie = Add("marie", "staff");
  const Client client = With(TokenFor(kMarie));
  v1::UpdatePrincipalRequest disable;
  disable.set_name(kMarie);
  disable.mutable_principal()->set_role("staff");
  disable.mutable_principal()->set_disabled(true);
  disable.set_etag(marie.etag());

  ValueOrThrow(server_.admin().access().UpdatePrincipal(disable));

  EXPECT_EQ(ReasonFor(client), "TOKEN_UNKNOWN");
  EXPECT_EQ(server_.admin().access().UpdatePrincipal(disable).error().reason, "ETAG_MISMATCH");
}

TEST_F(AccessTest, NobodyDisablesThemselves) {
  const Client director = server_.ClientAs("director", domain::Role::kSchoolAdmin, "boitron");
  v1::UpdatePrincipalRequest disable;
  disable.set_name("schools/boitron/principals/director");
  disable.mutable_principal()->set_role("school-admin");
  disable.mutable_principal()->set_disabled(true);

  const auto answer = director.access().UpdatePrincipal(disable);

  EXPECT_EQ(answer.error().reason, "RULE_BROKEN");
  EXPECT_EQ(ReasonFor(director), "");
}

TEST_F(AccessTest, ATokenMayAllowLessThanItsPrincipal) {
  Add("director", "school-admin");
  auto request = ATokenFor("schools/boitron/principals/director", absl::Hours(1));
  request.set_role("reporter");
  const Client reporter = With(ValueOrThrow(server_.admin().access().CreateToken(request)));

  EXPECT_THAT(ValueOrThrow(reporter.access().WhoAmI({})).permissions(),
              ElementsAre("WHO_AM_I", "REPORT_READ"));
  EXPECT_EQ(ReadCohort(reporter).error().reason, "PERMISSION_MISSING");
}

TEST_F(AccessTest, NoTokenAllowsMoreThanItsPrincipal) {
  Add("marie", "staff");
  auto request = ATokenFor(kMarie, absl::Hours(1));
  request.set_role("school-admin");

  const auto answer = server_.admin().access().CreateToken(request);

  EXPECT_EQ(answer.error().reason, "SCOPE_TOO_WIDE");
}

TEST_F(AccessTest, NobodyGivesAwayMoreThanTheyHold) {
  Add("director", "school-admin");
  auto bound = ATokenFor("schools/boitron/principals/director", absl::Hours(1));
  bound.add_cohorts(kCohort);
  const Client director = With(ValueOrThrow(server_.admin().access().CreateToken(bound)));
  v1::CreatePrincipalRequest wide;
  wide.set_parent(kSchool);
  wide.set_principal_id("eve");
  wide.mutable_principal()->set_role("staff");
  v1::CreatePrincipalRequest of_network = wide;
  of_network.set_parent("schools/-");
  of_network.mutable_principal()->set_role("network-admin");

  EXPECT_EQ(director.access().CreatePrincipal(wide).error().code, Code::kPermissionDenied);
  EXPECT_EQ(director.access().CreatePrincipal(of_network).error().code, Code::kPermissionDenied);
}

TEST_F(AccessTest, ATokenOfTheNetworkMayBeForOneSchoolOnly) {
  AddSchool(server_.admin(), "valognes");
  auto request = ATokenFor("schools/-/principals/admin", absl::Hours(1));
  request.add_school_ids("valognes");
  const Client auditor = With(ValueOrThrow(server_.admin().access().CreateToken(request)));

  const auto schools = ValueOrThrow(auditor.school().ListSchools({}).Collect(10));

  ASSERT_THAT(schools, SizeIs(1));
  EXPECT_EQ(schools[0].name(), "schools/valognes");
  EXPECT_EQ(ReadCohort(auditor).error().reason, "PERMISSION_MISSING");
}

TEST_F(AccessTest, AFacilitatorReachesOwnCohortsOnlyAndAtOnceOtherOnes) {
  v1::CreateCohortRequest second;
  second.set_parent(kSchool);
  second.set_cohort_id("promo-2");
  second.mutable_cohort()->set_programme("schools/boitron/programmes/dev-web");
  second.mutable_cohort()->set_title("Deuxième");
  *second.mutable_cohort()->mutable_starts_on() = Day(2015, 11, 2);
  *second.mutable_cohort()->mutable_ends_on() = Day(2016, 4, 29);
  const std::string other = ValueOrThrow(server_.admin().school().CreateCohort(second)).name();
  Add("marie", "facilitator", {kCohort});
  const Client marie = With(TokenFor(kMarie));
  ASSERT_TRUE(ReadCohort(marie));
  ASSERT_EQ(ReadCohort(marie, other).error().reason, "PERMISSION_MISSING");
  v1::UpdatePrincipalRequest move;
  move.set_name(kMarie);
  move.mutable_principal()->set_role("facilitator");
  move.mutable_principal()->add_cohorts(other);

  ValueOrThrow(server_.admin().access().UpdatePrincipal(move));

  EXPECT_TRUE(ReadCohort(marie, other));
  EXPECT_EQ(ReadCohort(marie).error().reason, "PERMISSION_MISSING");
}

TEST_F(AccessTest, ARoleIsNotGivenWithoutWhatItIsBoundTo) {
  v1::CreatePrincipalRequest request;
  request.set_parent(kSchool);
  request.set_principal_id("eve");

  for (const auto& [role, field] :
       {std::pair("facilitator", "principal.cohorts"), std::pair("sponsor", "principal.party"),
        std::pair("trainee", "principal.enrolment"), std::pair("network-admin", "principal.role"),
        std::pair("king", "principal.role")}) {
    request.mutable_principal()->set_role(role);
    const auto answer = server_.admin().access().CreatePrincipal(request);
    EXPECT_EQ(answer.error().fields.at(0).field, field) << role;
  }
}

TEST_F(AccessTest, ASponsorReadsItsOwnMoneyOnly) {
  AddParties(server_.admin());
  v1::CreateFundRequest own = AFund("own");
  own.mutable_fund()->set_party(kCompany);
  const std::string fund = ValueOrThrow(server_.admin().sponsorship().CreateFund(own)).name();
  const std::string other =
      ValueOrThrow(server_.admin().sponsorship().CreateFund(AFund("other"))).name();
  const Client sponsor = server_.ClientWithToken(server_.Introduce(
      {.name = {"boitron", "atelier"}, .role = domain::Role::kSponsor, .party = "atelier-vert"}));
  v1::GetFundRequest read;
  read.set_name(other);
  v1::ListPaymentsRequest everything;
  everything.set_parent(kSchool);

  EXPECT_EQ(FundNow(sponsor, fund).name(), fund);
  EXPECT_EQ(sponsor.sponsorship().GetFund(read).error().reason, "PERMISSION_MISSING");
  EXPECT_EQ(sponsor.sponsorship().ListPayments(everything).Collect(10).error().reason,
            "PERMISSION_MISSING");
}

TEST_F(AccessTest, ATraineeReadsItsOwnEnrolmentOnly) {
  const std::string own = EnrolledTrainee(server_, 1);
  const std::string other = EnrolledTrainee(server_, 2);
  const auto id = domain::ParseUuid(own.substr(own.rfind('/') + 1));
  const Client trainee = server_.ClientWithToken(server_.Introduce(
      {.name = {"boitron", "trainee-1"}, .role = domain::Role::kTrainee, .enrolment = id}));
  v1::GetEnrolmentRequest read;
  read.set_name(own);
  v1::GetEnrolmentRequest pry;
  pry.set_name(other);

  EXPECT_TRUE(trainee.enrolment().GetEnrolment(read));
  EXPECT_EQ(trainee.enrolment().GetEnrolment(pry).error().reason, "PERMISSION_MISSING");
}

TEST_F(AccessTest, TheHourOfTheLastUseIsKept) {
  Add("marie", "staff");
  const Client marie = With(TokenFor(kMarie));
  ASSERT_EQ(ReasonFor(marie), "");
  v1::ListTokensRequest list;
  list.set_parent(kMarie);
  server_.Restart();  // What is on its way to the store is there then.

  const auto tokens = ValueOrThrow(server_.admin().access().ListTokens(list).Collect(10));

  ASSERT_THAT(tokens, SizeIs(1));
  EXPECT_EQ(tokens[0].last_use_time().seconds() % 3600, 0);
  EXPECT_LE(tokens[0].last_use_time().seconds(), absl::ToUnixSeconds(server_.environment().Now()));
  EXPECT_GT(tokens[0].last_use_time().seconds(),
            absl::ToUnixSeconds(server_.environment().Now() - absl::Hours(2)));
}

TEST_F(AccessTest, TheNameInACertificateStandsForOneAtATime) {
  Add("marie", "staff");
  Add("paul", "staff");
  v1::MapCertificateRequest map;
  map.set_parent(kMarie);
  map.set_subject_alternative_name("uri:ecloserie:partner");
  *map.mutable_expire_time() = Instant(server_.environment().Now() + absl::Hours(1));
  const auto first = ValueOrThrow(server_.admin().access().MapCertificate(map));
  map.set_parent("schools/boitron/principals/paul");

  EXPECT_EQ(server_.admin().access().MapCertificate(map).error().reason, "RESOURCE_EXISTS");
  v1::RevokeTokenRequest revoke;
  revoke.set_name(first.name());
  ValueOrThrow(server_.admin().access().RevokeToken(revoke));
  EXPECT_TRUE(server_.admin().access().MapCertificate(map));
  map.set_subject_alternative_name("marie");
  EXPECT_EQ(server_.admin().access().MapCertificate(map).error().fields.at(0).field,
            "subject_alternative_name");
}

}  // namespace
}  // namespace ecloserie::tests
