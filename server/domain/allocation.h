#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "domain/agreement.h"
#include "domain/enrolment.h"
#include "domain/fund.h"
#include "domain/name.h"
#include "domain/words.h"

namespace ecloserie::domain {

// Received money or promised money.
using MoneySource = std::variant<FundName, AgreementName>;

std::string ToText(const MoneySource& source);

// Live while reserved, confirmed or consumed.
enum class AllocationState { kReserved, kConfirmed, kConsumed, kReleased, kExpired };

constexpr auto Words(AllocationState) {
  return std::to_array<Word<AllocationState>>({
      {AllocationState::kReserved, "RESERVED"},
      {AllocationState::kConfirmed, "CONFIRMED"},
      {AllocationState::kConsumed, "CONSUMED"},
      {AllocationState::kReleased, "RELEASED"},
      {AllocationState::kExpired, "EXPIRED"},
  });
}

// Part of a source kept for a seat.
struct Allocation {
  AllocationName name;
  EnrolmentName enrolment;
  MoneySource source;
  std::int64_t amount_cents = 0;
  AllocationState state = AllocationState::kReserved;
  absl::Time expires_at;
  std::string reason_code;   // why it was released
  std::int64_t made_in = 0;  // the sequence of the unit of work that made it
  std::int64_t version = 1;

  bool IsLive() const {
    return state != AllocationState::kReleased && state != AllocationState::kExpired;
  }
  bool IsOverdue(absl::Time now) const {
    return state == AllocationState::kReserved && expires_at <= now;
  }
};

std::int64_t LiveCents(const std::vector<Allocation>& allocations);
std::int64_t LiveCentsFrom(const MoneySource& source, const std::vector<Allocation>& allocations);

// The allocations of one batch, named by the seat and the unit of work that made
// them.
struct AllocationBatchName {
  EnrolmentName enrolment;
  std::int64_t made_in = 0;

  std::string ToString() const { return enrolment.ToString() + "@" + std::to_string(made_in); }
  static std::optional<AllocationBatchName> Parse(std::string_view text);
};

// Each source once: two lines of one source would each be judged alone.
absl::Status RequireSourcesOnce(const std::vector<MoneySource>& sources);

// price(seat) = live allocations + gap, the gap never below zero (I14).
absl::Status RequireWithinPrice(const Enrolment& seat, std::int64_t live_cents,
                                std::int64_t new_cents);

// The fund is for this seat's cohort, and holds the amount (I6, I16).
absl::Status RequireFundCovers(const Fund& fund, const Enrolment& seat, std::int64_t new_cents,
                               std::int64_t available_cents);

// What an agreement pays for already.
struct AgreementUse {
  std::int64_t available_cents = 0;
  std::int64_t other_seats_count = 0;  // with a live allocation, this seat not counted
  std::int64_t this_seat_cents = 0;    // live, for this seat
  bool holds_seat = false;             // the trainee occupies a seat of its pool
};

// The agreement is for this seat, and its ceiling, seat cap and unit price leave
// room for the amount (I8, I9, I16).
absl::Status RequireAgreementCovers(const Agreement& agreement, const Enrolment& seat,
                                    std::int64_t new_cents, const AgreementUse& use);

absl::Status RequireConfirmable(const Allocation& allocation, absl::Time now);
absl::Status RequireReleasable(const Allocation& allocation);

}  // namespace ecloserie::domain
