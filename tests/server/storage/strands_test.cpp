#include "storage/postgres/strands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <thread>

namespace ecloserie::tests {
namespace {

using storage::WriteWork;
using storage::postgres::Strands;

void Push(Strands& strands, const std::string& strand) {
  WriteWork work{.school = strand};
  ASSERT_EQ(strands.Push(strand, work), Strands::Verdict::kTaken);
}

TEST(Strands, GiveAllThatWaitsForOneSchool) {
  Strands strands(10, 10);
  Push(strands, "a");
  Push(strands, "b");
  Push(strands, "a");

  const auto first = strands.Take();
  const auto second = strands.Take();

  EXPECT_EQ(first->strand, "a");
  EXPECT_EQ(first->works.size(), 2U);
  EXPECT_EQ(second->strand, "b");
  EXPECT_EQ(second->works.size(), 1U);
}

TEST(Strands, KeepASchoolFromOthersUntilItIsGivenBack) {
  Strands strands(10, 10);
  Push(strands, "a");
  const auto taken = strands.Take();
  Push(strands, "a");
  Push(strands, "b");

  EXPECT_EQ(strands.Take()->strand, "b");
  strands.GiveBack("a");
  EXPECT_EQ(strands.Take()->strand, "a");
}

TEST(Strands, TakeTurns) {
  Strands strands(10, /*batch_max=*/1);
  Push(strands, "a");
  Push(strands, "a");
  Push(strands, "b");

  EXPECT_EQ(strands.Take()->strand, "a");
  strands.GiveBack("a");
  EXPECT_EQ(strands.Take()->strand, "b");
  EXPECT_EQ(strands.Take()->strand, "a");
}

TEST(Strands, RefuseMoreThanMayWait) {
  Strands strands(/*waiting_max=*/2, 10);
  Push(strands, "a");
  Push(strands, "b");
  WriteWork one_more{.school = "c"};

  EXPECT_EQ(strands.Push("c", one_more), Strands::Verdict::kFull);
  strands.Take();
  EXPECT_EQ(strands.Push("c", one_more), Strands::Verdict::kTaken);
}

TEST(Strands, GiveWhatWaitsBeforeTheyEnd) {
  Strands strands(10, 10);
  Push(strands, "a");
  strands.Close();
  WriteWork late{.school = "a"};

  EXPECT_EQ(strands.Push("a", late), Strands::Verdict::kClosed);
  EXPECT_EQ(strands.Take()->works.size(), 1U);
  EXPECT_FALSE(strands.Take());
}

TEST(Strands, GiveWhatWaitsInATakenSchoolBeforeTheyEnd) {
  Strands strands(10, 10);
  Push(strands, "a");
  strands.Take();
  Push(strands, "a");
  strands.Close();
  std::thread other([&] { EXPECT_EQ(strands.Take()->strand, "a"); });

  strands.GiveBack("a");
  other.join();

  EXPECT_FALSE(strands.Take());
}

TEST(Strands, NeverHaveASchoolInTwoHands) {
  constexpr int kWorks = 2000;
  Strands strands(kWorks, 3);
  std::map<std::string, std::atomic<int>> holders;
  for (const char* name : {"a", "b", "c"}) holders[name] = 0;
  std::atomic<int> met_count = 0;
  std::atomic<std::size_t> taken_count = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      while (const auto batch = strands.Take()) {
        met_count += holders.at(batch->strand).fetch_add(1);
        taken_count += batch->works.size();
        std::this_thread::yield();
        --holders.at(batch->strand);
        strands.GiveBack(batch->strand);
      }
    });
  }

  for (int i = 0; i < kWorks; ++i) Push(strands, std::string(1, static_cast<char>('a' + i % 3)));
  strands.Close();
  for (std::thread& thread : threads) thread.join();

  EXPECT_EQ(met_count, 0);
  EXPECT_EQ(taken_count, static_cast<std::size_t>(kWorks));
}

}  // namespace
}  // namespace ecloserie::tests
