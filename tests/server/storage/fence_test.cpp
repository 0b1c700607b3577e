#include "storage/engine/fence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/store.h"
#include "support/test_environment.h"

namespace ecloserie::tests {
namespace {

using storage::Fate;
using storage::Outcome;
using storage::OutcomeKind;
using storage::StoreFault;
using testing::HasSubstr;

// A unit of work of the school that changes nothing but its sequence.
storage::WriteWork Move(const std::string& school) {
  return {.school = school,
          .run =
              [school](storage::Transaction& transaction) {
                auto stamp = storage::NextStamp(transaction, school, "somebody", absl::UnixEpoch());
                transaction.Begin(*std::move(stamp));
                storage::AppendJournal(transaction, TestEnvironment(), {.method = "move"});
                return Fate::kKeep;
              },
          .deadline = absl::InfiniteFuture()};
}

Outcome ReadAndWait(storage::Database& database) {
  std::promise<Outcome> answered;
  database.Read({.run = [](storage::Transaction&) {},
                 .deadline = absl::InfiniteFuture(),
                 .done = [&](const Outcome& outcome) { answered.set_value(outcome); }});
  return answered.get_future().get();
}

// An engine that has lost what it had acknowledged, as an old primary has that
// takes its place again.
class FencedStore : public testing::Test {
 protected:
  FencedStore() : store_(OpenStore(data_)) {
    WriteAndWait(*store_, AddClock("a"));
    WriteAndWait(*store_, AddClock("b"));
    for (int i = 0; i < 3; ++i) WriteAndWait(*store_, Move("a"));
    WriteAndWait(*store_, Move("b"));
  }

  void SetBack(const std::string& school, int sequence) {
    data_.Tamper("UPDATE school_clock SET sequence = " + std::to_string(sequence) +
                 " WHERE school = '" + school + "'; DELETE FROM journal WHERE school = '" + school +
                 "' AND sequence > " + std::to_string(sequence));
  }

  TestDatabase data_;
  std::unique_ptr<storage::Database> store_;
};

TEST_F(FencedStore, GoesOnAsLongAsSequencesGrow) {
  EXPECT_EQ(WriteAndWait(*store_, Move("a")).kind, OutcomeKind::kCommitted);
}

TEST_F(FencedStore, StopsOnceASequenceHasGoneBack) {
  SetBack("a", 1);

  const Outcome outcome = WriteAndWait(*store_, Move("a"));

  EXPECT_EQ(outcome.kind, OutcomeKind::kFailed);
  EXPECT_EQ(outcome.fault, StoreFault::kFenced);
  EXPECT_THAT(outcome.detail, HasSubstr("school a went back from 3 to 1"));
  EXPECT_EQ(data_.Ask("SELECT sequence FROM school_clock WHERE school = 'a'"), 1);
}

TEST_F(FencedStore, ThenServesNoSchoolAndNoReader) {
  SetBack("a", 1);
  WriteAndWait(*store_, Move("a"));

  EXPECT_EQ(WriteAndWait(*store_, Move("b")).fault, StoreFault::kFenced);
  EXPECT_EQ(ReadAndWait(*store_).fault, StoreFault::kFenced);
}

TEST_F(FencedStore, ServesAgainOnceItIsStartedAnew) {
  SetBack("a", 1);
  WriteAndWait(*store_, Move("a"));

  store_.reset();
  store_ = OpenStore(data_);

  EXPECT_EQ(WriteAndWait(*store_, Move("a")).kind, OutcomeKind::kCommitted);
}

TEST(Fence, ComparesWhatANewConnectionFinds) {
  const TestDatabase data;
  storage::engine::Fence fence;
  fence.Raise({.school = "-", .sequence = 2});
  const auto store = OpenStore(data);
  std::optional<std::string> breach;

  const Outcome outcome = WriteAndWait(*store, {.school = kStrand,
                                                .run =
                                                    [&](storage::Transaction& transaction) {
                                                      breach = storage::engine::Fence::FindBreach(
                                                          transaction, fence.Floors());
                                                      return Fate::kKeep;
                                                    },
                                                .deadline = absl::InfiniteFuture()});

  EXPECT_EQ(outcome.kind, OutcomeKind::kCommitted);
  EXPECT_THAT(breach.value_or(""), HasSubstr("school - went back from 2 to 0"));
}

}  // namespace
}  // namespace ecloserie::tests
