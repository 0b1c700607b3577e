#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "domain/selection.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

struct PutScoringGridCommand {
  domain::CohortName cohort;
  std::vector<domain::Criterion> criteria;
  std::string etag;
};
absl::StatusOr<domain::CohortName> PutScoringGrid(Unit& unit, const PutScoringGridCommand& command);
absl::StatusOr<domain::ScoringGrid> GetScoringGrid(const View& view,
                                                   const domain::CohortName& cohort);

struct ScoreApplicationCommand {
  domain::ApplicationName name;
  std::vector<domain::CriterionPoints> points;
  std::string note;
  std::string etag;
};
// The reader is the caller.
absl::StatusOr<domain::ScoreName> ScoreApplication(Unit& unit,
                                                   const ScoreApplicationCommand& command);
absl::StatusOr<domain::Score> GetScore(const View& view, const domain::ScoreName& name);

// Whether somebody who has not scored an application may see how others did.
bool SeesEveryScore(const View& view);

struct ListScoresQuery {
  domain::ApplicationName application;
  PageRequest page;
};
// What the caller may see of them: one reader is not to lead the other.
absl::StatusOr<Page<domain::Score>> ListScores(const View& view, const ListScoresQuery& query);

}  // namespace ecloserie::usecases
