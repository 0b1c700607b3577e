#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "domain/application_import.h"
#include "domain/name.h"
#include "domain/refusal.h"
#include "domain/words.h"

namespace ecloserie::domain {

// A cohort as the files of OneRoster 1.1 have it; docs/oneroster.md says which of our
// words stands for which of theirs. Fields of refusals are columns of the files.

// What is meant by somebody who is missing from the files.
enum class RosterMode { kDelta, kSnapshot };

constexpr auto Words(RosterMode) {
  return std::to_array<Word<RosterMode>>(
      {{RosterMode::kDelta, "DELTA"}, {RosterMode::kSnapshot, "SNAPSHOT"}});
}

enum class RosterVerdict { kCreated, kUnchanged, kMoved, kEnded, kRemoved, kRefused };

constexpr auto Words(RosterVerdict) {
  using enum RosterVerdict;
  return std::to_array<Word<RosterVerdict>>({{kCreated, "CREATED"},
                                             {kUnchanged, "UNCHANGED"},
                                             {kMoved, "MOVED"},
                                             {kEnded, "ENDED"},
                                             {kRemoved, "REMOVED"},
                                             {kRefused, "REFUSED"}});
}

// A row of users.csv as the file has it, with the birth date of demographics.csv.
struct RosterUser {
  std::int64_t line = 0;
  std::string sourced_id;
  std::string status;
  std::string role;
  std::string identifier;
  std::string given_name;
  std::string family_name;
  std::string email;
  std::string phone;
  std::string birth_date;
};

// A row of enrollments.csv as the file has it.
struct RosterEnrollment {
  std::int64_t line = 0;
  std::string status;
  std::string class_sourced_id;
  std::string user_sourced_id;
  std::string role;
  std::string begin_date;
  std::string end_date;
};

// What a row of enrollments.csv says, once its values are good by themselves.
struct RosterPiece {
  std::size_t row = 0;  // among those of the request
  std::string user_sourced_id;
  TrackName track;
  absl::CivilDay begins_on;
  std::optional<absl::CivilDay> ends_on;
  bool is_deleted = false;
};

// What the files are about.
struct RosterScope {
  CohortName cohort;
  RosterMode mode = RosterMode::kDelta;
  std::set<std::string> tracks;  // of the cohort
  absl::CivilDay today;
  absl::CivilDay last_day = absl::CivilDay(9999, 12, 31);  // of the cohort
};

std::optional<FieldProblem> ProblemOfUser(const RosterUser& user, const RosterScope& scope);
// The application of somebody new, or the first column that breaks a rule. Whom the
// files give no identifier is known by the sourcedId from then on.
std::variant<ApplicationDraft, FieldProblem> DraftOf(const RosterUser& user,
                                                     const RosterScope& scope);
std::variant<RosterPiece, FieldProblem> JudgeEnrollment(const RosterEnrollment& enrollment,
                                                        const RosterScope& scope);

// As {cohort}.{track}: the slugs of tracks are unique in their cohort only.
std::string ClassOf(const TrackName& track);

inline constexpr std::string_view kUsersFile = "users.csv";
inline constexpr std::string_view kEnrollmentsFile = "enrollments.csv";

struct JudgedRosterRow {
  std::string file;  // empty for somebody whom no row holds
  std::int64_t line = 0;
  RosterVerdict verdict = RosterVerdict::kUnchanged;
  std::optional<EnrolmentName> enrolment;
  std::string field;
  std::string rule;
};

// What became of every row of an import. Holds no value of any row, so that it can be
// remembered as it is.
struct RosterOutcome {
  std::int64_t in_scope_count = 0;  // enrolments of the cohort that were open before
  std::vector<JudgedRosterRow> rows;

  std::int64_t CountOf(RosterVerdict verdict) const;
  std::string ToString() const;
  static std::optional<RosterOutcome> Parse(std::string_view text);
};

// Names every row that broke a rule, as enrollments.csv:4:classSourcedId.
absl::Status RosterRowsRefused(const RosterOutcome& outcome);

// The column that stands for what a refusal is about; nothing when it is no refusal.
std::optional<FieldProblem> ColumnProblem(const absl::Status& refusal);

// Of so many open enrolments so many would go.
absl::Status RequireRemovalShare(std::int64_t removed, std::int64_t in_scope,
                                 std::int64_t max_percent);

}  // namespace ecloserie::domain
