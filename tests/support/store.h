#pragma once

#include <future>
#include <memory>
#include <string>

#include "storage/database.h"
#include "storage/journal_store.h"
#include "support/test_database.h"

namespace ecloserie::tests {

// All units of these tests are of one strand, so that they meet in one group.
inline constexpr const char* kStrand = "-";

// The tested engine, opened on the database; so much may wait in it.
std::unique_ptr<storage::Database> OpenStore(const TestDatabase& database,
                                             std::size_t waiting_max = 4096);

// A unit of work that adds a school's clock, the smallest thing a store keeps.
inline storage::WriteWork AddClock(const std::string& school) {
  return {.school = kStrand,
          .run =
              [school](storage::Transaction& transaction) {
                storage::StartSchoolClock(transaction, school, absl::UnixEpoch());
                return storage::Fate::kKeep;
              },
          .deadline = absl::InfiniteFuture()};
}

// Submits and waits for the answer.
inline storage::Outcome WriteAndWait(storage::Database& database, storage::WriteWork work) {
  std::promise<storage::Outcome> answered;
  work.done = [&answered](const storage::Outcome& outcome) { answered.set_value(outcome); };
  database.Write(std::move(work));
  return answered.get_future().get();
}

// Whether readers see the school's clock.
inline bool HasClock(storage::Database& database, const std::string& school) {
  bool has_clock = false;
  std::promise<storage::Outcome> answered;
  database.Read({.run =
                     [&](storage::Transaction& transaction) {
                       has_clock = storage::LatestSequence(transaction, school).has_value();
                     },
                 .deadline = absl::InfiniteFuture(),
                 .done = [&](const storage::Outcome& outcome) { answered.set_value(outcome); }});
  answered.get_future().get();
  return has_clock;
}

// Holds the writer until it is let go, so that a test decides what one group is.
class WriterHold {
 public:
  explicit WriterHold(storage::Database& database) {
    auto held = held_.get_future();
    database.Write({.school = kStrand,
                    .run =
                        [this](storage::Transaction&) {
                          held_.set_value();
                          release_.get_future().wait();
                          return storage::Fate::kKeep;
                        },
                    .deadline = absl::InfiniteFuture(),
                    .done = [](const storage::Outcome&) {}});
    held.wait();
  }
  void Release() { release_.set_value(); }

 private:
  std::promise<void> held_;
  std::promise<void> release_;
};

}  // namespace ecloserie::tests
