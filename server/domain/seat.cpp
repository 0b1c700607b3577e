#include "domain/seat.h"

#include "domain/refusal.h"

namespace ecloserie::domain {

absl::Status SeatsExhausted(const SeatPool& pool) {
  const std::string limit = std::to_string(pool.seat_limit);
  return Refusal(absl::StatusCode::kFailedPrecondition, "SEATS_EXHAUSTED",
                 "all " + limit + " seats of " + pool.name.ToString() + " are held or taken",
                 {{"pool", pool.name.ToString()}, {"limit", limit}});
}

}  // namespace ecloserie::domain
