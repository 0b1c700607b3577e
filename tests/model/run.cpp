#include "run.h"

#include <future>

#include "generator.h"
#include "model.h"
#include "twins.h"

namespace ecloserie::model {
namespace {

constexpr std::int64_t kStepsBetweenLooks = 60;

std::string ReplayCommand(std::uint64_t seed, std::int64_t step) {
  return "ECLOSERIE_MODEL_SEED=" + std::to_string(seed) +
         " ECLOSERIE_MODEL_STEPS=" + std::to_string(step) +
         " script/with-postgres ctest --preset dev -R BothEnginesAnswerLikeTheModel";
}

// The first line in which two texts differ, and the texts.
std::string Difference(const std::string& left_name, const std::string& left,
                       const std::string& right_name, const std::string& right) {
  std::size_t at = 0;
  while (at < left.size() && at < right.size() && left[at] == right[at]) ++at;
  const auto line_of = [&](const std::string& text) {
    const std::size_t begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    return text.substr(begin, text.find('\n', at) - begin);
  };
  return "they part at\n  " + left_name + ": " + line_of(left) + "\n  " + right_name + ": " +
         line_of(right) + "\n" + left_name + " said:\n" + left + "\n" + right_name + " said:\n" +
         right;
}

// Three that should be one.
class Triplet {
 public:
  Triplet()
      : sqlite_(tests::Engine::kSqlite),
        postgres_(tests::Engine::kPostgres),
        model_(sqlite_.FirstSchool(), sqlite_.clock_us()) {}

  const Model& model() const { return model_; }

  // Empty, or how they part.
  std::string Take(const Call& call, Coverage& coverage) {
    // Beside one another: on a busy machine most of the time is spent waiting.
    auto other = std::async(std::launch::async, [&] { return postgres_.Take(call); });
    const Answer of_sqlite = sqlite_.Take(call);
    const Answer of_postgres = other.get();
    const Answer predicted = model_.Take(call, of_sqlite);
    coverage.Note(call, of_sqlite, !predicted.bytes.empty());
    if (of_sqlite.bytes != of_postgres.bytes) {
      return Difference("SQLite", ReadableOf(of_sqlite), "PostgreSQL", ReadableOf(of_postgres));
    }
    if (predicted.facts != of_sqlite.facts) {
      return Difference("the model", predicted.facts, "both engines", ReadableOf(of_sqlite));
    }
    if (!predicted.bytes.empty() && predicted.bytes != of_sqlite.bytes) {
      return Difference("the first answer", predicted.bytes, "the repeated one", of_sqlite.bytes);
    }
    return "";
  }

  void Take(const ClockMove& move) {
    sqlite_.MoveClock(move.by_us);
    postgres_.MoveClock(move.by_us);
    model_.MoveClock(move.by_us);
  }

  void RestartBoth() {
    auto other = std::async(std::launch::async, [&] { postgres_.Restart(); });
    sqlite_.Restart();
    other.get();
  }

 private:
  // Pages differ in their tokens only, which are bytes.
  static std::string ReadableOf(const Answer& answer) {
    return answer.IsOk() ? answer.facts : answer.bytes;
  }

  Twin sqlite_;
  Twin postgres_;
  Model model_;
};

// One seed's way through all three.
class Run {
 public:
  Run(std::uint64_t seed, Coverage& coverage)
      : seed_(seed), generator_(seed), coverage_(&coverage) {}

  // Empty, or what went wrong.
  std::string TakeSteps(std::int64_t steps_count) {
    std::string trouble;
    while (trouble.empty() && number_ < steps_count) {
      ++number_;
      trouble = Take(generator_.Next(triplet_.model()));
      const bool is_time_to_look = number_ % kStepsBetweenLooks == 0 || number_ == steps_count;
      if (trouble.empty() && is_time_to_look) trouble = LookAtEverything();
    }
    return trouble;
  }

 private:
  std::string Take(const Step& step) {
    if (const auto* call = std::get_if<Call>(&step)) {
      return Told(InWords(step), triplet_.Take(*call, *coverage_));
    }
    coverage_->Note(step, {}, false);
    if (const auto* move = std::get_if<ClockMove>(&step)) {
      triplet_.Take(*move);
    } else {
      triplet_.RestartBoth();
    }
    return "";
  }

  std::string LookAtEverything() {
    // Pages end in other places each time.
    const auto page_size = static_cast<int>(1 + number_ / kStepsBetweenLooks * 3);
    for (const Request& read : EveryRead(triplet_.model().school(), page_size)) {
      const Call call{.request = read, .caller = kAdmin};
      std::string trouble = Told("afterwards " + InWords(call), triplet_.Take(call, *coverage_));
      if (!trouble.empty()) return trouble;
    }
    return "";
  }

  std::string Told(const std::string& what, const std::string& difference) const {
    if (difference.empty()) return "";
    return "seed " + std::to_string(seed_) + ", step " + std::to_string(number_) + ": " + what +
           "\n" + difference + "\nreplay with\n  " + ReplayCommand(seed_, number_) + "\n";
  }

  const std::uint64_t seed_;
  std::int64_t number_ = 0;
  Triplet triplet_;
  Generator generator_;
  Coverage* coverage_;
};

}  // namespace

std::string RunSeed(std::uint64_t seed, std::int64_t steps_count, Coverage& coverage) {
  return Run(seed, coverage).TakeSteps(steps_count);
}

}  // namespace ecloserie::model
