#include "usecases/erasure.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/folding.h"
#include "roster_scenario.h"
#include "storage/journal_store.h"
#include "support/sponsors.h"
#include "support/world.h"
#include "usecases/audit_check.h"
#include "usecases/blocking.h"
#include "usecases/sealing.h"

namespace ecloserie::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// What the world's person has in all values.
constexpr const char* kMark = "unforgettable";

class ErasureTest : public ::testing::Test {
 protected:
  ErasureTest() : world_(MakeWorld(server_, "boitron", "promo-1", kMark)) {
    other_ = EnrolledTrainee(server_, 7, "schools/boitron/cohorts/promo-1/tracks/blended");
    usecases::SealEverything(server_.server().database(), server_.environment());
  }

  const std::string& NameOf(const std::string& kind) const {
    return world_.names.at("schools/{school}/" + kind);
  }

  v1::Application ReadApplication() const {
    v1::GetApplicationRequest request;
    request.set_name(NameOf("applications/{application}"));
    return ValueOrThrow(server_.admin().enrolment().GetApplication(request));
  }

  v1::Enrolment ReadEnrolment(const std::string& name) const {
    v1::GetEnrolmentRequest request;
    request.set_name(name);
    return ValueOrThrow(server_.admin().enrolment().GetEnrolment(request));
  }

  v1::Register ReadRegister() const {
    v1::GetRegisterRequest request;
    request.set_session(NameOf("sessions/{session}"));
    return ValueOrThrow(server_.admin().attendance().GetRegister(request));
  }

  // As an administrator's tool will, once there are holds and reasons.
  void Erase() {
    const auto name = domain::PersonName::Parse(ReadApplication().applicant().name());
    usecases::WriteNow(
        server_.server().database(), "boitron", [&](storage::Transaction& transaction) {
          auto stamp = storage::NextStamp(transaction, "boitron", "system:test",
                                          server_.environment().Now());
          transaction.Begin(*std::move(stamp));
          const domain::Caller caller;
          usecases::Unit unit(transaction, server_.environment(), caller, {0, {}});
          EXPECT_TRUE(usecases::ErasePerson(unit, *name).ok());
          storage::AppendJournal(transaction, server_.environment(), {.method = "erasure"});
          return storage::Fate::kKeep;
        });
  }

  std::vector<std::string> Check() {
    std::vector<std::string> findings;
    usecases::ReadNow(server_.server().database(), [&](storage::Transaction& transaction) {
      findings = usecases::CheckAudit(transaction, server_.environment(), "boitron");
    });
    return findings;
  }

  TestServer server_;
  World world_;
  std::string other_;
};

TEST_F(ErasureTest, NoPersonalValueLiesInTheClearEvenBefore) {
  // The marks of other things show that this finds what is there.
  EXPECT_TRUE(server_.database().Holds("Party unforgettable"));
  for (const char* value :
       {"Family unforgettable", "Given unforgettable", "unforgettable@example.org",
        "Occupation unforgettable", "Note unforgettable", "1985-01-01"}) {
    EXPECT_FALSE(server_.database().Holds(value)) << value;
  }
}

TEST_F(ErasureTest, LeavesANameWithoutValuesAndNothingElseChanged) {
  const v1::Application before = ReadApplication();
  const v1::Register register_before = ReadRegister();
  const v1::Enrolment other_before = ReadEnrolment(other_);

  Erase();

  v1::Application after = ReadApplication();
  EXPECT_TRUE(after.applicant().erased());
  EXPECT_EQ(after.applicant().family_name(), "");
  EXPECT_FALSE(after.applicant().has_born_on());
  EXPECT_EQ(after.applicant().name(), before.applicant().name());
  *after.mutable_applicant() = before.applicant();
  EXPECT_EQ(after.SerializeAsString(), before.SerializeAsString());
  EXPECT_TRUE(ReadEnrolment(NameOf("enrolments/{enrolment}")).trainee().erased());
  EXPECT_EQ(ReadEnrolment(other_).SerializeAsString(), other_before.SerializeAsString());
  std::vector<std::string> marks_before;
  for (v1::Mark mark : register_before.marks()) {
    if (mark.enrolment() == NameOf("enrolments/{enrolment}")) mark.set_trainee("(erased)");
    marks_before.push_back(mark.SerializeAsString());
  }
  const v1::Register register_after = ReadRegister();
  std::vector<std::string> marks_after;
  for (const v1::Mark& mark : register_after.marks()) {
    marks_after.push_back(mark.SerializeAsString());
  }
  EXPECT_THAT(marks_after, testing::UnorderedElementsAreArray(marks_before));
  EXPECT_EQ(register_after.etag(), register_before.etag());
}

