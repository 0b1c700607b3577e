#include "domain/etag.h"
#include "ecloserie/v1/enrolment_service.pb.h"
#include "rpc/application_message.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/services.h"
#include "usecases/ranking.h"
#include "usecases/selection.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<usecases::PutScoringGridCommand> DecodePutGrid(
    const v1::PutScoringGridRequest& request) {
  ASSIGN_OR_REFUSE(auto cohort, DecodeName<domain::CohortName>(request.cohort(), "cohort"));
  usecases::PutScoringGridCommand command{.cohort = std::move(cohort), .etag = request.etag()};
  for (const v1::Criterion& criterion : request.criteria()) {
    command.criteria.push_back({.slug = criterion.slug(),
                                .title = criterion.title(),
                                .weight = criterion.weight(),
                                .points_max = criterion.points_max()});
  }
  return command;
}

absl::StatusOr<domain::CohortName> DecodeGetGrid(const v1::GetScoringGridRequest& request) {
  return DecodeName<domain::CohortName>(request.cohort(), "cohort");
}

v1::ScoringGrid EncodeGrid(const domain::ScoringGrid& grid) {
  v1::ScoringGrid encoded;
  encoded.set_cohort(grid.cohort.ToString());
  for (const domain::Criterion& criterion : grid.criteria) {
    v1::Criterion& told = *encoded.add_criteria();
    told.set_slug(criterion.slug);
    told.set_title(criterion.title);
    told.set_weight(criterion.weight);
    told.set_points_max(criterion.points_max);
  }
  encoded.set_scored_count(grid.scored_count);
  encoded.set_etag(domain::EtagOf(grid.version));
  return encoded;
}

absl::StatusOr<usecases::ScoreApplicationCommand> DecodeScore(
    const v1::ScoreApplicationRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::ApplicationName>(request.name(), "name"));
  usecases::ScoreApplicationCommand command{
      .name = std::move(name), .note = request.note(), .etag = request.etag()};
  for (const v1::CriterionPoints& given : request.points()) {
    command.points.push_back({.criterion = given.criterion(), .points = given.points()});
  }
  return command;
}

v1::Score EncodeScore(const domain::Score& score) {
  v1::Score encoded;
  encoded.set_name(score.name.ToString());
  encoded.set_reader(score.reader);
  for (const domain::CriterionPoints& given : score.points) {
    v1::CriterionPoints& told = *encoded.add_points();
    told.set_criterion(given.criterion);
    told.set_points(given.points);
  }
  encoded.set_total(score.total);
  encoded.set_note(score.note);
  *encoded.mutable_score_time() = EncodeTime(score.scored_at);
  encoded.set_etag(domain::EtagOf(score.version));
  return encoded;
}

absl::StatusOr<usecases::ListScoresQuery> DecodeListScores(const v1::ListScoresRequest& request) {
  ASSIGN_OR_REFUSE(auto application,
                   DecodeName<domain::ApplicationName>(request.application(), "application"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  return usecases::ListScoresQuery{std::move(application), std::move(page)};
}

v1::ListScoresResponse EncodeScores(const usecases::Page<domain::Score>& page) {
  v1::ListScoresResponse response;
  for (const domain::Score& score : page.items) *response.add_scores() = EncodeScore(score);
  response.set_next_page_token(page.next_page_token);
  return response;
}

absl::StatusOr<usecases::GetRankingQuery> DecodeRanking(const v1::GetRankingRequest& request) {
  ASSIGN_OR_REFUSE(auto cohort, DecodeName<domain::CohortName>(request.cohort(), "cohort"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  return usecases::GetRankingQuery{std::move(cohort), std::move(page)};
}

v1::RankedApplication EncodeRanked(const domain::RankedFile& ranked) {
  const domain::Standing& standing = ranked.standing;
  v1::RankedApplication encoded;
  if (standing.rank) encoded.set_rank(*standing.rank);
  if (standing.rank && standing.tie_size > 1) encoded.set_tie_size(standing.tie_size);
  if (standing.score_hundredths) encoded.set_score_hundredths(*standing.score_hundredths);
  encoded.set_readers_count(standing.readers_count);
  if (standing.spread_hundredths) encoded.set_spread_hundredths(*standing.spread_hundredths);
  *encoded.mutable_application() = EncodeApplication(ranked.file);
  return encoded;
}

v1::GetRankingResponse EncodeRanking(const usecases::Page<domain::RankedFile>& page) {
  v1::GetRankingResponse response;
  for (const domain::RankedFile& ranked : page.items) *response.add_ranked() = EncodeRanked(ranked);
  response.set_next_page_token(page.next_page_token);
  return response;
}

}  // namespace

std::vector<Method> SelectionMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.EnrolmentService.";
  return {
      serve.Change(service + "PutScoringGrid", DecodePutGrid, usecases::PutScoringGrid,
                   usecases::GetScoringGrid, EncodeGrid),
      serve.Read(service + "GetScoringGrid", DecodeGetGrid, usecases::GetScoringGrid, EncodeGrid),
      serve.Change(service + "ScoreApplication", DecodeScore, usecases::ScoreApplication,
                   usecases::GetScore, EncodeScore),
      serve.Read(service + "ListScores", DecodeListScores, usecases::ListScores, EncodeScores),
      serve.Read(service + "GetRanking", DecodeRanking, usecases::GetRanking, EncodeRanking),
  };
}

}  // namespace ecloserie::rpc
