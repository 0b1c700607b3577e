#pragma once

#include <cstdint>
#include <vector>

namespace ecloserie::domain {

// Splits an amount over parts by largest remainder: every part is its exact share
// rounded down or up to a cent, the sum is the total, and where two parts have
// the same claim to a cent the lower index gets it. 30,000.00 over 18 equal parts
// is 12 x 1,666.67 and 6 x 1,666.66.
//
// Exact for totals from 0 to 1e15 cents and weights from 0 to 1e9. Empty when
// nothing can be split: a negative total or weight, or no weight above zero.
std::vector<int64_t> SplitCents(int64_t total_cents, const std::vector<int64_t>& weights);

}  // namespace ecloserie::domain
