#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/civil_time.h"
#include "domain/name.h"
#include "domain/refusal.h"

namespace ecloserie::domain {

// The human, of one school. Personal values live here and nowhere else.
struct Person {
  PersonName name;
  std::string family_name;
  std::string given_name;
  absl::CivilDay born_on;
  std::string email;
  std::string phone;
  std::string postal_code;
  std::string gender;
  std::string occupation;
  std::optional<absl::CivilDay> jobseeker_since;
  std::string jobseeker_region;
  bool is_erased = false;  // the values are gone for good
  std::int64_t version = 1;
};

// A version of a person as the store has it: only who has the key can read it.
struct SealedPerson {
  PersonName name;
  std::string values;
  std::string wrapped_key;  // empty once the person was erased
  std::int64_t version = 1;
};

// The values as one text, and back; nothing when it is none of ours.
std::string JoinValues(const Person& person);
std::optional<Person> SplitValues(std::string_view text);

// Spreadsheets and people leave blanks around values; they mean nothing.
std::string TrimBlanks(const std::string& text);
Person WithoutOuterBlanks(Person person);

// What the school knows of a person, brought up to date by what the person says
// now: where nothing is said, the known value stays.
Person BroughtUpToDate(const Person& known, const Person& said);

// The rules that a person's values break, by field; empty when they are good.
// No value is repeated in a rule.
std::vector<FieldProblem> ProblemsOf(const Person& person, absl::CivilDay today);

// The names and the birth date are those of somebody else of the school.
absl::Status PersonDuplicate(const PersonName& match);

// The fields in which two describe the person differently, whatever their names
// and versions.
std::vector<std::string> DifferingFields(const Person& left, const Person& right);

}  // namespace ecloserie::domain
