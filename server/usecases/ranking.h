#pragma once

#include "absl/status/statusor.h"
#include "domain/ranking.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

struct GetRankingQuery {
  domain::CohortName cohort;
  PageRequest page;
};
// An application that only somebody else has scored has no rank for a caller who may
// still be its second reader: a rank would tell the score.
absl::StatusOr<Page<domain::RankedFile>> GetRanking(const View& view, const GetRankingQuery& query);

}  // namespace ecloserie::usecases
