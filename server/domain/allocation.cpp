#include "domain/allocation.h"

#include <algorithm>

#include "absl/strings/numbers.h"
#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

absl::Status SeatOverfunded(const EnrolmentName& enrolment, std::int64_t gap_cents) {
  const std::string gap = std::to_string(gap_cents);
  return Refusal(
      absl::StatusCode::kFailedPrecondition, "SEAT_OVERFUNDED",
      "only " + gap + " cents of the price of " + enrolment.ToString() + " are not funded yet",
      {{"enrolment", enrolment.ToString()}, {"gap_cents", gap}});
}

absl::Status AllocationExpired(absl::Time expired_at) {
  return Refusal(
      absl::StatusCode::kFailedPrecondition, "ALLOCATION_EXPIRED", "the reservation has run out",
      {{"expired_at", absl::FormatTime(absl::RFC3339_sec, expired_at, absl::UTCTimeZone())}});
}

std::string AllowedFrom(AllocationState state) {
  switch (state) {
    case AllocationState::kReserved:
      return "confirm, release";
    case AllocationState::kConfirmed:
      return "release";
    case AllocationState::kConsumed:
    case AllocationState::kReleased:
    case AllocationState::kExpired:
      return "";
  }
  return "";
}

}  // namespace

std::string ToText(const MoneySource& source) {
  return std::visit([](const auto& name) { return name.ToString(); }, source);
}

std::int64_t LiveCents(const std::vector<Allocation>& allocations) {
  std::int64_t cents = 0;
  for (const Allocation& allocation : allocations) {
    if (allocation.IsLive()) cents += allocation.amount_cents;
  }
  return cents;
}

std::int64_t LiveCentsFrom(const MoneySource& source, const std::vector<Allocation>& allocations) {
  std::int64_t cents = 0;
  for (const Allocation& allocation : allocations) {
    if (allocation.IsLive() && allocation.source == source) cents += allocation.amount_cents;
  }
  return cents;
}

std::optional<AllocationBatchName> AllocationBatchName::Parse(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos) return std::nullopt;
  const auto enrolment = EnrolmentName::Parse(text.substr(0, at));
  std::int64_t made_in = 0;
  if (!enrolment || !absl::SimpleAtoi(std::string(text.substr(at + 1)), &made_in)) {
    return std::nullopt;
  }
  return AllocationBatchName{*enrolment, made_in};
}

absl::Status RequireSourcesOnce(const std::vector<MoneySource>& sources) {
  for (auto source = sources.begin(); source != sources.end(); ++source) {
    if (std::find(sources.begin(), source, *source) == source) continue;
    return FieldInvalid("sources[" + std::to_string(source - sources.begin()) + "]",
                        "must not name a source that stands before it already");
  }
  return absl::OkStatus();
}

absl::Status RequireWithinPrice(const Enrolment& seat, std::int64_t live_cents,
                                std::int64_t new_cents) {
  const std::int64_t gap_cents = seat.seat_price_cents - live_cents;
  return new_cents > gap_cents ? SeatOverfunded(seat.name, gap_cents) : absl::OkStatus();
}

absl::Status RequireFundCovers(const Fund& fund, const Enrolment& seat, std::int64_t new_cents,
                               std::int64_t available_cents) {
  if (fund.cohort && *fund.cohort != seat.cohort) {
    return RuleBroken("FUND_COHORT", fund.name.ToString() + " funds seats of " +
                                         fund.cohort->ToString() + " only");
  }
  if (new_cents > available_cents) return FundExhausted(fund.name, available_cents);
  return absl::OkStatus();
}

absl::Status RequireAgreementCovers(const Agreement& agreement, const Enrolment& seat,
                                    std::int64_t new_cents, const AgreementUse& use) {
  const std::string name = agreement.name.ToString();
  if (agreement.cohort != seat.cohort || !use.holds_seat) {
    return RuleBroken("SEAT_NOT_UNDER_AGREEMENT",
                      "the trainee occupies no seat of " + name + ", which funds only those");
  }
  if (use.other_seats_count >= agreement.seat_cap) {
    return RuleBroken("SEAT_CAP", name + " funds " + std::to_string(agreement.seat_cap) +
                                      " other seats already, and no more");
  }
  if (agreement.unit == AgreementUnit::kPerSeat && agreement.unit_price_cents &&
      use.this_seat_cents + new_cents > *agreement.unit_price_cents) {
    return RuleBroken(
        "UNIT_PRICE",
        name + " pays at most " + std::to_string(*agreement.unit_price_cents) + " cents per seat");
  }
  if (new_cents > use.available_cents) {
    return CeilingExhausted(agreement.name, use.available_cents);
  }
  return absl::OkStatus();
}

absl::Status RequireConfirmable(const Allocation& allocation, absl::Time now) {
  if (allocation.state != AllocationState::kReserved) {
    return TransitionRefused("confirm", WordOf(allocation.state), AllowedFrom(allocation.state));
  }
  return allocation.IsOverdue(now) ? AllocationExpired(allocation.expires_at) : absl::OkStatus();
}

absl::Status RequireReleasable(const Allocation& allocation) {
  if (allocation.state == AllocationState::kReserved ||
      allocation.state == AllocationState::kConfirmed) {
    return absl::OkStatus();
  }
  return TransitionRefused("release", WordOf(allocation.state), AllowedFrom(allocation.state));
}

}  // namespace ecloserie::domain
