#include "usecases/token_use.h"

#include "storage/token_store.h"

namespace ecloserie::usecases {
namespace {

constexpr std::size_t kNotedMax = 10'000;

absl::Time HourOf(absl::Time at) {
  return absl::UnixEpoch() + absl::Floor(at - absl::UnixEpoch(), absl::Hours(1));
}

}  // namespace

void TokenUse::Note(const domain::Token& token, absl::Time now) {
  const absl::Time hour = HourOf(now);
  if (token.last_used_at && *token.last_used_at >= hour) return;
  {
    const std::lock_guard lock(mutex_);
    if (noted_.size() >= kNotedMax) noted_.clear();
    absl::Time& noted = noted_.try_emplace(token.name, absl::InfinitePast()).first->second;
    if (noted >= hour) return;
    noted = hour;
  }
  database_.Write({.school = token.name.principal.school,
                   .run =
                       [name = token.name, hour](storage::Transaction& transaction) {
                         storage::NoteTokenUse(transaction, name, hour);
                         return storage::Fate::kKeep;
                       },
                   .deadline = absl::InfiniteFuture(),
                   // Nobody waits for it; what is lost is noted an hour later.
                   .done = [](const storage::Outcome&) {}});
}

}  // namespace ecloserie::usecases
