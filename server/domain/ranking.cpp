#include "domain/ranking.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace ecloserie::domain {
namespace {

Standing StandingOf(const Contender& contender) {
  Standing standing{.application = contender.application,
                    .submitted_at = contender.submitted_at,
                    .score_hundredths = MeanInHundredths(contender.totals),
                    .readers_count = contender.readers_count};
  if (contender.totals.size() > 1) {
    const auto [least, most] = std::ranges::minmax(contender.totals);
    standing.spread_hundredths = (most - least) * 100;
  }
  return standing;
}

// Scores are never negative, so nothing comes behind every score.
bool ComesBefore(const Standing& left, const Standing& right) {
  const auto key = [](const Standing& standing) {
    return std::tuple(-standing.score_hundredths.value_or(-1), standing.submitted_at,
                      standing.application.id);
  };
  return key(left) < key(right);
}

}  // namespace

std::optional<std::int64_t> MeanInHundredths(const std::vector<std::int64_t>& totals) {
  if (totals.empty()) return std::nullopt;
  const auto count = static_cast<std::int64_t>(totals.size());
  const std::int64_t sum = std::accumulate(totals.begin(), totals.end(), std::int64_t{0});
  return (200 * sum + count) / (2 * count);
}

std::vector<Standing> Rank(const std::vector<Contender>& contenders) {
  std::vector<Standing> standings;
  standings.reserve(contenders.size());
  for (const Contender& contender : contenders) standings.push_back(StandingOf(contender));
  std::ranges::sort(standings, ComesBefore);
  for (auto first = standings.begin(); first != standings.end() && first->score_hundredths;) {
    const auto behind = std::find_if(first, standings.end(), [&](const Standing& standing) {
      return standing.score_hundredths != first->score_hundredths;
    });
    const std::int64_t rank = first - standings.begin() + 1;
    const std::int64_t tie_size = behind - first;
    for (; first != behind; ++first) {
      first->rank = rank;
      first->tie_size = tie_size;
    }
  }
  return standings;
}

}  // namespace ecloserie::domain
