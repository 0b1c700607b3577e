#include "domain/report.h"

namespace ecloserie::domain {
namespace {

constexpr std::int64_t kTraineesToldFrom = 5;

}  // namespace

SeatFunding FundingOf(const std::vector<SeatMoney>& seats) {
  SeatFunding funding;
  for (const SeatMoney& seat : seats) {
    const std::int64_t covered = seat.promised_cents + seat.received_cents;
    if (covered >= seat.price_cents) {
      ++funding.funded_seats_count;
    } else if (covered > 0) {
      ++funding.partly_funded_seats_count;
    } else {
      ++funding.unfunded_seats_count;
    }
    funding.price_cents += seat.price_cents;
    funding.allocated_promised_cents += seat.promised_cents;
    funding.allocated_received_cents += seat.received_cents;
  }
  return funding;
}

SuppressibleCount Suppress(std::int64_t trainees_count) {
  const bool is_suppressed = trainees_count > 0 && trainees_count < kTraineesToldFrom;
  return {.trainees_count = is_suppressed ? 0 : trainees_count, .is_suppressed = is_suppressed};
}

}  // namespace ecloserie::domain
