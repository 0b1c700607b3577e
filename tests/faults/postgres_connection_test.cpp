#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <barrier>
#include <future>
#include <vector>

#include "absl/time/clock.h"
#include "storage/postgres/postgres_database.h"
#include "support/cutting_relay.h"
#include "support/postgres.h"
#include "support/store.h"
#include "support/test_environment.h"

namespace ecloserie::tests {
namespace {

using storage::Outcome;
using storage::OutcomeKind;
using storage::StoreFault;
using storage::postgres::PostgresDatabase;
using testing::HasSubstr;

storage::WriteWork Before(absl::Time deadline, storage::WriteWork work) {
  work.deadline = deadline;
  return work;
}

// A store whose way to PostgreSQL can be cut and frozen.
class CutConnection : public testing::Test {
 protected:
  CutConnection()
      : relay_(data_.folder()),
        store_({.address = relay_.Address(data_.database()), .writer = {.threads_count = 1}}) {}

  Outcome Write(const std::string& school) { return WriteAndWait(store_, AddClock(school)); }

  TestDatabase data_{Engine::kPostgres};
  CuttingRelay relay_;
  PostgresDatabase store_;
};

TEST_F(CutConnection, BeforeTheCommitArrivesLeavesTheOutcomeUnknown) {
  relay_.CutBefore(kCommitMessage);

  const Outcome outcome = Write("a");

  EXPECT_EQ(outcome.kind, OutcomeKind::kUnknown) << outcome.detail;
  EXPECT_EQ(relay_.CutsCount(), 1);
  EXPECT_FALSE(HasClock(store_, "a"));
  EXPECT_EQ(Write("a").kind, OutcomeKind::kCommitted);
}

TEST_F(CutConnection, AfterTheCommitLeavesTheOutcomeUnknownAndTheChangeMade) {
  relay_.CutAfter(kCommitMessage);

  const Outcome outcome = Write("a");

  EXPECT_EQ(outcome.kind, OutcomeKind::kUnknown);
  EXPECT_TRUE(HasClock(store_, "a"));
  EXPECT_EQ(Write("b").kind, OutcomeKind::kCommitted);
}

TEST_F(CutConnection, WhileItWasIdleIsNoticedByNobody) {
  ASSERT_EQ(Write("a").kind, OutcomeKind::kCommitted);
  data_.DisconnectEverybody();

  EXPECT_EQ(Write("b").kind, OutcomeKind::kCommitted);
  EXPECT_TRUE(HasClock(store_, "a"));
}

TEST_F(CutConnection, InTheMiddleOfAUnitMakesItRunAgainAndOnlyOnce) {
  ASSERT_EQ(Write("a").kind, OutcomeKind::kCommitted);
  relay_.CutBefore("in-the-middle");
  int run_count = 0;
  storage::WriteWork work = AddClock("in-the-middle");
  work.run = [&run_count, run = std::move(work.run)](storage::Transaction& transaction) {
    ++run_count;
    return run(transaction);
  };

  const Outcome outcome = WriteAndWait(store_, std::move(work));

  EXPECT_EQ(relay_.CutsCount(), 1);
  EXPECT_EQ(run_count, 2);
  EXPECT_EQ(outcome.kind, OutcomeKind::kCommitted) << outcome.detail;
  EXPECT_TRUE(HasClock(store_, "in-the-middle"));
}

TEST_F(CutConnection, ThatIsFrozenEndsAtTheDeadlineAndNothingIsChanged) {
  relay_.FreezeAt("BEGIN ISOLATION LEVEL SERIALIZABLE");
  const absl::Time start = absl::Now();

  const Outcome outcome =
      WriteAndWait(store_, Before(start + absl::Milliseconds(500), AddClock("a")));

  EXPECT_EQ(outcome.kind, OutcomeKind::kFailed);
  EXPECT_EQ(outcome.fault, StoreFault::kAway);
  EXPECT_LT(absl::Now() - start, absl::Seconds(3));
  relay_.Thaw();
  EXPECT_EQ(Write("b").kind, OutcomeKind::kCommitted);
  EXPECT_FALSE(HasClock(store_, "a"));
}

TEST_F(CutConnection, ThatIsFrozenAtTheCommitLeavesTheOutcomeUnknown) {
  relay_.FreezeAt(kCommitMessage);

  const Outcome outcome =
      WriteAndWait(store_, Before(absl::Now() + absl::Milliseconds(500), AddClock("a")));

  EXPECT_EQ(outcome.kind, OutcomeKind::kUnknown);
  EXPECT_THAT(outcome.detail, HasSubstr("did not answer before the deadline"));
}

// Callers who are in a hurry must not cost the others their connections: the time
// passes between two statements, and the server answers the second all the same.
TEST_F(CutConnection, IsKeptWhenACallerIsTooLate) {
  ASSERT_EQ(Write("a").kind, OutcomeKind::kCommitted);
  const int before = relay_.ConnectionsCount();
  storage::WriteWork slow = AddClock("late");
  slow.run = [run = std::move(slow.run)](storage::Transaction& transaction) {
    absl::SleepFor(absl::Milliseconds(300));
    return run(transaction);
  };

  const Outcome outcome =
      WriteAndWait(store_, Before(absl::Now() + absl::Milliseconds(200), std::move(slow)));

  EXPECT_EQ(outcome.fault, StoreFault::kDroppedLate);
  EXPECT_EQ(Write("b").kind, OutcomeKind::kCommitted);
  EXPECT_EQ(relay_.ConnectionsCount(), before);
  EXPECT_FALSE(HasClock(store_, "late"));
}

// Another server has the school; this one waits as long as its caller does.
TEST_F(CutConnection, WaitsForAnotherServersSchoolAndNoLongerThanItsCaller) {
  storage::postgres::Connection other(storage::postgres::Address::Parse(data_.name()),
                                      absl::Now() + absl::Minutes(1));
  other.Hold(kStrand);

  const Outcome outcome =
      WriteAndWait(store_, Before(absl::Now() + absl::Milliseconds(300), AddClock("a")));
  other.LetGo();

  EXPECT_EQ(outcome.fault, StoreFault::kContended) << outcome.detail;
  EXPECT_EQ(Write("a").kind, OutcomeKind::kCommitted);
}

// The sequence goes back while nobody is connected: what a failover to a server
// does that has not all.
TEST_F(CutConnection, ToAServerThatHasLostSomethingIsNotUsed) {
  storage::WriteWork move = AddClock("a");
  move.school = "a";
  move.run = [](storage::Transaction& transaction) {
    storage::StartSchoolClock(transaction, "a", absl::UnixEpoch());
    transaction.Begin(*storage::NextStamp(transaction, "a", "somebody", absl::UnixEpoch()));
    storage::AppendJournal(transaction, TestEnvironment(), {.method = "move"});
    return storage::Fate::kKeep;
  };
  ASSERT_EQ(WriteAndWait(store_, std::move(move)).kind, OutcomeKind::kCommitted);
  data_.Tamper("DELETE FROM journal; DELETE FROM school_clock WHERE school = 'a'");
  data_.DisconnectEverybody();

  EXPECT_FALSE(HasClock(store_, "-"));
  EXPECT_EQ(Write("b").fault, StoreFault::kFenced);
}

// The standby that every commit waits for is not there.
TEST(CommitWithoutItsStandby, IsUnknownWhenTheWaitIsCancelled) {
  const PostgresCluster cluster;
  PostgresDatabase store({.address = cluster.address()});
  AskPostgres(cluster.address(), "ALTER SYSTEM SET synchronous_standby_names = 'absent'");
  AskPostgres(cluster.address(), "SELECT pg_reload_conf()");
  auto written = std::async([&] { return WriteAndWait(store, AddClock("a")); });
  const std::string waiting =
      "FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND query = 'COMMIT'";
  while (AskPostgres(cluster.address(), "SELECT COUNT(*) " + waiting) == "0") {
    absl::SleepFor(absl::Milliseconds(20));
  }

  AskPostgres(cluster.address(), "SELECT pg_cancel_backend(pid) " + waiting);
  const Outcome outcome = written.get();

  EXPECT_EQ(outcome.kind, OutcomeKind::kUnknown);
  EXPECT_THAT(outcome.detail, HasSubstr("canceling wait for synchronous replication"));
}

TEST(CommitWithoutItsStandby, IsNotSentWhenOneIsRequiredAndNoneIsNamed) {
  const PostgresCluster cluster({"synchronous_standby_names=second"});
  auto standby = std::make_unique<PostgresCluster::Standby>(cluster, "second");
  PostgresDatabase store(
      {.address = cluster.address(), .standby = storage::postgres::StandbyPolicy::kRequired});
  ASSERT_EQ(WriteAndWait(store, AddClock("a")).kind, OutcomeKind::kCommitted);
  AskPostgres(cluster.address(), "ALTER SYSTEM SET synchronous_standby_names = ''");
  AskPostgres(cluster.address(), "SELECT pg_reload_conf()");
  standby.reset();

  const Outcome outcome = WriteAndWait(store, AddClock("b"));

  EXPECT_EQ(outcome.kind, OutcomeKind::kFailed);
  EXPECT_EQ(outcome.fault, StoreFault::kAway);
  EXPECT_EQ(AskPostgres(cluster.address(), "SELECT COUNT(*) FROM school_clock"), "2");
}

// A unit of the network's that takes a place among the writers until all have one.
storage::WriteWork Occupy(const std::string& strand, std::barrier<>& all) {
  return {.school = strand,
          .run =
              [&all](storage::Transaction&) {
                all.arrive_and_wait();
                return storage::Fate::kDiscard;
              },
          .deadline = absl::InfiniteFuture()};
}

storage::WriteWork MoveNetwork() {
  return {
      .school = kStrand, .run = [](storage::Transaction& transaction) {
        transaction.Begin(*storage::NextStamp(transaction, kStrand, "somebody", absl::UnixEpoch()));
        storage::AppendJournal(transaction, TestEnvironment(), {.method = "move"});
        return storage::Fate::kKeep;
      }};
}

// The first of two hosts freezes; the second, which has the same data, takes its
// place; the first wakes and does not know. Connections to it were left open.
class OldPrimary : public testing::Test {
 protected:
  OldPrimary()
      : store_({.address = "host=" + first_.folder() + "," + second_.folder() +
                           " user=ecloserie dbname=postgres",
                .writer = {.threads_count = kWriters}}) {
    PostgresDatabase({.address = second_.address()});
    std::barrier<> all(kWriters);
    std::vector<std::future<Outcome>> occupied;
    for (int i = 0; i < kWriters; ++i) {
      occupied.push_back(std::async(std::launch::async, [this, i, &all] {
        return WriteAndWait(store_, Occupy("strand-" + std::to_string(i), all));
      }));
    }
    for (auto& each : occupied) each.get();
  }

