#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/application.h"
#include "domain/roster.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// Somebody of whom the files of an import tell: who the school knows, or who is to be
// filed.
struct RosterUserFound {
  std::int64_t line = 0;
  std::optional<domain::ApplicationName> application;
  std::optional<domain::ApplicationDraft> draft;  // of somebody new
  std::vector<domain::RosterPiece> pieces;        // in the order of time
};

// Finds the users of one import: by our identifier of the person, else by that of an
// application of the cohort, else by names and birth date. Two rows are two people.
class RosterUserFinder {
 public:
  RosterUserFinder(const View& view, const domain::RosterScope& scope)
      : view_(view), scope_(scope) {}

  std::variant<RosterUserFound, domain::FieldProblem> Find(const domain::RosterUser& user);

 private:
  std::optional<domain::Application> FindFiled(const domain::RosterUser& user) const;
  domain::ApplicationName TheOneThatCounts(domain::Application filed) const;
  std::optional<domain::FieldProblem> JudgeNames(const domain::RosterUser& user,
                                                 const domain::Application& filed) const;
  std::variant<RosterUserFound, domain::FieldProblem> Draft(const domain::RosterUser& user);
  std::optional<domain::FieldProblem> ProblemOfTwin(const std::string& key, std::int64_t line,
                                                    const std::string& field);

  const View& view_;
  const domain::RosterScope& scope_;
  std::map<std::string, std::int64_t> lines_by_key_;
};

}  // namespace ecloserie::usecases
