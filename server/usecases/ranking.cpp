#include "usecases/ranking.h"

#include <tuple>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "domain/refusal.h"
#include "domain/selection.h"
#include "storage/selection_store.h"
#include "usecases/application.h"
#include "usecases/cohort.h"
#include "usecases/selection.h"

namespace ecloserie::usecases {
namespace {

bool MayStillRead(const View& view, const storage::ScoredApplication& scored) {
  if (SeesEveryScore(view)) return false;
  return scored.opinions.size() == 1 && scored.opinions.front().reader != view.caller().Actor();
}

domain::Contender ContenderOf(const View& view, const storage::ScoredApplication& scored) {
  domain::Contender contender{.application = scored.name,
                              .submitted_at = scored.submitted_at,
                              .readers_count = static_cast<std::int64_t>(scored.opinions.size())};
  if (MayStillRead(view, scored)) return contender;
  for (const auto& opinion : scored.opinions) contender.totals.push_back(opinion.total);
  return contender;
}

// The place in the ranking after which a page begins.
struct RankingKey {
  std::int64_t score_hundredths = 0;
  std::int64_t submitted_us = 0;
  domain::Uuid id{};

  static RankingKey Of(const domain::Standing& standing) {
    return {standing.score_hundredths.value_or(-1), absl::ToUnixMicros(standing.submitted_at),
            standing.application.id};
  }
  std::string ToString() const {
    return std::to_string(score_hundredths) + "|" + std::to_string(submitted_us) + "|" +
           domain::ToText(id);
  }
  // Our own text, sealed on its way out and back.
  static RankingKey Parse(const std::string& text) {
    const std::vector<std::string> parts = absl::StrSplit(text, '|');
    RankingKey key;
    const bool is_key = parts.size() == 3 && absl::SimpleAtoi(parts[0], &key.score_hundredths) &&
                        absl::SimpleAtoi(parts[1], &key.submitted_us);
    if (is_key) key.id = domain::ParseUuid(parts[2]).value_or(domain::Uuid{});
    return key;
  }
  bool IsBefore(const RankingKey& other) const {
    return std::tuple(-score_hundredths, submitted_us, id) <
           std::tuple(-other.score_hundredths, other.submitted_us, other.id);
  }
};

std::vector<domain::Standing> RankingOf(const View& view, const domain::CohortName& cohort) {
  std::vector<domain::Contender> contenders;
  for (const auto& scored : storage::ListScoredApplications(view.transaction(), cohort)) {
    contenders.push_back(ContenderOf(view, scored));
  }
  return domain::Rank(contenders);
}

}  // namespace

absl::StatusOr<Page<domain::RankedFile>> GetRanking(const View& view,
                                                    const GetRankingQuery& query) {
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, query.page));
  RETURN_IF_REFUSED(GetCohort(view, query.cohort).status());
  const RankingKey key = RankingKey::Parse(after);
  std::vector<domain::RankedFile> ranked;
  for (const domain::Standing& standing : RankingOf(view, query.cohort)) {
    if (!after.empty() && !key.IsBefore(RankingKey::Of(standing))) continue;
    if (static_cast<std::int64_t>(ranked.size()) > query.page.size) break;
    ASSIGN_OR_REFUSE(domain::ApplicationFile file, GetApplication(view, standing.application));
    ranked.push_back({.standing = standing, .file = std::move(file)});
  }
  return CutPage(view, query.page, std::move(ranked), [](const domain::RankedFile& file) {
    return RankingKey::Of(file.standing).ToString();
  });
}

}  // namespace ecloserie::usecases
