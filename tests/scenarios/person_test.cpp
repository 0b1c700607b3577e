#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/boitron.h"

namespace ecloserie::tests {
namespace {

using ::testing::ElementsAre;

class PersonScenario : public testing::Test {
 protected:
  PersonScenario() { SetUpBoitron(server_.admin()); }

  EnrolmentClient Calls() const { return server_.admin().enrolment(); }

  v1::Application Submit(int number) {
    auto filed = ValueOrThrow(Calls().SubmitApplication(AnApplication(number)));
    server_.environment().Advance(absl::Milliseconds(2));
    return filed;
  }
  Result<v1::Person> Get(const std::string& name) {
    v1::GetPersonRequest request;
    request.set_name(name);
    return Calls().GetPerson(request);
  }
  Result<v1::Person> Update(const v1::Person& person, const std::string& etag = "") {
    v1::UpdatePersonRequest request;
    request.set_name(person.name());
    *request.mutable_person() = person;
    request.set_etag(etag);
    return Calls().UpdatePerson(request);
  }

  TestServer server_;
};

TEST_F(PersonScenario, PeopleAreReadAndListedInTheOrderInWhichTheSchoolMetThem) {
  const v1::Person first = Submit(1).applicant();
  const v1::Person second = Submit(2).applicant();
  v1::ListPeopleRequest request;
  request.set_parent(kSchool);
  request.set_cohort(kCohort);
  request.set_page_size(1);

  const auto read = Get(first.name());
  const auto listed = Calls().ListPeople(request).Collect(10);

  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->SerializeAsString(), first.SerializeAsString());
  ASSERT_TRUE(listed) << listed.error().message;
  ASSERT_EQ(listed->size(), 2U);
  EXPECT_EQ(listed->front().name(), first.name());
  EXPECT_EQ(listed->back().name(), second.name());
}

TEST_F(PersonScenario, ACorrectedPersonIsFoundByTheNewNameAndNotByTheOld) {
  v1::Person person = Submit(1).applicant();
  const std::string old_etag = person.etag();
  person.set_family_name("Généré-Corrigé");

  const auto corrected = Update(person, old_etag);
  const auto stale = Update(person, old_etag);
  v1::SubmitApplicationRequest same = AnApplication(2);
  *same.mutable_applicant() = person;
  const auto duplicate = Calls().SubmitApplication(same);
  v1::SubmitApplicationRequest old_name = AnApplication(1);
  old_name.set_external_ref("another");
  const auto free_again = Calls().SubmitApplication(old_name);

  ASSERT_TRUE(corrected) << corrected.error().message;
  EXPECT_EQ(corrected->family_name(), "Généré-Corrigé");
  ASSERT_FALSE(stale);
  EXPECT_EQ(stale.error().reason, "ETAG_MISMATCH");
  ASSERT_FALSE(duplicate);
  EXPECT_EQ(duplicate.error().reason, "APPLICANT_DUPLICATE");
  EXPECT_TRUE(free_again) << free_again.error().message;
}

TEST_F(PersonScenario, NobodyBecomesSomebodyElse) {
  const v1::Person first = Submit(1).applicant();
  v1::Person second = Submit(2).applicant();
  second.set_family_name(first.family_name());
  *second.mutable_born_on() = first.born_on();

  const auto refused = Update(second);

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::kAlreadyExists);
  EXPECT_EQ(refused.error().reason, "PERSON_DUPLICATE");
  EXPECT_EQ(refused.error().metadata.at("person"), first.name());
}

TEST_F(PersonScenario, ValuesThatBreakARuleNameTheirField) {
  v1::Person person = Submit(1).applicant();
  person.set_email("nowhere");

  const auto refused = Update(person);

  ASSERT_FALSE(refused);
  ASSERT_EQ(refused.error().fields.size(), 1U);
  EXPECT_EQ(refused.error().fields[0].field, "person.email");
}

TEST_F(PersonScenario, FilesAreListedByPerson) {
  const v1::Application file = Submit(1);
  Submit(2);
  v1::ListApplicationsRequest applications;
  applications.set_parent(kSchool);
  applications.set_person(file.applicant().name());
  const std::string enrolment = EnrolledTrainee(server_, 3);
  EnrolledTrainee(server_, 4);
  v1::GetEnrolmentRequest read;
  read.set_name(enrolment);
  v1::ListEnrolmentsRequest enrolments;
  enrolments.set_parent(kSchool);
  enrolments.set_person(ValueOrThrow(Calls().GetEnrolment(read)).trainee().name());

  const auto files = ValueOrThrow(Calls().ListApplications(applications).Collect(10));
  const auto spells = ValueOrThrow(Calls().ListEnrolments(enrolments).Collect(10));

  ASSERT_EQ(files.size(), 1U);
  EXPECT_EQ(files[0].name(), file.name());
  ASSERT_EQ(spells.size(), 1U);
  EXPECT_EQ(spells[0].name(), enrolment);
}

}  // namespace
}  // namespace ecloserie::tests
