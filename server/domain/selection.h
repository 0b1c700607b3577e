#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "domain/application.h"
#include "domain/name.h"

namespace ecloserie::domain {

// One thing that readers look at.
struct Criterion {
  std::string slug;
  std::string title;
  std::int64_t weight = 1;
  std::int64_t points_max = 1;
};

// What the applications of a cohort are scored by.
struct ScoringGrid {
  CohortName cohort;
  std::vector<Criterion> criteria;
  std::int64_t scored_count = 0;  // applications, by any reader
  std::int64_t version = 1;
};

// A resource of its own below the cohort.
std::string NameOfGrid(const CohortName& cohort);

struct CriterionPoints {
  std::string criterion;
  std::int64_t points = 0;

  auto operator<=>(const CriterionPoints&) const = default;
};

// schools/{school}/applications/{application}/scores/{score}: the place of the reader.
struct ScoreName {
  ApplicationName application;
  std::int64_t ordinal = 1;

  std::string ToString() const {
    return application.ToString() + "/scores/" + std::to_string(ordinal);
  }
  static std::optional<ScoreName> Parse(std::string_view text);
  auto operator<=>(const ScoreName&) const = default;
};

// What one reader thinks of an application.
struct Score {
  ScoreName name;
  std::string reader;  // as journals have it
  std::vector<CriterionPoints> points;
  std::int64_t total = 0;
  std::string note;
  absl::Time scored_at;
  std::int64_t version = 1;
};

inline constexpr std::int64_t kReadersMax = 2;

// Slugs that are ones, and distinct; titles of one line.
absl::Status RequireGoodCriteria(const std::vector<Criterion>& criteria);
// Once anybody was scored by the grid, only its titles may differ.
absl::Status RequireSameScale(const ScoringGrid& grid, const std::vector<Criterion>& wanted);
// Whether readers may still weigh an application.
absl::Status RequireScorable(const Application& application);
absl::Status TwoReaders();

// The points in the order of the grid; refused unless every criterion has them once, and
// no more of them than its most.
absl::StatusOr<std::vector<CriterionPoints>> InOrderOfGrid(
    const ScoringGrid& grid, const std::vector<CriterionPoints>& points);
std::int64_t TotalOf(const ScoringGrid& grid, const std::vector<CriterionPoints>& in_order);

// As the store keeps them.
std::string JoinCriteria(const std::vector<Criterion>& criteria);
std::optional<std::vector<Criterion>> SplitCriteria(std::string_view text);
std::string JoinPoints(const std::vector<CriterionPoints>& points);
std::optional<std::vector<CriterionPoints>> SplitPoints(std::string_view text);

}  // namespace ecloserie::domain
