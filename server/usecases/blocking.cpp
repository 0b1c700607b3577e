#include "usecases/blocking.h"

#include <future>
#include <stdexcept>
#include <utility>

#include "absl/time/clock.h"

namespace ecloserie::usecases {
namespace {

constexpr absl::Duration kPatience = absl::Seconds(10);

void RequireCommitted(const storage::Outcome& outcome) {
  if (outcome.kind == storage::OutcomeKind::kCommitted) return;
  throw std::runtime_error("the store did not keep it: " + outcome.detail);
}

}  // namespace

void ReadNow(storage::Database& database, std::function<void(storage::Transaction&)> run) {
  std::promise<storage::Outcome> answered;
  database.Read({.run = std::move(run),
                 .deadline = absl::Now() + kPatience,
                 .done = [&](const storage::Outcome& outcome) { answered.set_value(outcome); }});
  RequireCommitted(answered.get_future().get());
}

void WriteNow(storage::Database& database, const std::string& school,
              std::function<storage::Fate(storage::Transaction&)> run) {
  std::promise<storage::Outcome> answered;
  database.Write({.school = school,
                  .run = std::move(run),
                  .deadline = absl::Now() + kPatience,
                  .done = [&](const storage::Outcome& outcome) { answered.set_value(outcome); }});
  RequireCommitted(answered.get_future().get());
}

}  // namespace ecloserie::usecases
