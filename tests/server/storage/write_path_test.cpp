#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <mutex>
#include <thread>

#include "absl/time/clock.h"
#include "support/store.h"

namespace ecloserie::tests {
namespace {

using storage::Fate;
using storage::Outcome;
using storage::OutcomeKind;
using storage::StoreFault;
using storage::Transaction;

class WritePath : public testing::Test {
 protected:
  explicit WritePath(std::size_t waiting_max = 4096)
      : store_(OpenStore(data_, waiting_max)), database_(*store_) {}

  TestDatabase data_;
  std::unique_ptr<storage::Database> store_;
  storage::Database& database_;
};

// Answers by name, filled from the store's threads.
class Answers {
 public:
  std::function<void(const Outcome&)> For(const std::string& name) {
    return [this, name](const Outcome& outcome) {
      const std::lock_guard lock(mutex_);
      outcomes_[name] = outcome;
    };
  }
  Outcome Of(const std::string& name) {
    const std::lock_guard lock(mutex_);
    return outcomes_.at(name);
  }
  std::size_t Count() {
    const std::lock_guard lock(mutex_);
    return outcomes_.size();
  }

 private:
  std::mutex mutex_;
  std::map<std::string, Outcome> outcomes_;
};

TEST_F(WritePath, AnAcknowledgedWriteIsSeenByTheNextRead) {
  const Outcome outcome = WriteAndWait(database_, AddClock("a"));

  EXPECT_EQ(outcome.kind, OutcomeKind::kCommitted);
  EXPECT_TRUE(HasClock(database_, "a"));
}

TEST_F(WritePath, AUnitThatFailsInAGroupLeavesItsNeighboursAlone) {
  Answers answers;
  WriterHold hold(database_);
  storage::WriteWork before = AddClock("before");
  before.done = answers.For("before");
  storage::WriteWork thrower = AddClock("thrower");
  thrower.run = [](Transaction& transaction) -> Fate {
    storage::StartSchoolClock(transaction, "half-written", absl::UnixEpoch());
    throw std::runtime_error("a defect");
  };
  thrower.done = answers.For("thrower");
  storage::WriteWork violator = AddClock("before");  // the key is taken
  violator.done = answers.For("violator");
  storage::WriteWork after = AddClock("after");
  after.done = answers.For("after");
  database_.Write(std::move(before));
  database_.Write(std::move(thrower));
  database_.Write(std::move(violator));
  database_.Write(std::move(after));

  hold.Release();
  WriteAndWait(database_, AddClock("last"));

  EXPECT_EQ(answers.Of("before").kind, OutcomeKind::kCommitted);
  EXPECT_EQ(answers.Of("after").kind, OutcomeKind::kCommitted);
  EXPECT_EQ(answers.Of("thrower").kind, OutcomeKind::kFailed);
  EXPECT_EQ(answers.Of("thrower").fault, StoreFault::kDefect);
  EXPECT_EQ(answers.Of("violator").fault, StoreFault::kDefect);
  EXPECT_TRUE(HasClock(database_, "before"));
  EXPECT_TRUE(HasClock(database_, "after"));
  EXPECT_FALSE(HasClock(database_, "half-written"));
}

TEST_F(WritePath, ADiscardedUnitIsRolledBackAndWhatItRemembersIsKept) {
  storage::WriteWork refused = AddClock("refused");
  refused.run = [](Transaction& transaction) {
    storage::StartSchoolClock(transaction, "refused", absl::UnixEpoch());
    return Fate::kDiscard;
  };
  refused.remember = [](Transaction& transaction) {
    storage::StartSchoolClock(transaction, "remembered", absl::UnixEpoch());
  };

  const Outcome outcome = WriteAndWait(database_, std::move(refused));

  EXPECT_EQ(outcome.kind, OutcomeKind::kCommitted);
  EXPECT_FALSE(HasClock(database_, "refused"));
  EXPECT_TRUE(HasClock(database_, "remembered"));
}

TEST_F(WritePath, ARefusalThatWroteNothingMakesNoNeighbourRunTwice) {
  int run_count = 0;
  WriterHold hold(database_);
  storage::WriteWork neighbour = AddClock("neighbour");
  neighbour.run = [&](Transaction&) {
    ++run_count;
    return Fate::kKeep;
  };
  neighbour.done = [](const Outcome&) {};
  storage::WriteWork refused = AddClock("refused");
  refused.run = [](Transaction&) { return Fate::kDiscard; };
  refused.remember = [](Transaction& transaction) {
    storage::StartSchoolClock(transaction, "remembered", absl::UnixEpoch());
  };
  refused.done = [](const Outcome&) {};
  database_.Write(std::move(neighbour));
  database_.Write(std::move(refused));

  hold.Release();
  WriteAndWait(database_, AddClock("last"));

  EXPECT_EQ(run_count, 1);
  EXPECT_TRUE(HasClock(database_, "remembered"));
}

TEST_F(WritePath, NobodyIsAnsweredBeforeTheCommitOfTheGroup) {
  Answers answers;
  WriterHold hold(database_);
  std::size_t answered_when_last_ran = 99;
  storage::WriteWork first = AddClock("first");
  first.done = answers.For("first");
  storage::WriteWork last = AddClock("last");
  last.run = [&](Transaction&) {
    answered_when_last_ran = answers.Count();
    return Fate::kKeep;
  };
  last.done = answers.For("last");
  database_.Write(std::move(first));
  database_.Write(std::move(last));

  hold.Release();
  WriteAndWait(database_, AddClock("end"));

  EXPECT_EQ(answered_when_last_ran, 0U);
  EXPECT_EQ(answers.Count(), 2U);
}

TEST_F(WritePath, WorkPastItsDeadlineIsDroppedBeforeItRuns) {
  bool has_run = false;
  storage::WriteWork late = AddClock("late");
  late.deadline = absl::Now() - absl::Seconds(1);
  late.run = [&](Transaction&) {
    has_run = true;
    return Fate::kKeep;
  };

  const Outcome outcome = WriteAndWait(database_, std::move(late));

  EXPECT_EQ(outcome.fault, StoreFault::kDroppedLate);
  EXPECT_FALSE(has_run);
}

TEST_F(WritePath, AfterStopWorkIsRefusedAndWhatWaitedIsKept) {
  WriterHold hold(database_);
  Answers answers;
  storage::WriteWork waiting = AddClock("waiting");
  waiting.done = answers.For("waiting");
  database_.Write(std::move(waiting));
  hold.Release();

  database_.Stop();
  const Outcome refused = WriteAndWait(database_, AddClock("late"));

  EXPECT_EQ(answers.Of("waiting").kind, OutcomeKind::kCommitted);
  EXPECT_EQ(refused.fault, StoreFault::kStopping);
}

class SmallQueue : public WritePath {
 protected:
  SmallQueue() : WritePath(/*waiting_max=*/1) {}
};

TEST_F(SmallQueue, AFullQueueRefusesAtOnce) {
  Answers answers;
  WriterHold hold(database_);
  storage::WriteWork waiting = AddClock("waiting");
  waiting.done = answers.For("waiting");
  database_.Write(std::move(waiting));

  const Outcome refused = WriteAndWait(database_, AddClock("too much"));
  hold.Release();
  database_.Stop();

  EXPECT_EQ(refused.fault, StoreFault::kQueueFull);
  EXPECT_EQ(answers.Of("waiting").kind, OutcomeKind::kCommitted);
}

TEST_F(WritePath, ManyWritersAndReadersAgree) {
  constexpr int kThreads = 8;
  constexpr int kEach = 50;
  std::vector<std::thread> threads;
  std::atomic<int> seen_count = 0;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&, thread] {
      for (int i = 0; i < kEach; ++i) {
        const std::string school = "s" + std::to_string(thread) + "-" + std::to_string(i);
        if (WriteAndWait(database_, AddClock(school)).kind == OutcomeKind::kCommitted &&
            HasClock(database_, school)) {
          ++seen_count;
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();

  EXPECT_EQ(seen_count, kThreads * kEach);
}

}  // namespace
}  // namespace ecloserie::tests
