#include "usecases/as_of.h"

#include "storage/journal_store.h"

namespace ecloserie::usecases {

storage::AsOf AsOfTime(const View& view, const std::string& school,
                       const std::optional<absl::Time>& at) {
  if (!at) return view.as_of();
  return {.sequence = storage::SequenceAt(view.transaction(), school, *at)};
}

}  // namespace ecloserie::usecases
