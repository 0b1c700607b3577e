#include "usecases/access.h"

namespace ecloserie::usecases {

absl::StatusOr<domain::Caller> WhoAmI(const View& view, const WhoAmIQuery&) {
  return view.caller();
}

}  // namespace ecloserie::usecases
