#include "usecases/selection.h"

#include <algorithm>

#include "domain/etag.h"
#include "domain/refusal.h"
#include "storage/application_store.h"
#include "storage/selection_store.h"
#include "usecases/cohort.h"
#include "usecases/filing.h"
#include "usecases/people.h"

namespace ecloserie::usecases {
namespace {

bool HasScored(const std::vector<domain::Score>& scores, const std::string& reader) {
  return std::ranges::find(scores, reader, &domain::Score::reader) != scores.end();
}

// The caller's own score of the application as it is now; one without a version when
// there is none yet and a reader is still wanted.
absl::StatusOr<domain::Score> OwnScore(const View& view, const domain::ApplicationName& name) {
  const std::string reader = view.caller().Actor();
  const auto scores = storage::ListScores(view.transaction(), name);
  const auto own = std::ranges::find(scores, reader, &domain::Score::reader);
  if (own != scores.end()) return *own;
  const auto readers_count = static_cast<std::int64_t>(scores.size());
  if (readers_count >= domain::kReadersMax) return domain::TwoReaders();
  return domain::Score{
      .name = {.application = name, .ordinal = readers_count + 1}, .reader = reader, .version = 0};
}

std::string OpenedNote(const View& view, const domain::Application& application,
                       const domain::Score& score) {
  return OpenNote(view, application.person, score.name.ToString(), score.note);
}

}  // namespace

absl::StatusOr<domain::CohortName> PutScoringGrid(Unit& unit,
                                                  const PutScoringGridCommand& command) {
  RETURN_IF_REFUSED(GetCohort(unit, command.cohort).status());
  RETURN_IF_REFUSED(domain::RequireGoodCriteria(command.criteria));
  const auto grid = storage::FindGrid(unit.transaction(), command.cohort);
  RETURN_IF_REFUSED(domain::RequireEtag(command.etag, grid ? grid->version : 0));
  if (grid) RETURN_IF_REFUSED(domain::RequireSameScale(*grid, command.criteria));
  storage::PutGrid(unit.transaction(), {.cohort = command.cohort, .criteria = command.criteria});
  return command.cohort;
}

absl::StatusOr<domain::ScoringGrid> GetScoringGrid(const View& view,
                                                   const domain::CohortName& cohort) {
  auto grid = storage::FindGrid(view.transaction(), cohort, view.as_of());
  if (!grid) return domain::ResourceMissing(domain::NameOfGrid(cohort));
  return *std::move(grid);
}

absl::StatusOr<domain::ScoreName> ScoreApplication(Unit& unit,
                                                   const ScoreApplicationCommand& command) {
  ASSIGN_OR_REFUSE(const domain::Application application, LoadApplication(unit, command.name, ""));
  ASSIGN_OR_REFUSE(const domain::ScoringGrid grid, GetScoringGrid(unit, application.cohort));
  ASSIGN_OR_REFUSE(domain::Score score, OwnScore(unit, command.name));
  RETURN_IF_REFUSED(domain::RequireEtag(command.etag, score.version));
  RETURN_IF_REFUSED(domain::RequireScorable(application));
  ASSIGN_OR_REFUSE(score.points, domain::InOrderOfGrid(grid, command.points));
  score.total = domain::TotalOf(grid, score.points);
  score.note = SealNote(unit, application.person, score.name.ToString(), command.note);
  score.scored_at = unit.now();
  storage::PutScore(unit.transaction(), score);
  return score.name;
}

absl::StatusOr<domain::Score> GetScore(const View& view, const domain::ScoreName& name) {
  ASSIGN_OR_REFUSE(const domain::Application application,
                   LoadApplication(view, name.application, ""));
  auto score = storage::FindScore(view.transaction(), name, view.as_of());
  if (!score) return domain::ResourceMissing(name.ToString());
  score->note = OpenedNote(view, application, *score);
  return *std::move(score);
}

bool SeesEveryScore(const View& view) {
  return view.caller().Holds(domain::Permission::kSchoolWrite);
}

absl::StatusOr<Page<domain::Score>> ListScores(const View& view, const ListScoresQuery& query) {
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, query.page));
  ASSIGN_OR_REFUSE(const domain::Application application,
                   LoadApplication(view, query.application, ""));
  const std::int64_t ordinal = NumberOfKey(after);
  auto scores = storage::ListScores(view.transaction(), query.application);
  if (!SeesEveryScore(view) && !HasScored(scores, view.caller().Actor())) scores.clear();
  std::erase_if(scores, [&](const domain::Score& score) { return score.name.ordinal <= ordinal; });
  for (domain::Score& score : scores) score.note = OpenedNote(view, application, score);
  return CutPage(view, query.page, std::move(scores),
                 [](const domain::Score& score) { return std::to_string(score.name.ordinal); });
}

}  // namespace ecloserie::usecases
