#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "domain/attendance_statement.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

struct MakeAttendanceStatementCommand {
  domain::CohortName cohort;
  std::string month;  // YYYY-MM
  std::optional<domain::PartyName> party;
  std::string policy;  // A slug; "funder" when empty.
};
absl::StatusOr<domain::AttendanceStatementName> MakeAttendanceStatement(
    Unit& unit, const MakeAttendanceStatementCommand& command);

// A statement with its trainees' names, and what it rests on that has changed.
struct ShownStatement {
  domain::AttendanceStatement statement;
  std::vector<std::string> trainees;  // One per line.
  std::vector<std::string> changed;   // Names; empty: it still holds.
  bool is_whole = true;               // Lists show neither lines nor what changed.
};
// As it was made: nothing has changed then.
absl::StatusOr<ShownStatement> ShowStatementMade(const View& view,
                                                 const domain::AttendanceStatementName& name);
absl::StatusOr<ShownStatement> GetAttendanceStatement(const View& view,
                                                      const domain::AttendanceStatementName& name);

struct ListAttendanceStatementsQuery {
  domain::CohortName cohort;
  PageRequest page;
};
absl::StatusOr<Page<ShownStatement>> ListAttendanceStatements(
    const View& view, const ListAttendanceStatementsQuery& query);

}  // namespace ecloserie::usecases
