#include "domain/selection.h"

#include <algorithm>
#include <set>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

std::string At(const char* list, std::size_t index, const char* field) {
  return std::string(list) + "[" + std::to_string(index) + "]." + field;
}

bool IsSameScale(const Criterion& left, const Criterion& right) {
  return left.slug == right.slug && left.weight == right.weight &&
         left.points_max == right.points_max;
}

absl::Status GridInUse(std::int64_t scored_count) {
  return RuleBroken("GRID_IN_USE", std::to_string(scored_count) +
                                       " applications were scored by this grid: only the titles "
                                       "of its criteria may change");
}

// What is wrong with the points of one criterion.
std::optional<FieldProblem> ProblemOf(const ScoringGrid& grid,
                                      const std::vector<CriterionPoints>& points,
                                      std::size_t index) {
  const CriterionPoints& given = points[index];
  const auto criterion = std::ranges::find(grid.criteria, given.criterion, &Criterion::slug);
  if (criterion == grid.criteria.end()) {
    return FieldProblem{At("points", index, "criterion"), "must be a criterion of the grid"};
  }
  const auto first = std::ranges::find(points, given.criterion, &CriterionPoints::criterion);
  if (first != points.begin() + static_cast<std::ptrdiff_t>(index)) {
    return FieldProblem{At("points", index, "criterion"), "must stand there once"};
  }
  if (given.points < 0 || given.points > criterion->points_max) {
    return FieldProblem{At("points", index, "points"),
                        "must lie between 0 and " + std::to_string(criterion->points_max)};
  }
  return std::nullopt;
}

}  // namespace

std::string NameOfGrid(const CohortName& cohort) { return cohort.ToString() + "/scoringGrid"; }

std::optional<ScoreName> ScoreName::Parse(std::string_view text) {
  const auto parts = Segments(text);
  if (parts.size() != 6 || parts[4] != "scores") return std::nullopt;
  const auto application = ApplicationName::Parse(text.substr(0, text.find("/scores/")));
  std::int64_t ordinal = 0;
  if (!application || !absl::SimpleAtoi(std::string(parts[5]), &ordinal)) return std::nullopt;
  return ScoreName{*application, ordinal};
}

absl::Status RequireGoodCriteria(const std::vector<Criterion>& criteria) {
  std::vector<FieldProblem> problems;
  std::set<std::string> slugs;
  for (std::size_t i = 0; i < criteria.size(); ++i) {
    const std::string& slug = criteria[i].slug;
    if (!IsSlug(slug)) {
      problems.push_back(
          {At("criteria", i, "slug"), "must be lower-case letters, digits, hyphens"});
    } else if (!slugs.insert(slug).second) {
      problems.push_back({At("criteria", i, "slug"), "must be another than those before it"});
    }
    if (criteria[i].title.find_first_of("\t\n") != std::string::npos) {
      problems.push_back({At("criteria", i, "title"), "must be one line"});
    }
  }
  return problems.empty() ? absl::OkStatus() : FieldsInvalid(problems);
}

absl::Status RequireSameScale(const ScoringGrid& grid, const std::vector<Criterion>& wanted) {
  if (grid.scored_count == 0) return absl::OkStatus();
  const bool is_same = std::ranges::equal(grid.criteria, wanted, IsSameScale);
  return is_same ? absl::OkStatus() : GridInUse(grid.scored_count);
}

absl::Status RequireScorable(const Application& application) {
  switch (application.state) {
    case ApplicationState::kSubmitted:
    case ApplicationState::kInReview:
    case ApplicationState::kWaitlisted:
    case ApplicationState::kPool:
      return absl::OkStatus();
    case ApplicationState::kOffered:
    case ApplicationState::kAccepted:
    case ApplicationState::kEnrolled:
    case ApplicationState::kRejected:
    case ApplicationState::kDeclined:
    case ApplicationState::kOfferExpired:
    case ApplicationState::kOfferWithdrawn:
    case ApplicationState::kWithdrawn:
    case ApplicationState::kMerged:
      break;
  }
  return RuleBroken("NOT_SCORABLE", "an application is not scored in state " +
                                        std::string(WordOf(application.state)) +
                                        ", but before it is decided");
}

absl::Status TwoReaders() {
  return RuleBroken("TWO_READERS", "two readers have scored this application already");
}

absl::StatusOr<std::vector<CriterionPoints>> InOrderOfGrid(
    const ScoringGrid& grid, const std::vector<CriterionPoints>& points) {
  std::vector<FieldProblem> problems;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (auto problem = ProblemOf(grid, points, i)) problems.push_back(*std::move(problem));
  }
  std::vector<CriterionPoints> in_order;
  for (const Criterion& criterion : grid.criteria) {
    const auto given = std::ranges::find(points, criterion.slug, &CriterionPoints::criterion);
    if (given == points.end()) {
      problems.push_back(
          {"points", "must give points for every criterion, also for " + criterion.slug});
    } else {
      in_order.push_back(*given);
    }
  }
  if (!problems.empty()) return FieldsInvalid(problems);
  return in_order;
}

std::int64_t TotalOf(const ScoringGrid& grid, const std::vector<CriterionPoints>& in_order) {
  std::int64_t total = 0;
  for (std::size_t i = 0; i < grid.criteria.size(); ++i) {
    total += grid.criteria[i].weight * in_order[i].points;
  }
  return total;
}

// One line per criterion: slug, weight, most points and title between tabs.
std::string JoinCriteria(const std::vector<Criterion>& criteria) {
  std::string text;
  for (const Criterion& criterion : criteria) {
    text += criterion.slug + "\t" + std::to_string(criterion.weight) + "\t" +
            std::to_string(criterion.points_max) + "\t" + criterion.title + "\n";
  }
  return text;
}

std::optional<std::vector<Criterion>> SplitCriteria(std::string_view text) {
  std::vector<Criterion> criteria;
  for (const std::string& line :
       std::vector<std::string>(absl::StrSplit(std::string(text), '\n', absl::SkipEmpty()))) {
    const std::vector<std::string> cells = absl::StrSplit(line, '\t');
    Criterion criterion;
    const bool is_whole = cells.size() == 4 && absl::SimpleAtoi(cells[1], &criterion.weight) &&
                          absl::SimpleAtoi(cells[2], &criterion.points_max);
    if (!is_whole) return std::nullopt;
    criterion.slug = cells[0];
    criterion.title = cells[3];
    criteria.push_back(std::move(criterion));
  }
  return criteria;
}

// "motivation=8|logic=6"
std::string JoinPoints(const std::vector<CriterionPoints>& points) {
  std::string text;
  for (const CriterionPoints& given : points) {
    if (!text.empty()) text += "|";
    text += given.criterion + "=" + std::to_string(given.points);
  }
  return text;
}

std::optional<std::vector<CriterionPoints>> SplitPoints(std::string_view text) {
  std::vector<CriterionPoints> points;
  for (const std::string& part :
       std::vector<std::string>(absl::StrSplit(std::string(text), '|', absl::SkipEmpty()))) {
    const std::size_t sign = part.find('=');
    CriterionPoints given;
    if (sign == std::string::npos || !absl::SimpleAtoi(part.substr(sign + 1), &given.points)) {
      return std::nullopt;
    }
    given.criterion = part.substr(0, sign);
    points.push_back(std::move(given));
  }
  return points;
}

}  // namespace ecloserie::domain