  Outcome Move() {
    return WriteAndWait(store_, Before(absl::Now() + absl::Seconds(2), MoveNetwork()));
  }

  static constexpr int kWriters = 4;
  const PostgresCluster first_;
  const PostgresCluster second_;
  PostgresDatabase store_;
};

TEST_F(OldPrimary, IsLeftByAllOnceOneConnectionWasLostAndIsNoReasonToStopWhenItWakes) {
  first_.Freeze();
  const Outcome lost = Move();
  for (int i = 0; i < 2 * kWriters; ++i) EXPECT_EQ(Move().kind, OutcomeKind::kCommitted);
  first_.Thaw();
  for (int i = 0; i < 2 * kWriters; ++i) EXPECT_EQ(Move().kind, OutcomeKind::kCommitted);

  EXPECT_EQ(lost.fault, StoreFault::kAway);
  EXPECT_TRUE(HasClock(store_, "-"));
  EXPECT_EQ(AskPostgres(second_.address(), "SELECT sequence FROM school_clock"),
            std::to_string(4 * kWriters));
}

// A frozen server acknowledges every byte and answers nothing; the next host has
// to be asked all the same.
TEST(FrozenHost, IsPassedByForTheNextInTheList) {
  const TestDatabase data(Engine::kPostgres);
  const PostgresCluster frozen;
  frozen.Freeze();
  const std::string both =
      "host=" + frozen.folder() + "," + data.folder() + " user=ecloserie dbname=" + data.database();
  const absl::Time start = absl::Now();

  PostgresDatabase store({.address = both});

  EXPECT_EQ(WriteAndWait(store, AddClock("a")).kind, OutcomeKind::kCommitted);
  EXPECT_LT(absl::Now() - start, absl::Seconds(30));
}

}  // namespace
}  // namespace ecloserie::tests
