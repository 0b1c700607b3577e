#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "domain/name.h"
#include "domain/words.h"

namespace ecloserie::domain {

// What becomes of the good rows of a batch of offers when one is refused.
enum class OfferMode { kAllOrNothing, kAsFarAsPossible };

constexpr auto Words(OfferMode) {
  return std::to_array<Word<OfferMode>>({{OfferMode::kAllOrNothing, "ALL_OR_NOTHING"},
                                         {OfferMode::kAsFarAsPossible, "AS_FAR_AS_POSSIBLE"}});
}

enum class OfferVerdict { kOffered, kRefused };

constexpr auto Words(OfferVerdict) {
  return std::to_array<Word<OfferVerdict>>(
      {{OfferVerdict::kOffered, "OFFERED"}, {OfferVerdict::kRefused, "REFUSED"}});
}

struct JudgedOffer {
  ApplicationName application;
  OfferVerdict verdict = OfferVerdict::kOffered;
  std::string reason;
  std::string subject;  // the pool, the agreement, the state or the field
};

// The verdict that a refusal of an offer comes to; nothing when it is no refusal by rule.
std::optional<JudgedOffer> RefusedOffer(const ApplicationName& application,
                                        const absl::Status& refusal);

// What became of every row of a batch. Holds no personal value, so that it can be
// remembered as it is.
struct OffersOutcome {
  std::vector<JudgedOffer> rows;

  std::string ToString() const;
  static std::optional<OffersOutcome> Parse(std::string_view text);
};

}  // namespace ecloserie::domain
