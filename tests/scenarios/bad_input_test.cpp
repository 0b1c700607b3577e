#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <stop_token>
#include <thread>

#include "support/boitron.h"
#include "support/raw_call.h"
#include "support/test_token.h"

namespace ecloserie::tests {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class BadInput : public testing::Test {
 protected:
  BadInput() { SetUpBoitron(server_.admin()); }

  Result<v1::Application> Submit(const v1::SubmitApplicationRequest& request) const {
    return server_.admin().enrolment().SubmitApplication(request);
  }
  std::size_t ApplicationsCount() const {
    v1::ListApplicationsRequest request;
    request.set_parent(kSchool);
    return ValueOrThrow(server_.admin().enrolment().ListApplications(request).Collect(100)).size();
  }
  // Refused, naming this field alone, and nothing was written.
  void ExpectRefusedField(const v1::SubmitApplicationRequest& request, const std::string& field) {
    const auto refused = Submit(request);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::kInvalidArgument);
    EXPECT_EQ(refused.error().reason, "FIELD_INVALID");
    EXPECT_THAT(refused.error().fields, ElementsAre(Field(&FieldProblem::field, field)));
    EXPECT_EQ(ApplicationsCount(), 0U);
  }

  TestServer server_;
};

TEST_F(BadInput, ThirtyOneFebruaryIsNoDay) {
  v1::SubmitApplicationRequest request = AnApplication(1);
  *request.mutable_applicant()->mutable_born_on() = Day(1990, 2, 31);

  ExpectRefusedField(request, "applicant.born_on");
}

TEST_F(BadInput, NobodyIsBornTomorrow) {
  v1::SubmitApplicationRequest request = AnApplication(1);
  *request.mutable_applicant()->mutable_born_on() = Day(2015, 5, 5);

  ExpectRefusedField(request, "applicant.born_on");
}

TEST_F(BadInput, TenMegabytesAreTooMuchForAName) {
  v1::SubmitApplicationRequest request = AnApplication(1);
  request.mutable_applicant()->set_family_name(std::string(10 << 20, 'x'));

  ExpectRefusedField(request, "applicant.family_name");
}

TEST_F(BadInput, ANulByteIsNoText) {
  v1::SubmitApplicationRequest request = AnApplication(1);
  request.mutable_applicant()->set_given_name(std::string("El\0die", 6));

  ExpectRefusedField(request, "applicant.given_name");
}

TEST_F(BadInput, ASocialSecurityNumberIsRefusedAndNotRepeated) {
  v1::SubmitApplicationRequest request = AnApplication(1);
  request.mutable_applicant()->set_occupation("pâtissier 2 55 08 14 168 025 38");

  const auto refused = Submit(request);

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields.front().field, "applicant.occupation");
  EXPECT_THAT(refused.error().message, testing::Not(testing::HasSubstr("168")));
}

TEST_F(BadInput, ASocialSecurityNumberIsNoReferenceEither) {
  v1::SubmitApplicationRequest request = AnApplication(1);
  request.set_external_ref("255081416802538");

  ExpectRefusedField(request, "external_ref");
}

TEST_F(BadInput, AGivenNameOfBlanksIdentifiesNobody) {
  v1::SubmitApplicationRequest request = AnApplication(1);
  request.mutable_applicant()->set_given_name("-");

  ExpectRefusedField(request, "applicant.given_name");
}

TEST_F(BadInput, EveryBrokenFieldIsNamedAtOnce) {
  v1::SubmitApplicationRequest request = AnApplication(1);
  request.mutable_applicant()->clear_family_name();
  request.mutable_applicant()->clear_email();
  request.set_external_ref(std::string(101, 'r'));

  const auto refused = Submit(request);

  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().fields,
              UnorderedElementsAre(Field(&FieldProblem::field, "applicant.family_name"),
                                   Field(&FieldProblem::field, "applicant.email"),
                                   Field(&FieldProblem::field, "external_ref")));
}

