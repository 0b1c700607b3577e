#pragma once

#include <string>
#include <utility>
#include <vector>

#include "support/boitron.h"

namespace ecloserie::tests {

// How the applications of the first cohort are scored and ranked.
inline void AddCriterion(v1::PutScoringGridRequest& request, const std::string& slug, int weight,
                         int points_max) {
  v1::Criterion& criterion = *request.add_criteria();
  criterion.set_slug(slug);
  criterion.set_title("Title of " + slug);
  criterion.set_weight(weight);
  criterion.set_points_max(points_max);
}

// 3 times motivation, up to 10, and 2 times logic, up to 8.
inline v1::PutScoringGridRequest AGrid() {
  v1::PutScoringGridRequest request;
  request.set_cohort(kCohort);
  AddCriterion(request, "motivation", 3, 10);
  AddCriterion(request, "logic", 2, 8);
  return request;
}

inline v1::ScoreApplicationRequest AScore(const std::string& application, int motivation,
                                          int logic) {
  v1::ScoreApplicationRequest request;
  request.set_name(application);
  for (const auto& [slug, points] : {std::pair("logic", logic), {"motivation", motivation}}) {
    v1::CriterionPoints& given = *request.add_points();
    given.set_criterion(slug);
    given.set_points(points);
  }
  return request;
}

inline std::vector<v1::RankedApplication> RankingSeenBy(const Client& client) {
  v1::GetRankingRequest request;
  request.set_cohort(kCohort);
  request.set_page_size(4);
  return ValueOrThrow(client.enrolment().GetRanking(request).Collect(100));
}

}  // namespace ecloserie::tests
