#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/session.h"

namespace ecloserie::tests {
namespace {

using storage::engine::EngineFault;

const Statement kInsertClock("INSERT INTO school_clock (school, sequence, at) VALUES ('a', 0, 0)");
const Statement kInsertSchool(
    "INSERT INTO school (school, display_name, time_zone, stage, version, sequence) "
    "VALUES ('a', 'A', 'UTC', 'OPEN', 1, 1)");

// Every fault is provoked on each engine by what causes it; where that cannot be
// had, by what the engine says then.
class EngineFaults : public testing::Test {
 protected:
  EngineFaults() : session_(OpenSession(data_)) { session_->Start(); }

  EngineFault RefusalOf(const Statement& statement) { return FaultOf(*session_, statement); }
  void Run(const Statement& statement) { session_->Execute(statement.sql, {}); }

  TestDatabase data_;
  std::unique_ptr<storage::engine::Session> session_;
};

TEST_F(EngineFaults, AKeyThatIsTaken) {
  Run(kInsertClock);

  EXPECT_EQ(RefusalOf(kInsertClock), EngineFault::kUnique);
}

TEST_F(EngineFaults, AParentThatIsMissing) {
  const Statement orphan(
      "INSERT INTO programme (school, programme, title, planned_minutes, version, sequence) "
      "VALUES ('nowhere', 'p', 'P', 60, 1, 1)");

  EXPECT_EQ(RefusalOf(orphan), EngineFault::kForeignKey);
}

TEST_F(EngineFaults, AValueOutOfBounds) {
  const Statement negative("INSERT INTO school_clock (school, sequence, at) VALUES ('a', -1, 0)");
  const Statement no_word(
      "INSERT INTO school (school, display_name, time_zone, stage, version, sequence) "
      "VALUES ('b', 'B', 'UTC', 'AJAR', 1, 1)");

  session_->SetMark();
  EXPECT_EQ(RefusalOf(negative), EngineFault::kCheck);
  session_->ReturnToMark();
  EXPECT_EQ(RefusalOf(no_word), EngineFault::kCheck);
}

TEST_F(EngineFaults, AValueThatIsMissing) {
  const Statement missing("INSERT INTO school_clock (school, sequence) VALUES ('a', 0)");

  EXPECT_EQ(RefusalOf(missing), EngineFault::kNotNull);
}

TEST_F(EngineFaults, AVersionThatIsSkipped) {
  const Statement skip("UPDATE school SET version = 3 WHERE school = 'a'");
  Run(kInsertSchool);

  EXPECT_EQ(RefusalOf(skip), EngineFault::kTrigger);
}

TEST_F(EngineFaults, ARowThatIsNeverDeleted) {
  const Statement erase("DELETE FROM school WHERE school = 'a'");
  Run(kInsertSchool);

  EXPECT_EQ(RefusalOf(erase), EngineFault::kTrigger);
}

TEST_F(EngineFaults, ASumThatNoIntegerHolds) {
  const Statement open(
      "INSERT INTO balance (school, ledger, account, side, cents) "
      "VALUES ('a', 'CASH', 'bank', 'DEBIT', 9000000000000000000)");
  const Statement overflow("UPDATE balance SET cents = cents + cents WHERE school = 'a'");
  Run(open);

  EXPECT_EQ(RefusalOf(overflow), EngineFault::kDefect);
}

TEST_F(EngineFaults, AMistakeOfOurs) {
  const Statement misspelt("SELECT no_such_column FROM school");

  EXPECT_EQ(RefusalOf(misspelt), EngineFault::kDefect);
}

TEST_F(EngineFaults, AnotherAtTheSameRows) {
  EXPECT_EQ(ProvokeContention(data_, *session_), EngineFault::kContended);
}

TEST_F(EngineFaults, NoSpaceLeft) {
  session_->Rollback();

  EXPECT_EQ(ProvokeFullDisk(data_, *session_), EngineFault::kFull);
}

TEST_F(EngineFaults, AnEngineThatIsGone) {
  session_->Rollback();

  EXPECT_EQ(ProvokeAbsence(data_, *session_), EngineFault::kAway);
}

TEST_F(EngineFaults, BytesThatAreNotWhatWasWritten) {
  session_->Rollback();
  session_.reset();

  EXPECT_EQ(ProvokeCorruption(data_), EngineFault::kCorrupt);
}

}  // namespace
}  // namespace ecloserie::tests