TEST_F(ErasureTest, LeavesEverythingElseProvable) {
  Erase();
  usecases::SealEverything(server_.server().database(), server_.environment());

  EXPECT_THAT(Check(), IsEmpty());
  EXPECT_EQ(Verify(server_.admin()).breaches_size(), 0);
  server_.server().Stop();
  EXPECT_TRUE(server_.database().IsIntact());
}

TEST_F(ErasureTest, ARepeatedAnswerSaysNoMoreThanTheRecord) {
  v1::SubmitApplicationRequest request = AnApplication(9);
  const CallOptions once{.request_id = "the-same"};
  const auto first = ValueOrThrow(server_.admin().enrolment().SubmitApplication(request, once));
  world_.names["schools/{school}/applications/{application}"] = first.name();

  Erase();

  const auto again = ValueOrThrow(server_.admin().enrolment().SubmitApplication(request, once));
  EXPECT_EQ(again.name(), first.name());
  EXPECT_TRUE(again.applicant().erased());
  EXPECT_EQ(again.applicant().email(), "");
}

// Nobody who has the database and the server's key can work out that it was this human.
TEST_F(ErasureTest, NoDigestBringsThePersonBack) {
  const domain::Digest identity = server_.environment().KeyedDigest(
      "identity", domain::IdentityKey("Family unforgettable", "Given unforgettable",
                                      absl::CivilDay(1985, 1, 1)));
  const std::string bytes(identity.begin(), identity.end());
  ASSERT_TRUE(server_.database().Holds(bytes));

  Erase();
  server_.server().Stop();  // What is in the log goes into the file.

  EXPECT_FALSE(server_.database().Holds(bytes));
}

TEST_F(ErasureTest, NoRequestIdTellsWhatWasAskedUnderIt) {
  const v1::SubmitApplicationRequest asked = AnApplication(9);
  v1::SubmitApplicationRequest guessed = asked;
  guessed.mutable_applicant()->set_given_name("Camille");
  const CallOptions once{.request_id = "the-same"};
  const auto first = ValueOrThrow(server_.admin().enrolment().SubmitApplication(asked, once));
  world_.names["schools/{school}/applications/{application}"] = first.name();
  ASSERT_EQ(server_.admin().enrolment().SubmitApplication(guessed, once).error().reason,
            "REQUEST_ID_REUSED");

  Erase();

  const auto right = ValueOrThrow(server_.admin().enrolment().SubmitApplication(asked, once));
  const auto wrong = ValueOrThrow(server_.admin().enrolment().SubmitApplication(guessed, once));
  EXPECT_EQ(right.SerializeAsString(), wrong.SerializeAsString());
}

TEST_F(ErasureTest, WhoeverComesAgainIsSomebodyNew) {
  const v1::Person before = ReadApplication().applicant();
  Erase();
  v1::SubmitApplicationRequest again;
  again.set_cohort("schools/boitron/cohorts/promo-1");
  *again.mutable_applicant() = before;

  const auto filed = ValueOrThrow(server_.admin().enrolment().SubmitApplication(again));

  EXPECT_NE(filed.applicant().name(), before.name());
  EXPECT_FALSE(filed.applicant().erased());
}

TEST_F(ErasureTest, DamageIsAFaultAndNoErasure) {
  server_.server().Stop();
  server_.database().Tamper("UPDATE person SET sealed = wrapped_key FROM person_key");
  server_.Restart();

  v1::GetApplicationRequest request;
  request.set_name(NameOf("applications/{application}"));
  const auto answer = server_.admin().enrolment().GetApplication(request);

  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().reason, "INTERNAL_FAULT");
  EXPECT_THAT(answer.error().message, Not(HasSubstr("people/")));
}

// A folder of OneRoster has the row still, without values, and reading it removes nobody.
TEST_F(ErasureTest, ARosterIsReadAgainWithWhoWasErased) {
  v1::ExportRosterRequest request;
  request.set_cohort(kCohort);
  Erase();

  const auto files = ValueOrThrow(server_.admin().enrolment().ExportRoster(request));
  const auto answer = server_.admin().enrolment().ImportRoster(AnImport(files, kCohort));

  const RosterRow erased = RowsOf(files, "users.csv").front();
  EXPECT_EQ(erased.at("familyName") + erased.at("givenName") + erased.at("email"), "");
  EXPECT_EQ(RowsOf(files, "demographics.csv").front().at("birthDate"), "");
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->unchanged_count(), 2);
  EXPECT_EQ(answer->removed_count(), 0);
}

}  // namespace
}  // namespace ecloserie::tests
