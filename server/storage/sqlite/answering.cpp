#include "storage/sqlite/answering.h"

#include <chrono>
#include <limits>

namespace ecloserie::storage::sqlite {
namespace {

constexpr std::chrono::milliseconds kIdle{1000};

}  // namespace

// Unbounded, because what waits to be answered was counted when it waited to be
// written.
Answering::Answering() : queue_(std::numeric_limits<std::size_t>::max()) {
  thread_ = std::thread([this] {
    while (!queue_.IsDrained()) {
      for (const std::vector<Answer>& group : queue_.Take(1, kIdle)) {
        for (const Answer& answer : group) answer.done(answer.outcome);
      }
    }
  });
}

void Answering::Give(std::vector<Answer> group) { queue_.Push(group); }

void Answering::Stop() {
  queue_.Close();
  if (thread_.joinable()) thread_.join();
}

}  // namespace ecloserie::storage::sqlite
