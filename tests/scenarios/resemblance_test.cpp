#include "domain/resemblance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/journal_store.h"
#include "support/boitron.h"
#include "usecases/blocking.h"
#include "usecases/erasure.h"

namespace ecloserie::tests {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Property;

// Everybody here is made up.
v1::SubmitApplicationRequest Filing(const std::string& family_name, const std::string& given_name,
                                    const std::string& email, const v1::CivilDate& born_on) {
  v1::SubmitApplicationRequest request;
  request.set_cohort(kCohort);
  v1::Person& applicant = *request.mutable_applicant();
  applicant.set_family_name(family_name);
  applicant.set_given_name(given_name);
  applicant.set_email(email);
  *applicant.mutable_born_on() = born_on;
  return request;
}

v1::SubmitApplicationRequest Zoe() {
  return Filing("Généré-Lapin", "Zoé", "zoe@example.org", Day(1988, 5, 4));
}

v1::SubmitApplicationRequest ZoeWithATypingError() {
  return Filing("Genere-Lapni", "Zoe", "zz@example.org", Day(1988, 5, 4));
}

class Resembling : public testing::Test {
 protected:
  Resembling() { SetUpBoitron(server_.admin()); }

  v1::Application Submit(const v1::SubmitApplicationRequest& request,
                         const CallOptions& options = {}) const {
    return ValueOrThrow(server_.admin().enrolment().SubmitApplication(request, options));
  }
  v1::Application Read(const v1::Application& application) const {
    v1::GetApplicationRequest request;
    request.set_name(application.name());
    return ValueOrThrow(server_.admin().enrolment().GetApplication(request));
  }
  std::vector<v1::Application> List(bool only_resembling) const {
    v1::ListApplicationsRequest request;
    request.set_parent(kSchool);
    request.set_only_resembling(only_resembling);
    return ValueOrThrow(server_.admin().enrolment().ListApplications(request).Collect(100));
  }
  void AddCohort(const std::string& slug) const {
    v1::CreateCohortRequest request;
    request.set_parent(kSchool);
    request.set_cohort_id(slug);
    request.mutable_cohort()->set_programme("schools/boitron/programmes/dev-web");
    request.mutable_cohort()->set_title("Une autre promotion");
    *request.mutable_cohort()->mutable_starts_on() = Day(2016, 5, 4);
    *request.mutable_cohort()->mutable_ends_on() = Day(2016, 10, 30);
    ValueOrThrow(server_.admin().school().CreateCohort(request));
  }
  void Erase(const v1::Application& application) {
    const auto name = domain::PersonName::Parse(application.applicant().name());
    usecases::WriteNow(
        server_.server().database(), "boitron", [&](storage::Transaction& transaction) {
          transaction.Begin(*storage::NextStamp(transaction, "boitron", "system:test",
                                                server_.environment().Now()));
          const domain::Caller caller;
          usecases::Unit unit(transaction, server_.environment(), caller, {0, {}});
          EXPECT_TRUE(usecases::ErasePerson(unit, *name).ok());
          storage::AppendJournal(transaction, server_.environment(), {.method = "erasure"});
          return storage::Fate::kKeep;
        });
  }
  // Whether a digest of the person's traces lies anywhere in the database.
  bool HoldsATraceOf(const v1::SubmitApplicationRequest& request) {
    domain::Person person;
    person.family_name = request.applicant().family_name();
    person.given_name = request.applicant().given_name();
    person.email = request.applicant().email();
    const v1::CivilDate& born_on = request.applicant().born_on();
    person.born_on = absl::CivilDay(born_on.year(), born_on.month(), born_on.day());
    for (const std::string& trace : domain::TracesOf(person)) {
      const auto digest = server_.environment().KeyedDigest("trace", "boitron\t" + trace);
      if (server_.database().Holds(std::string(digest.begin(), digest.begin() + 16))) return true;
    }
    return false;
  }

