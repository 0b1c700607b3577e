#include "storage/selection_store.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kPutGrid{R"sql(
INSERT INTO scoring_grid (school, cohort, criteria, version, sequence)
VALUES ($1, $2, $3, 1, $4)
ON CONFLICT (school, cohort) DO UPDATE
SET criteria = $3, version = scoring_grid.version + 1, sequence = $4
RETURNING version
)sql"};

// Who was scored first then, was scored from then on.
constexpr Sql kFindGrid{R"sql(
SELECT g.criteria, g.version,
       (SELECT COUNT(*) FROM application AS a
        WHERE a.school = $1 AND a.cohort = $2
          AND EXISTS (SELECT 1 FROM score_ever AS s
                      WHERE s.school = a.school AND s.application = a.application
                        AND s.version = 1 AND s.sequence <= $3))
FROM scoring_grid_ever AS g
WHERE g.school = $1 AND g.cohort = $2 AND g.sequence <= $3
ORDER BY g.version DESC LIMIT 1
)sql"};

constexpr Sql kPutScore{R"sql(
INSERT INTO score (school, application, ordinal, reader, points, total, note, scored_at, version,
                   sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9)
ON CONFLICT (school, application, ordinal) DO UPDATE
SET points = $5, total = $6, note = $7, scored_at = $8, version = score.version + 1,
    sequence = $9
RETURNING version
)sql"};

constexpr Sql kFindScore{R"sql(
SELECT school, application, ordinal, reader, points, total, note, scored_at, version
FROM score_ever
WHERE school = $1 AND application = $2 AND ordinal = $3 AND sequence <= $4
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kListScores{R"sql(
SELECT school, application, ordinal, reader, points, total, note, scored_at, version
FROM score WHERE school = $1 AND application = $2
ORDER BY ordinal
)sql"};

constexpr Sql kListScoredApplications{R"sql(
SELECT a.application, a.submitted_at, s.reader, s.total
FROM application AS a
LEFT JOIN score AS s ON s.school = a.school AND s.application = a.application
WHERE a.school = $1 AND a.cohort = $2
  AND a.state IN ('SUBMITTED', 'IN_REVIEW', 'WAITLISTED', 'POOL', 'OFFERED', 'ACCEPTED')
ORDER BY a.submitted_at, a.application
)sql"};

constexpr Sql kReadGridVersion{R"sql(
SELECT cohort, criteria
FROM scoring_grid_ever
WHERE school = $1 AND cohort = $2 AND version = $3
)sql"};

constexpr Sql kReadScoreVersion{R"sql(
SELECT application, ordinal, reader, points, total, note, scored_at
FROM score_ever
WHERE school = $1 AND application = $2 AND ordinal = $3 AND version = $4
)sql"};

constexpr Sql kCountGridVersions{R"sql(
SELECT COUNT(*) FROM scoring_grid_ever WHERE school = $1
)sql"};

constexpr Sql kCountScoreVersions{R"sql(
SELECT COUNT(*) FROM score_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {&kPutGrid,           &kFindGrid,
                                      &kPutScore,          &kFindScore,
                                      &kListScores,        &kListScoredApplications,
                                      &kReadGridVersion,   &kReadScoreVersion,
                                      &kCountGridVersions, &kCountScoreVersions};

constexpr Snapshot kSnapshots[] = {
    {"cohorts/*/scoringGrid", &kReadGridVersion, "bb", &kCountGridVersions},
    {"applications/#/scores/+", &kReadScoreVersion, "bibbibi", &kCountScoreVersions}};

template <class Parsed>
Parsed Require(std::optional<Parsed> parsed, const char* what) {
  if (!parsed) throw StoreDefect(std::string(what) + " are stored in no format");
  return *std::move(parsed);
}

domain::Score ReadScore(const Rows& rows) {
  return {.name = {.application = {rows.Text(0), rows.Id(1)}, .ordinal = rows.Integer(2)},
          .reader = rows.Text(3),
          .points = Require(domain::SplitPoints(rows.Text(4)), "points"),
          .total = rows.Integer(5),
          .note = rows.Text(6),
          .scored_at = rows.At(7),
          .version = rows.Integer(8)};
}

// Of what was put.
std::int64_t VersionOf(Rows&& rows) {
  if (!rows.Next()) throw StoreDefect("something was put and gave no version");
  return rows.Integer(0);
}

ChangeKind KindOf(std::int64_t version) {
  return version == 1 ? ChangeKind::kCreated : ChangeKind::kUpdated;
}

}  // namespace

void PutGrid(Transaction& transaction, const domain::ScoringGrid& grid) {
  const std::string criteria = domain::JoinCriteria(grid.criteria);
  const std::int64_t version = VersionOf(transaction.Query(
      kPutGrid, {grid.cohort.school, grid.cohort.slug, criteria, transaction.stamp().sequence}));
  transaction.Note(KindOf(version), domain::NameOfGrid(grid.cohort), version,
                   {grid.cohort.slug, criteria});
}

std::optional<domain::ScoringGrid> FindGrid(Transaction& transaction,
                                            const domain::CohortName& cohort, AsOf as_of) {
  Rows rows = transaction.Query(kFindGrid, {cohort.school, cohort.slug, as_of.sequence});
  if (!rows.Next()) return std::nullopt;
  return domain::ScoringGrid{.cohort = cohort,
                             .criteria = Require(domain::SplitCriteria(rows.Text(0)), "criteria"),
                             .scored_count = rows.Integer(2),
                             .version = rows.Integer(1)};
}

void PutScore(Transaction& transaction, const domain::Score& score) {
  const domain::ApplicationName& application = score.name.application;
  const std::string points = domain::JoinPoints(score.points);
  const std::int64_t version = VersionOf(transaction.Query(
      kPutScore,
      {application.school, application.id, score.name.ordinal, score.reader, points, score.total,
       Value::OfBytes(score.note), score.scored_at, transaction.stamp().sequence}));
  transaction.Note(KindOf(version), score.name.ToString(), version,
                   {application.id, score.name.ordinal, score.reader, points, score.total,
                    Value::OfBytes(score.note), score.scored_at});
}

std::optional<domain::Score> FindScore(Transaction& transaction, const domain::ScoreName& name,
                                       AsOf as_of) {
  Rows rows = transaction.Query(
      kFindScore, {name.application.school, name.application.id, name.ordinal, as_of.sequence});
  if (!rows.Next()) return std::nullopt;
  return ReadScore(rows);
}

std::vector<domain::Score> ListScores(Transaction& transaction,
                                      const domain::ApplicationName& application) {
  std::vector<domain::Score> scores;
  Rows rows = transaction.Query(kListScores, {application.school, application.id});
  while (rows.Next()) scores.push_back(ReadScore(rows));
  return scores;
}

std::vector<ScoredApplication> ListScoredApplications(Transaction& transaction,
                                                      const domain::CohortName& cohort) {
  std::vector<ScoredApplication> applications;
  Rows rows = transaction.Query(kListScoredApplications, {cohort.school, cohort.slug});
  while (rows.Next()) {
    const domain::ApplicationName name{cohort.school, rows.Id(0)};
    if (applications.empty() || applications.back().name != name) {
      applications.push_back({.name = name, .submitted_at = rows.At(1)});
    }
    if (rows.IsNull(2)) continue;
    applications.back().opinions.push_back({.reader = rows.Text(2), .total = rows.Integer(3)});
  }
  return applications;
}

Statements SelectionStatements() { return kStatements; }

Snapshots SelectionSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage
