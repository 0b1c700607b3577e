#include "selection.h"

#include "ecloserie/v1/enrolment_service.pb.h"
#include "field_path.h"
#include "flag_text.h"

namespace ecloserie::cli {
namespace {

using google::protobuf::Message;

// The title may hold colons; without one the slug stands for it.
std::optional<Failure> AddCriterion(const std::string& text, v1::PutScoringGridRequest& request) {
  std::vector<std::string> parts = SplitText(text, ':');
  const auto weight = parts.size() > 1 ? ParseInteger(parts[1]) : std::nullopt;
  const auto points_max = parts.size() > 2 ? ParseInteger(parts[2]) : std::nullopt;
  if (!weight || !points_max) {
    return UsageFailure("--criterion: " + text + " is not SLUG:WEIGHT:POINTS or with :TITLE");
  }
  std::string title = parts.size() > 3 ? parts[3] : parts[0];
  for (std::size_t i = 4; i < parts.size(); ++i) title += ":" + parts[i];
  v1::Criterion& criterion = *request.add_criteria();
  criterion.set_slug(parts[0]);
  criterion.set_title(title);
  criterion.set_weight(*weight);
  criterion.set_points_max(*points_max);
  return std::nullopt;
}

std::optional<Failure> AddPoints(const std::string& text, v1::ScoreApplicationRequest& request) {
  const std::size_t sign = text.find('=');
  const auto points =
      sign == std::string::npos ? std::nullopt : ParseInteger(text.substr(sign + 1));
  if (!points) return UsageFailure("--points: " + text + " is not CRITERION=POINTS");
  v1::CriterionPoints& given = *request.add_points();
  given.set_criterion(text.substr(0, sign));
  given.set_points(*points);
  return std::nullopt;
}

}  // namespace

std::optional<Failure> FillGrid(const Context&, const FlagTexts& flags, Message& message) {
  auto& request = static_cast<v1::PutScoringGridRequest&>(message);
  const auto texts = flags.find("criterion");
  if (texts == flags.end()) return UsageFailure("--criterion: give at least one");
  for (const std::string& text : texts->second) {
    if (auto failure = AddCriterion(text, request)) return failure;
  }
  return std::nullopt;
}

std::optional<Failure> FillScore(const Context&, const FlagTexts& flags, Message& message) {
  auto& request = static_cast<v1::ScoreApplicationRequest&>(message);
  const auto texts = flags.find("points");
  if (texts == flags.end()) return UsageFailure("--points: give those of every criterion");
  for (const std::string& text : texts->second) {
    for (const std::string& one : SplitText(text, ',')) {
      if (auto failure = AddPoints(one, request)) return failure;
    }
  }
  return std::nullopt;
}

}  // namespace ecloserie::cli
