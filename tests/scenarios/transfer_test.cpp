#include <gmock/gmock.h>

#include "spell_scenario.h"

namespace ecloserie::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

constexpr const char* kElsewhere = "schools/la-loupe";
constexpr const char* kOtherCohort = "schools/la-loupe/cohorts/promo-1";

// Two schools of one network; both cohorts have the same slug.
class TransferScenario : public SpellScenario {
 protected:
  TransferScenario() {
    AddSchool(server_.admin(), "la-loupe");
    v1::CreateProgrammeRequest programme;
    programme.set_parent(kElsewhere);
    programme.set_programme_id("dev-web");
    programme.mutable_programme()->set_title("Développeur web et mobile");
    programme.mutable_programme()->set_planned_minutes(42'840);
    ValueOrThrow(server_.admin().school().CreateProgramme(programme));
    v1::CreateCohortRequest cohort;
    cohort.set_parent(kElsewhere);
    cohort.set_cohort_id("promo-1");
    cohort.mutable_cohort()->set_programme("schools/la-loupe/programmes/dev-web");
    cohort.mutable_cohort()->set_title("Première promotion");
    *cohort.mutable_cohort()->mutable_starts_on() = Day(2015, 9, 7);
    *cohort.mutable_cohort()->mutable_ends_on() = Day(2016, 2, 26);
    ValueOrThrow(server_.admin().school().CreateCohort(cohort));
  }

  Result<v1::Enrolment> Transfer(const std::string& name,
                                 const std::string& to_school = "la-loupe") {
    v1::TransferEnrolmentRequest request;
    request.set_name(name);
    request.set_to_school(to_school);
    *request.mutable_last() = Pm(6, 30);
    request.set_reason_code("MOVED_AWAY");
    request.set_note("Quarrelled with everybody.");
    return Calls().TransferEnrolment(request);
  }
  Result<v1::Application> Receive(const std::string& transfer_id,
                                  const std::string& cohort = kOtherCohort) {
    v1::ReceiveTransferRequest request;
    request.set_cohort(cohort);
    request.set_transfer_id(transfer_id);
    return Calls().ReceiveTransfer(request);
  }
};

TEST_F(TransferScenario, TheTraineeGoesOnElsewhereWithTheValuesAndWithoutTheNotes) {
  const std::string trainee = Started(1);

  const auto let_go = Transfer(trainee);
  ASSERT_TRUE(let_go) << let_go.error().message;
  const auto taken_over = Receive(let_go->transfer_id());

  EXPECT_EQ(let_go->state(), v1::ENROLMENT_STATE_TRANSFERRED);
  EXPECT_EQ(let_go->transferred_to(), "la-loupe");
  EXPECT_GE(let_go->transfer_id().size(), 26U);
  ASSERT_TRUE(taken_over) << taken_over.error().message;
  EXPECT_EQ(taken_over->cohort(), kOtherCohort);
  EXPECT_EQ(taken_over->state(), v1::APPLICATION_STATE_SUBMITTED);
  EXPECT_EQ(taken_over->transfer_id(), let_go->transfer_id());
  EXPECT_EQ(taken_over->applicant().family_name(), let_go->trainee().family_name());
  EXPECT_EQ(taken_over->applicant().email(), let_go->trainee().email());
  EXPECT_THAT(taken_over->applicant().name(), HasSubstr(kElsewhere));
  EXPECT_FALSE(taken_over->has_score());
  EXPECT_THAT(taken_over->DebugString(), Not(HasSubstr("Quarrelled")));
}

TEST_F(TransferScenario, ReceivedAgainItIsTheSameApplication) {
  const std::string id = ValueOrThrow(Transfer(Started(1))).transfer_id();

  const auto first = Receive(id);
  const auto again = Receive(id);

  ASSERT_TRUE(first) << first.error().message;
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->SerializeAsString(), first->SerializeAsString());
  v1::ListApplicationsRequest list;
  list.set_parent(kElsewhere);
  EXPECT_THAT(ValueOrThrow(Calls().ListApplications(list).Collect(10)), SizeIs(1));
}

TEST_F(TransferScenario, AnotherSchoolLearnsNothing) {
  AddSchool(server_.admin(), "mortagne");
  const std::string to_another = ValueOrThrow(Transfer(Started(1), "mortagne")).transfer_id();

  const auto foreign = Receive(to_another);
  const auto unknown = Receive("nobody-was-told-this-id-ever");

  ASSERT_FALSE(foreign);
  ASSERT_FALSE(unknown);
  EXPECT_EQ(foreign.error().reason, "RESOURCE_MISSING");
  EXPECT_EQ(foreign.error().message, unknown.error().message);
  EXPECT_EQ(foreign.error().metadata, unknown.error().metadata);
}

TEST_F(TransferScenario, ACertainDuplicateIsRefusedAsInSubmit) {
  v1::SubmitApplicationRequest same = AnApplication(1);
  same.set_cohort(kOtherCohort);
  const auto known = ValueOrThrow(Calls().SubmitApplication(same));
  const std::string id = ValueOrThrow(Transfer(Started(1))).transfer_id();

  const auto refused = Receive(id);

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "APPLICANT_DUPLICATE");
  EXPECT_EQ(refused.error().metadata.at("application"), known.name());
}

TEST_F(TransferScenario, ItLeadsToAnotherSchoolOfTheNetwork) {
  const std::string trainee = Started(1);

  EXPECT_EQ(Refused(Transfer(trainee, "boitron")), "to_school");
  EXPECT_EQ(Refused(Transfer(trainee, "nowhere")), "to_school");
  EXPECT_EQ(Refused(Transfer(EnrolledTrainee(server_, 2))), "TRANSITION_REFUSED");
}

}  // namespace
}  // namespace ecloserie::tests
