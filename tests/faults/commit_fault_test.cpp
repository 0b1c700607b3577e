#include <gtest/gtest.h>

#include "support/faulty_sync.h"
#include "support/store.h"

namespace ecloserie::tests {
namespace {

class CommitFault : public testing::Test {
 protected:
  CommitFault() {
    UseFaultySyncs();
    database_ = OpenStore(data_);
  }
  ~CommitFault() override { FailNextWalSyncs(0); }

  TestDatabase data_{Engine::kSqlite};
  std::unique_ptr<storage::Database> database_;
};

TEST_F(CommitFault, AFailedFsyncAtTheCommitIsUnknownAndTheStoreGoesOn) {
  ASSERT_EQ(WriteAndWait(*database_, AddClock("before")).kind, storage::OutcomeKind::kCommitted);
  FailNextWalSyncs(1);

  const storage::Outcome during = WriteAndWait(*database_, AddClock("during"));
  const storage::Outcome after = WriteAndWait(*database_, AddClock("after"));

  EXPECT_EQ(during.kind, storage::OutcomeKind::kUnknown);
  EXPECT_EQ(after.kind, storage::OutcomeKind::kCommitted) << after.detail;
  EXPECT_TRUE(HasClock(*database_, "before"));
  EXPECT_TRUE(HasClock(*database_, "after"));
}

}  // namespace
}  // namespace ecloserie::tests
