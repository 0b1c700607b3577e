#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <thread>

#include "support/boitron.h"
#include "support/world.h"
#include "usecases/audit_check.h"
#include "usecases/blocking.h"
#include "usecases/sealing.h"

namespace ecloserie::tests {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

// One thing of every kind, recorded and sealed.
class AuditTest : public ::testing::Test {
 protected:
  AuditTest() : world_(MakeWorld(server_, "boitron", "promo-1", "mark")) { Seal(); }

  int Seal() {
    return usecases::SealEverything(server_.server().database(), server_.environment());
  }

  std::vector<std::string> Check(const std::string& school = "boitron") {
    std::vector<std::string> findings;
    usecases::ReadNow(server_.server().database(), [&](storage::Transaction& transaction) {
      findings = usecases::CheckAudit(transaction, server_.environment(), school);
    });
    return findings;
  }

  // What the check says of data that somebody has changed behind the server's back.
  std::vector<std::string> CheckAfter(const std::string& statements) {
    server_.server().Stop();
    server_.database().Tamper(statements);
    server_.Restart();
    return Check();
  }

  std::vector<v1::AuditRow> Rows(const std::string& resource = "", const char* parent = kSchool) {
    v1::ListAuditRequest request;
    request.set_parent(parent);
    request.set_resource_name(resource);
    request.set_page_size(7);
    return ValueOrThrow(server_.admin().access().ListAudit(request).Collect(10'000));
  }

  std::vector<v1::AuditSeal> Seals() {
    v1::ListAuditSealsRequest request;
    request.set_parent(kSchool);
    return ValueOrThrow(server_.admin().access().ListAuditSeals(request).Collect(10'000));
  }

  TestServer server_;
  World world_;
};

TEST_F(AuditTest, TellsWhoDidWhatAndWhen) {
  const auto rows = Rows(world_.names.at("schools/{school}/sessions/{session}"));

  // Planned, opened, a mark, recorded.
  ASSERT_THAT(rows, SizeIs(4));
  EXPECT_THAT(rows[2].resource(), HasSubstr("/marks/"));
  EXPECT_EQ(rows[0].kind(), "CREATED");
  EXPECT_EQ(rows[1].kind(), "UPDATED");
  EXPECT_EQ(rows[1].version(), 2);
  EXPECT_EQ(rows[1].principal(), "admin");
  EXPECT_EQ(rows[1].method(), "ecloserie.v1.AttendanceService.OpenRegister");
  EXPECT_THAT(rows[1].request_id(), Not(IsEmpty()));
  EXPECT_GT(rows[1].sequence(), rows[0].sequence());
  EXPECT_THAT(rows[1].commitment(), SizeIs(32));
}

TEST_F(AuditTest, NamesNobodyAndHoldsNoValue) {
  for (const v1::AuditRow& row : Rows()) {
    EXPECT_THAT(row.DebugString(), Not(HasSubstr("mark ")));
    EXPECT_THAT(row.DebugString(), Not(HasSubstr("Family")));
  }
}

TEST_F(AuditTest, IsInTheNetworksJournalWhatIsTheNetworks) {
  std::vector<std::string> resources;
  for (const v1::AuditRow& row : Rows("", "schools/-")) resources.push_back(row.resource());

  EXPECT_THAT(resources, Contains("schools/boitron"));
  EXPECT_THAT(resources, Contains("schools/-/principals/admin"));
}

TEST_F(AuditTest, HasNoRowForWhatWasRefusedOrOnlyJudged) {
  const auto before = Rows().size();
  v1::CreatePartyRequest party;
  party.set_parent(kSchool);
  party.set_party_id("sponsor-of-promo-1");
  party.mutable_party()->set_kind(v1::PARTY_KIND_COMPANY);
  party.mutable_party()->set_display_name("again");
  EXPECT_FALSE(server_.admin().sponsorship().CreateParty(party));
  party.set_party_id("another");
  EXPECT_TRUE(server_.admin().sponsorship().CreateParty(party, {.validate_only = true}));

  EXPECT_THAT(Rows(), SizeIs(before));
}

// Each kind of resource is made in the world: one whose row is read otherwise than it
// was written would be found here.
TEST_F(AuditTest, AgreesWithEveryVersionOfEveryKindOfResource) {
  std::set<std::string> collections;
  for (const v1::AuditRow& row : Rows()) {
    const std::string& whole = row.resource();
    const std::string name = whole.substr(0, whole.rfind('/'));
    collections.insert(name.substr(name.rfind('/') + 1));
    collections.insert(whole.substr(whole.rfind('/') + 1));
  }

  EXPECT_THAT(Check(), IsEmpty());
  EXPECT_THAT(Check("-"), IsEmpty());
  for (const char* collection :
       {"programmes", "cohorts",  "tracks",   "people",      "applications",  "enrolments",
        "placements", "sessions", "marks",    "parties",     "agreements",    "eligibility",
        "funds",      "pledges",  "payments", "allocations", "ledgerEntries", "principals",
        "tokens",     "seatPool", "modules",  "places",      "assignments"}) {
    EXPECT_THAT(collections, Contains(collection));
  }
}

// The network makes a school; what becomes of it is in the school's own journal.
TEST_F(AuditTest, TellsOfEveryChangeOfTheSetUp) {
  const SchoolClient calls = server_.admin().school();
  v1::SetSchoolStageRequest stage;
  stage.set_name(kSchool);
  stage.set_stage(v1::NETWORK_STAGE_LAUREATE);
  ValueOrThrow(calls.SetSchoolStage(stage));
  v1::UpdateCohortRequest cohort;
  cohort.set_name(kCohort);
  cohort.set_title("Another title");
  ValueOrThrow(calls.UpdateCohort(cohort));
  v1::UpdateTrackRequest track;
  track.set_name(kBlended);
  track.set_title("Another title");
  ValueOrThrow(calls.UpdateTrack(track));
  v1::UpdatePlaceRequest place;
  place.set_name("schools/boitron/places/telecentre");
  place.set_address("");
  ValueOrThrow(calls.UpdatePlace(place));
  v1::CancelModuleRequest module;
  module.set_name("schools/boitron/programmes/dev-web/modules/html");
  module.set_reason("levels too uneven");
  ValueOrThrow(calls.CancelModule(module));

  EXPECT_THAT(Check(), IsEmpty());
  EXPECT_THAT(Check("-"), IsEmpty());
}

TEST_F(AuditTest, IsSealedOnceAndWithoutAGap) {
  EXPECT_EQ(Seal(), 0);
  AddSchool(server_.admin(), "valognes");
  v1::CreatePartyRequest party;
  party.set_parent(kSchool);
  party.set_party_id("another");
  party.mutable_party()->set_kind(v1::PARTY_KIND_COMPANY);
  party.mutable_party()->set_display_name("Another");
  ValueOrThrow(server_.admin().sponsorship().CreateParty(party));

  EXPECT_EQ(Seal(), 2) << "the network's and the school's";
  const auto seals = Seals();
  ASSERT_GE(seals.size(), 2U);
  for (std::size_t i = 1; i < seals.size(); ++i) {
    EXPECT_EQ(seals[i].number(), seals[i - 1].number() + 1);
    EXPECT_EQ(seals[i].previous(), seals[i - 1].hash());
    EXPECT_EQ(seals[i].first_sequence(), seals[i - 1].last_sequence() + 1);
  }
  EXPECT_EQ(seals.back().last_sequence(), Rows().back().sequence());
  EXPECT_THAT(Check(), IsEmpty());
}

TEST_F(AuditTest, AMarkThatWasChangedIsFound) {
  EXPECT_THAT(CheckAfter("UPDATE mark SET minutes_late = 7 WHERE version = 1"),
              ElementsAre(HasSubstr("is not what was recorded")));
}

TEST_F(AuditTest, AnEarlierVersionThatWasChangedIsFound) {
  EXPECT_THAT(CheckAfter("UPDATE application_history SET reason_code = 'X' WHERE version = 1"),
              Contains(HasSubstr("version 1 of schools/boitron/applications/")));
}

TEST_F(AuditTest, AnAmountInTheLedgerThatWasChangedIsFound) {
  EXPECT_THAT(CheckAfter("UPDATE posting SET cents = cents * 2 WHERE number = 1"),
              Contains(HasSubstr("ledgerEntries/1 is not what was recorded")));
}

// The row that was recorded stays, as an earlier version.
TEST_F(AuditTest, AVersionThatWasForgedIsFound) {
  EXPECT_THAT(CheckAfter("INSERT INTO mark_history SELECT * FROM mark WHERE version = 1;"
                         "UPDATE mark SET version = 2, minutes_late = 7 WHERE version = 1"),
              ElementsAre("4 versions of sessions/#/marks/# are stored, and the journal has 3"));
}

TEST_F(AuditTest, AThingThatNobodyRecordedIsFound) {
  EXPECT_THAT(
      CheckAfter("INSERT INTO party SELECT school, 'forged', kind, display_name, is_supplier, "
                 "version, sequence FROM party"),
      ElementsAre("2 versions of parties/* are stored, and the journal has 1"));
}

TEST_F(AuditTest, SealsOfAnotherKeyAreFound) {
  server_.server().Stop();
  server_.database().Tamper("DELETE FROM seal WHERE school = 'boitron'");
  server_.Restart();
  usecases::SealEverything(server_.server().database(), SystemEnvironment(SecretKey{9}));

  EXPECT_THAT(Check(), ElementsAre(HasSubstr("signed by another key")));
}

TEST_F(AuditTest, SeveralThatSealAtOnceMakeOneChain) {
  for (int number = 0; number < 5; ++number) {
    v1::CreatePartyRequest party;
    party.set_parent(kSchool);
    party.set_party_id("party-" + std::to_string(number));
    party.mutable_party()->set_kind(v1::PARTY_KIND_COMPANY);
    party.mutable_party()->set_display_name("Another");
    ValueOrThrow(server_.admin().sponsorship().CreateParty(party));
    std::vector<std::thread> sealers;
    for (int i = 0; i < 4; ++i) sealers.emplace_back([this] { Seal(); });
    for (std::thread& sealer : sealers) sealer.join();
  }

  EXPECT_THAT(Check(), IsEmpty());
  EXPECT_EQ(Seals().back().last_sequence(), Rows().back().sequence());
}

TEST_F(AuditTest, AVersionThatWasDeletedIsFound) {
  EXPECT_THAT(CheckAfter("DELETE FROM mark"), Contains(HasSubstr("has no version 1")));
}

TEST_F(AuditTest, AJournalRowThatWasChangedIsFound) {
  EXPECT_THAT(CheckAfter("UPDATE journal SET principal = 'somebody' WHERE school = 'boitron' AND "
                         "sequence = 3"),
              ElementsAre("seal 1: a row in its range is not what was sealed"));
}

TEST_F(AuditTest, AJournalRowThatWasDeletedIsFound) {
  EXPECT_THAT(CheckAfter("DELETE FROM journal WHERE school = 'boitron' AND sequence = 3"),
              Contains(HasSubstr("seal 1: it covers")));
}

TEST_F(AuditTest, AJournalRowThatWasInsertedIsFound) {
  EXPECT_THAT(
      CheckAfter("INSERT INTO journal SELECT school, sequence, ordinal + 50, at, principal, "
                 "method, request_id, kind, resource, version, commitment FROM journal "
                 "WHERE school = 'boitron' AND sequence = 3"),
      Contains(HasSubstr("seal 1: it covers")));
}

TEST_F(AuditTest, TwoJournalRowsThatChangedPlacesAreFound) {
  EXPECT_THAT(CheckAfter("UPDATE journal SET sequence = 1000 WHERE school = 'boitron' AND "
                         "sequence = 3;"
                         "UPDATE journal SET sequence = 3 WHERE school = 'boitron' AND "
                         "sequence = 4;"
                         "UPDATE journal SET sequence = 4 WHERE school = 'boitron' AND "
                         "sequence = 1000"),
              Contains("seal 1: a row in its range is not what was sealed"));
}

TEST_F(AuditTest, ASealThatWasChangedIsFound) {
  EXPECT_THAT(CheckAfter("UPDATE seal SET sealed_at = sealed_at + 1 WHERE school = 'boitron'"),
              Contains("seal 1: its signature is wrong"));
}

TEST_F(AuditTest, ASealThatWasDeletedIsFoundByTheNext) {
  v1::CreatePartyRequest party;
  party.set_parent(kSchool);
  party.set_party_id("another");
  party.mutable_party()->set_kind(v1::PARTY_KIND_COMPANY);
  party.mutable_party()->set_display_name("Another");
  ValueOrThrow(server_.admin().sponsorship().CreateParty(party));
  Seal();

  EXPECT_THAT(CheckAfter("DELETE FROM seal WHERE school = 'boitron' AND number = 1"),
              Contains("seal 2: a seal before it is missing"));
}

TEST_F(AuditTest, ARecordThatWasCutShortIsFound) {
  EXPECT_THAT(CheckAfter("UPDATE school_clock SET sequence = sequence - 1 WHERE school = "
                         "'boitron'; DELETE FROM journal WHERE school = 'boitron' AND sequence > "
                         "(SELECT sequence FROM school_clock WHERE school = 'boitron')"),
              Contains(HasSubstr("before what was sealed")));
}

TEST_F(AuditTest, WhatIsDoneBeforeACrashIsSealedAfterIt) {
  v1::CreatePartyRequest party;
  party.set_parent(kSchool);
  party.set_party_id("another");
  party.mutable_party()->set_kind(v1::PARTY_KIND_COMPANY);
  party.mutable_party()->set_display_name("Another");
  ValueOrThrow(server_.admin().sponsorship().CreateParty(party));
  server_.server().Stop();
  // As if it had died before it came to that.
  server_.database().Tamper("DELETE FROM seal WHERE school = 'boitron' AND number > 1");
  server_.Restart();

  EXPECT_EQ(Seal(), 1);
  EXPECT_THAT(Check(), IsEmpty());
}

}  // namespace
}  // namespace ecloserie::tests
