#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ecloserie::tests {

// What happened in the half-year of Boitron, as tests/fixtures/half_year tells it: written
// by a program that shares nothing with this one.

struct FactOfMark {
  std::string trainee;   // t01
  std::string presence;  // PRESENT, PARTIAL, ABSENT, UNMARKED
  std::int64_t minutes_late = 0;
  std::int64_t minutes_left_early = 0;
  std::int64_t minutes_attended = 0;
};

struct FactOfEvidence {
  std::string day;
  std::string slot;
  std::string trainee;
  std::string kind;
  std::string state;
};

struct FactOfRegister {
  std::string day;   // 2015-05-04
  std::string slot;  // AM or PM
  std::string track;
  std::string part;  // - for the whole track
  std::string delivery;
  std::vector<FactOfMark> marks;
  std::vector<FactOfEvidence> evidence;

  std::string ToString() const {
    return day + " " + slot + " " + track + " " + part + " " + delivery;
  }
};

struct FactOfJustification {
  std::string trainee;
  std::string first_on;
  int first_minute = 0;
  std::string last_on;
  int end_minute = 0;  // exclusive; 1440 for the end of the day
  std::string state;
};

struct FactOfCorrection {
  std::string trainee;
  std::string day;
  std::string slot;
};

struct FactOfRate {
  std::string policy;
  std::string trainee;
  std::int64_t attended_minutes = 0;
  std::int64_t expected_minutes = 0;
  std::string basis_points;  // - when undefined
};

struct HalfYearFacts {
  std::vector<FactOfRegister> registers;  // in the order of time
  std::vector<FactOfJustification> justifications;
  std::vector<FactOfCorrection> corrections;
  std::vector<FactOfRate> rates;
};

// Throws when a line is not understood.
HalfYearFacts ReadHalfYear(const std::string& folder);

}  // namespace ecloserie::tests