  TestServer server_;
};

auto Flags(const v1::Application& other, v1::ResemblanceRule rule) {
  return ElementsAre(AllOf(Property(&v1::ApplicationResemblance::application, other.name()),
                           Property(&v1::ApplicationResemblance::rule, rule)));
}

TEST_F(Resembling, AHouseholdIsFiledAndFlaggedFromEitherSide) {
  const auto mother = Submit(Filing("Généré", "Zoé", "foyer@example.org", Day(1968, 5, 4)));
  const auto son = Submit(Filing("Lapin", "Ulysse", "Foyer@Example.org", Day(1994, 1, 2)));

  EXPECT_THAT(mother.resemblances(), IsEmpty());
  EXPECT_THAT(son.resemblances(), Flags(mother, v1::RESEMBLANCE_RULE_SAME_EMAIL));
  EXPECT_THAT(Read(mother).resemblances(), Flags(son, v1::RESEMBLANCE_RULE_SAME_EMAIL));
}

TEST_F(Resembling, IsToldByTheStrongestRule) {
  const auto first = Submit(Zoe());
  const std::pair<v1::SubmitApplicationRequest, v1::ResemblanceRule> others[] = {
      {Filing("Zoé", "Généré Lapin", "a@example.org", Day(1988, 5, 4)),
       v1::RESEMBLANCE_RULE_NAMES_SWAPPED},
      {Filing("Généré", "Zoé", "b@example.org", Day(1988, 5, 4)),
       v1::RESEMBLANCE_RULE_NAME_CONTAINED},
      {Filing("Généré-Lapin", "Zoé", "c@example.org", Day(1988, 4, 5)),
       v1::RESEMBLANCE_RULE_ONE_EDIT},
      {Filing("Généré-Lapin", "Zoé", "d@example.org", Day(1988, 12, 31)),
       v1::RESEMBLANCE_RULE_SAME_BIRTH_YEAR}};
  for (const auto& [request, rule] : others) {
    const auto filed = Submit(request);
    ASSERT_FALSE(filed.resemblances().empty());
    EXPECT_EQ(filed.resemblances(0).application(), first.name());
    EXPECT_EQ(filed.resemblances(0).rule(), rule);
  }
}

TEST_F(Resembling, OneLetterIsFlaggedAndAStrangerIsNot) {
  const auto first = Submit(Zoe());
  const auto again = Submit(ZoeWithATypingError());
  const auto stranger = Submit(Filing("Autre", "Ulysse", "u@example.org", Day(1990, 1, 2)));

  EXPECT_THAT(again.resemblances(), Flags(first, v1::RESEMBLANCE_RULE_ONE_EDIT));
  EXPECT_THAT(stranger.resemblances(), IsEmpty());
  EXPECT_EQ(List(false).size(), 3U);
  EXPECT_EQ(List(true).size(), 2U);
}

TEST_F(Resembling, AnotherCohortIsNoDuplicate) {
  AddCohort("promo-2");
  Submit(Zoe());
  v1::SubmitApplicationRequest again = ZoeWithATypingError();
  again.set_cohort("schools/boitron/cohorts/promo-2");

  EXPECT_THAT(Submit(again).resemblances(), IsEmpty());
}

TEST_F(Resembling, TheSameRequestIsAnsweredAsBeforeWhateverWasFiledSince) {
  const CallOptions once{.request_id = "the-same"};
  const auto first = Submit(Zoe(), once);
  Submit(ZoeWithATypingError());

  EXPECT_EQ(Submit(Zoe(), once).SerializeAsString(), first.SerializeAsString());
}

TEST_F(Resembling, FlagsStayWhenThePersonIsBroughtUpToDateAndTracesFollow) {
  AddCohort("promo-2");
  const auto first = Submit(Zoe());
  const auto again = Submit(ZoeWithATypingError());
  v1::SubmitApplicationRequest elsewhere = Zoe();
  elsewhere.set_cohort("schools/boitron/cohorts/promo-2");
  elsewhere.mutable_applicant()->set_email("new-address@example.org");
  ASSERT_EQ(Submit(elsewhere).applicant().name(), first.applicant().name());

  EXPECT_THAT(Read(first).resemblances(), Flags(again, v1::RESEMBLANCE_RULE_ONE_EDIT));
  const auto by_old = Submit(Filing("Autre", "Anne", "zoe@example.org", Day(1990, 1, 2)));
  const auto by_new = Submit(Filing("Tiers", "Luc", "new-address@example.org", Day(1991, 1, 2)));
  EXPECT_THAT(by_old.resemblances(), IsEmpty());
  EXPECT_THAT(by_new.resemblances(), Flags(first, v1::RESEMBLANCE_RULE_SAME_EMAIL));
}

TEST_F(Resembling, WhoeverIsForgottenLeavesNoTraceAndResemblesNobody) {
  const auto first = Submit(Zoe());
  const auto again = Submit(ZoeWithATypingError());
  ASSERT_TRUE(HoldsATraceOf(Zoe()));

  Erase(first);
  const auto third = Submit(Filing("Lapin-Généré", "Zoé", "zoe@example.org", Day(1988, 5, 4)));

  EXPECT_THAT(Read(first).resemblances(), IsEmpty());
  EXPECT_THAT(Read(again).resemblances(), IsEmpty());
  EXPECT_THAT(third.resemblances(), IsEmpty());
  EXPECT_THAT(List(true), IsEmpty());
  Erase(again);
  Erase(third);
  server_.server().Stop();  // What is in the log goes into the file.
  EXPECT_FALSE(HoldsATraceOf(Zoe()));
  EXPECT_FALSE(HoldsATraceOf(ZoeWithATypingError()));
}

TEST_F(Resembling, TheAddressOfAnOfficeSaysNothing) {
  std::vector<int> flags;
  for (int number = 0; number < 23; ++number) {
    v1::SubmitApplicationRequest request = AnApplication(number * 37);
    request.mutable_applicant()->set_email("office@example.org");
    flags.push_back(Submit(request).resemblances_size());
  }
  EXPECT_EQ(flags[1], 1);
  EXPECT_EQ(flags[20], 20);
  EXPECT_EQ(flags[21], 0);
  EXPECT_EQ(flags[22], 0);
}

TEST_F(Resembling, AnImportTellsOfTheRecordAndOfItsOwnRows) {
  const auto first = Submit(Zoe());
  v1::ImportApplicationsRequest request;
  request.set_cohort(kCohort);
  request.set_date_format(v1::DATE_FORMAT_ISO);
  request.set_mode(v1::IMPORT_MODE_ALL_OR_NOTHING);
  for (const char* family_name : {"Autre", "Genere Lapine", "Autres"}) {
    v1::ApplicationRow& row = *request.add_rows();
    row.set_line(request.rows_size() + 1);
    row.set_external_ref(family_name);
    row.set_family_name(family_name);
    row.set_given_name("Zoé");
    row.set_born_on("1988-05-04");
    row.set_email(std::to_string(request.rows_size()) + "@example.org");
  }
  const CallOptions once{.request_id = "the-same"};

  const auto answer = ValueOrThrow(server_.admin().enrolment().ImportApplications(request, once));

  EXPECT_EQ(answer.created_count(), 3);
  EXPECT_THAT(answer.verdicts(0).resembles(), IsEmpty());
  EXPECT_THAT(answer.verdicts(1).resembles(), ElementsAre(first.name()));
  EXPECT_THAT(answer.verdicts(2).resembles(), ElementsAre(answer.verdicts(0).application()));
  const auto again = ValueOrThrow(server_.admin().enrolment().ImportApplications(request, once));
  EXPECT_EQ(again.SerializeAsString(), answer.SerializeAsString());
}

}  // namespace
}  // namespace ecloserie::tests
