#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "absl/time/civil_time.h"
#include "domain/name.h"
#include "domain/person.h"
#include "domain/words.h"

namespace ecloserie::domain {

// How the dates of a file are written. Declared, never guessed.
enum class DateFormat { kIso, kDayMonthYear };

constexpr auto Words(DateFormat) {
  return std::to_array<Word<DateFormat>>(
      {{DateFormat::kIso, "ISO"}, {DateFormat::kDayMonthYear, "DAY_MONTH_YEAR"}});
}

// What becomes of the good rows when there are bad ones.
enum class ImportMode { kAllOrNothing, kGoodRows };

constexpr auto Words(ImportMode) {
  return std::to_array<Word<ImportMode>>(
      {{ImportMode::kAllOrNothing, "ALL_OR_NOTHING"}, {ImportMode::kGoodRows, "GOOD_ROWS"}});
}

enum class RowVerdict { kCreated, kUnchanged, kRefused, kHeldBack };

constexpr auto Words(RowVerdict) {
  return std::to_array<Word<RowVerdict>>({{RowVerdict::kCreated, "CREATED"},
                                          {RowVerdict::kUnchanged, "UNCHANGED"},
                                          {RowVerdict::kRefused, "REFUSED"},
                                          {RowVerdict::kHeldBack, "HELD_BACK"}});
}

// A row as the file has it.
struct ApplicationRow {
  std::int64_t line = 0;
  std::string external_ref;
  std::string family_name;
  std::string given_name;
  std::string born_on;
  std::string email;
  std::string phone;
  std::string postal_code;
  std::string gender;
  std::string occupation;
  std::string jobseeker_since;
  std::string jobseeker_region;
  std::string wished_tracks;
};

// A row whose values are good by themselves.
struct ApplicationDraft {
  std::int64_t line = 0;
  std::string external_ref;
  Person applicant;
  std::vector<std::string> wished_tracks;
};

struct RowRules {
  DateFormat date_format = DateFormat::kIso;
  absl::CivilDay today;
  std::set<std::string> tracks;  // of the cohort
};

// The draft, or the first column that breaks a rule, in the order of the columns.
std::variant<ApplicationDraft, FieldProblem> JudgeRow(const ApplicationRow& row,
                                                      const RowRules& rules);

struct JudgedRow {
  std::int64_t line = 0;
  RowVerdict verdict = RowVerdict::kCreated;
  std::optional<ApplicationName> application;
  std::string field;
  std::string rule;
  std::vector<ApplicationName> resembles;  // filed before it, probably the same human
};

// What became of every row of an import. Holds no value of any row, so that it
// can be remembered as it is.
struct ImportOutcome {
  std::vector<JudgedRow> rows;

  std::string ToString() const;
  static std::optional<ImportOutcome> Parse(std::string_view text);
};

}  // namespace ecloserie::domain
