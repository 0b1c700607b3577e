#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "domain/name.h"
#include "domain/person.h"
#include "domain/words.h"

namespace ecloserie::domain {

// Why two applicants of one cohort are probably one human. Strongest first: the name
// and the birth date say more than an e-mail address, which households share.
enum class Resemblance { kOneEdit, kNamesSwapped, kNameContained, kSameBirthYear, kSameEmail };

constexpr auto Words(Resemblance) {
  using enum Resemblance;
  return std::to_array<Word<Resemblance>>({
      {kOneEdit, "ONE_EDIT"},
      {kNamesSwapped, "NAMES_SWAPPED"},
      {kNameContained, "NAME_CONTAINED"},
      {kSameBirthYear, "SAME_BIRTH_YEAR"},
      {kSameEmail, "SAME_EMAIL"},
  });
}

// An application and what it has in common with another of its cohort.
struct ApplicationResemblance {
  ApplicationName application;
  Resemblance rule;
};

// The strongest resemblance of two persons, the same whichever comes first. Nothing
// when they are unlike, when one was erased, and when they are certainly the same: the
// same identity key is refused, not flagged.
//
// Names are compared folded and letter by letter, without what separates words. One
// edit is a letter that was left out, added, taken for another or exchanged with its
// neighbour, in one of family name, first given name and birth date, the others being
// the same; day and month exchanged count as one edit of the date.
std::optional<Resemblance> ResemblanceOf(const Person& left, const Person& right);

// Texts of which two persons with a resemblance share at least one, so that a keyed
// index of them finds whom to compare. Those who share one need not resemble. At most
// some hundred, around twenty-five for most people, without repetition. Personal data.
std::vector<std::string> TracesOf(const Person& person);

// The two parts of TracesOf: what shows that somebody is alike by name and birth date,
// and what shows no more than that an e-mail address is shared.
std::vector<std::string> NameTracesOf(const Person& person);
std::vector<std::string> EmailTracesOf(const Person& person);

}  // namespace ecloserie::domain
