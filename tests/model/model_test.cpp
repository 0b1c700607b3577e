#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "coverage.h"
#include "run.h"

namespace ecloserie::model {
namespace {

using ::testing::IsEmpty;

constexpr std::int64_t kStepsCount = 500;

// What this run is about: the fixed seeds, or the one that the environment names.
struct Sequences {
  std::vector<std::uint64_t> seeds = {1, 2, 3, 4, 5, 6, 7};
  std::int64_t steps_count = kStepsCount;
  bool is_whole = true;
};

Sequences SequencesToRun() {
  const char* seed = std::getenv("ECLOSERIE_MODEL_SEED");
  const char* steps = std::getenv("ECLOSERIE_MODEL_STEPS");
  Sequences sequences;
  if (seed != nullptr) sequences = {.seeds = {std::stoull(seed)}, .is_whole = false};
  if (steps != nullptr) sequences.steps_count = std::stoll(steps);
  return sequences;
}

// Empty, or how the first seed that parts them does.
std::string RunAll(const Sequences& sequences, Coverage& coverage) {
  for (const std::uint64_t seed : sequences.seeds) {
    std::string difference = RunSeed(seed, sequences.steps_count, coverage);
    if (!difference.empty()) return difference;
  }
  return "";
}

// One seed alone need not see everything.
std::vector<std::string> Unseen(const Sequences& sequences, const Coverage& coverage) {
  return sequences.is_whole ? coverage.Missing() : std::vector<std::string>();
}

TEST(RandomSequences, BothEnginesAnswerLikeTheModel) {
  const Sequences sequences = SequencesToRun();
  Coverage coverage;

  const std::string difference = RunAll(sequences, coverage);

  ASSERT_TRUE(difference.empty()) << difference;
  EXPECT_THAT(Unseen(sequences, coverage), IsEmpty()) << coverage.InWords();
}

}  // namespace
}  // namespace ecloserie::model
