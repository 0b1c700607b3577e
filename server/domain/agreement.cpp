#include "domain/agreement.h"

#include "domain/refusal.h"

namespace ecloserie::domain {

absl::Status RequireTermsInOrder(const Agreement& agreement) {
  if (agreement.valid_to < agreement.valid_from) {
    return FieldInvalid("agreement.valid_to", "must not lie before agreement.valid_from");
  }
  const bool is_lump_sum = agreement.unit == AgreementUnit::kLumpSum;
  if (is_lump_sum && agreement.unit_price_cents) {
    return FieldInvalid("agreement.unit_price", "must be absent with LUMP_SUM");
  }
  if (!is_lump_sum && !agreement.unit_price_cents) {
    return FieldInvalid("agreement.unit_price", "is required unless the unit is LUMP_SUM");
  }
  return absl::OkStatus();
}

absl::Status CeilingExhausted(const AgreementName& agreement, std::int64_t available_cents) {
  const std::string left = std::to_string(available_cents);
  return Refusal(absl::StatusCode::kFailedPrecondition, "CEILING_EXHAUSTED",
                 "the ceiling of " + agreement.ToString() + " leaves " + left + " cents",
                 {{"agreement", agreement.ToString()}, {"available_cents", left}});
}

}  // namespace ecloserie::domain
