#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "domain/attendance_record.h"
#include "domain/environment.h"
#include "domain/name.h"
#include "domain/rate_policy.h"

namespace ecloserie::domain {

// Attendance of one trainee in one way: planned = attended + justified + unjustified.
struct StatedFigures {
  std::int64_t planned_minutes = 0;
  std::int64_t attended_minutes = 0;
  std::int64_t justified_minutes = 0;
  std::int64_t unjustified_minutes = 0;
  std::int64_t planned_count = 0;
  std::int64_t attended_count = 0;     // Of half-days with at least a minute attended.
  std::int64_t justified_count = 0;    // Of the others: all of it justified,
  std::int64_t unjustified_count = 0;  // or not.

  bool operator==(const StatedFigures&) const = default;
};

// A seat with several funders has a line for each, all with the whole of its figures.
struct StatementLine {
  EnrolmentName enrolment;
  std::string party;  // The slug; empty when nobody funds the seat.
  Delivery channel = Delivery::kOnSite;
  StatedFigures figures;

  bool operator==(const StatementLine&) const = default;
};

struct StatedRegister {
  SessionName session;
  std::int64_t version = 1;

  bool operator==(const StatedRegister&) const = default;
};

struct AttendanceStatement {
  AttendanceStatementName name;
  CohortName cohort;
  std::optional<PartyName> party;
  std::string month;  // YYYY-MM
  std::string policy;
  std::int64_t policy_version = 1;
  std::string made_by;
  absl::Time made_at;
  Digest digest{};
  std::int64_t sequence = 0;              // of the unit of work that made it
  std::vector<StatementLine> lines;       // by enrolment, party, channel
  std::vector<StatedRegister> registers;  // by session
};

struct MonthOfStatement {
  absl::CivilDay first_on;
  absl::CivilDay last_on;
};
std::optional<MonthOfStatement> ParseMonth(std::string_view text);

using FundersOfSeats = std::map<EnrolmentName, std::set<std::string>>;

// A month is stated once it is over in the registers: each that was not cancelled is
// locked, and has the marks that the policy wants.
absl::Status RequireStatableMonth(const AttendanceRecord& record, const MonthOfStatement& month,
                                  const RatePolicy& policy, absl::Time now);

// For one party those seats that it funds, for all every seat.
std::vector<StatementLine> StateLines(const AttendanceRecord& record, const MonthOfStatement& month,
                                      const RatePolicy& policy, const FundersOfSeats& funders,
                                      const std::optional<PartyName>& party, absl::Time now);
std::vector<StatedRegister> StateRegisters(const AttendanceRecord& record,
                                           const MonthOfStatement& month);

// By channel, every trainee once; without enrolment and party.
std::vector<StatementLine> TotalsOf(const std::vector<StatementLine>& lines);

// Over everything that is stated, and by whom and when.
Digest DigestOf(const AttendanceStatement& statement);

// Whose figures are no longer what was stated.
std::vector<EnrolmentName> ChangedTrainees(const std::vector<StatementLine>& stated,
                                           const std::vector<StatementLine>& now);

}  // namespace ecloserie::domain