TEST_F(BadInput, InvalidUtf8IsATypedError) {
  v1::SubmitApplicationRequest request = AnApplication(1);
  request.mutable_applicant()->set_family_name("@@@@");
  std::string bytes = request.SerializeAsString();
  bytes.replace(bytes.find("@@@@"), 4, "\xc3\x28\xff\xfe");

  const grpc::Status status = RawCall(server_.endpoint(), TestToken("admin"),
                                      "/ecloserie.v1.EnrolmentService/SubmitApplication", bytes);

  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(status), "MESSAGE_MALFORMED");
  EXPECT_EQ(ApplicationsCount(), 0U);
}

TEST_F(BadInput, NegativeCentsAreNoPrice) {
  v1::CreateTrackRequest request;
  request.set_parent(kCohort);
  request.set_track_id("third");
  request.mutable_track()->set_title("Third");
  request.mutable_track()->set_mode(v1::TRACK_MODE_REMOTE);
  request.mutable_track()->set_seat_limit(1);
  *request.mutable_track()->mutable_seat_price() = Euros(-1);

  const auto refused = server_.admin().school().CreateTrack(request);

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields.front().field, "track.seat_price.cents");
}

TEST_F(BadInput, UnknownThingsAreMissingAndForeignOnesAreHidden) {
  v1::GetApplicationRequest unknown;
  unknown.set_name("schools/boitron/applications/01j0000000000000000000000t");
  v1::GetCohortRequest foreign;
  foreign.set_name(kCohort);
  v1::GetCohortRequest nowhere;
  nowhere.set_name("schools/elsewhere/cohorts/promo-1");
  AddSchool(server_.admin(), "valognes");
  const Client stranger = server_.ClientAs("stranger", domain::Role::kSchoolAdmin, "valognes");

  const auto missing = server_.admin().enrolment().GetApplication(unknown);
  const auto hidden = stranger.school().GetCohort(foreign);
  const auto absent = stranger.school().GetCohort(nowhere);

  EXPECT_EQ(missing.error().code, Code::kNotFound);
  EXPECT_EQ(missing.error().metadata.at("resource"), unknown.name());
  EXPECT_EQ(hidden.error().code, Code::kPermissionDenied);
  EXPECT_EQ(absent.error().code, Code::kPermissionDenied);
  EXPECT_EQ(hidden.error().message, absent.error().message);
}

TEST_F(BadInput, NamesOfTwoSchoolsDoNotMix) {
  v1::MakeOfferRequest offer = AnOffer(server_, ReviewedApplication(server_.admin(), 1), kBlended);
  offer.add_agreements("schools/valognes/agreements/region");

  const auto refused = server_.admin().enrolment().MakeOffer(offer);

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields.front().field, "agreements[0]");
}

TEST_F(BadInput, AnUnknownEnumeratorIsRefused) {
  v1::ListApplicationsRequest request;
  request.set_parent(kSchool);
  request.set_state(static_cast<v1::ApplicationState>(99));

  const auto refused = server_.admin().enrolment().ListApplications(request).NextPage();

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields.front().field, "state");
}

TEST_F(BadInput, AClientThatGoesAwayMidCallHarmsNobody) {
  for (int number = 1; number <= 30; ++number) {
    std::stop_source stop;
    const std::jthread leaver([&stop, number] {
      std::this_thread::sleep_for(std::chrono::microseconds(100 * number));
      stop.request_stop();
    });
    server_.admin().enrolment().SubmitApplication(AnApplication(number),
                                                  {.stop = stop.get_token()});
  }

  EXPECT_TRUE(Submit(AnApplication(500)));
}

TEST_F(BadInput, NothingPersonalReachesTheLog) {
  v1::SubmitApplicationRequest request = AnApplication(1);
  request.mutable_applicant()->set_occupation("MARKED-VALUE");
  ASSERT_TRUE(Submit(request));
  request.mutable_applicant()->set_email("MARKED-VALUE");
  ASSERT_FALSE(Submit(request));

  EXPECT_THAT(server_.LogText(), testing::HasSubstr("SubmitApplication"));
  EXPECT_THAT(server_.LogText(), testing::Not(testing::HasSubstr("MARKED-VALUE")));
  EXPECT_THAT(server_.LogText(), testing::Not(testing::HasSubstr("ecl_")));
}

}  // namespace
}  // namespace ecloserie::tests
