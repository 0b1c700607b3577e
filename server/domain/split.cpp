#include "domain/split.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace ecloserie::domain {
namespace {

// 1e15 cents times a weight of 1e9 needs 80 bits.
__extension__ using Wide = __int128;

struct Share {
  std::size_t index = 0;
  int64_t cents = 0;      // Rounded down.
  int64_t remainder = 0;  // What the rounding left, in parts of the weights' sum.
};

bool CanBeSplit(int64_t total_cents, const std::vector<int64_t>& weights) {
  const auto is_negative = [](int64_t weight) { return weight < 0; };
  const auto is_positive = [](int64_t weight) { return weight > 0; };
  return total_cents >= 0 && std::ranges::none_of(weights, is_negative) &&
         std::ranges::any_of(weights, is_positive);
}

std::vector<Share> RoundedDown(int64_t total_cents, const std::vector<int64_t>& weights) {
  const int64_t sum = std::accumulate(weights.begin(), weights.end(), int64_t{0});
  std::vector<Share> shares;
  shares.reserve(weights.size());
  for (std::size_t index = 0; index < weights.size(); ++index) {
    const Wide product = static_cast<Wide>(total_cents) * weights[index];
    shares.push_back({.index = index,
                      .cents = static_cast<int64_t>(product / sum),
                      .remainder = static_cast<int64_t>(product % sum)});
  }
  return shares;
}

}  // namespace

std::vector<int64_t> SplitCents(int64_t total_cents, const std::vector<int64_t>& weights) {
  if (!CanBeSplit(total_cents, weights)) return {};
  std::vector<Share> shares = RoundedDown(total_cents, weights);
  std::ranges::stable_sort(shares, std::ranges::greater{}, &Share::remainder);

  std::vector<int64_t> parts(weights.size());
  int64_t left = total_cents;
  for (const Share& share : shares) {
    parts[share.index] = share.cents;
    left -= share.cents;
  }
  // Fewer cents are left than there are parts with a remainder.
  for (std::size_t rank = 0; left > 0; ++rank, --left) ++parts[shares[rank].index];
  return parts;
}

}  // namespace ecloserie::domain
