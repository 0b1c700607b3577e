#pragma once

#include <array>
#include <cstddef>
#include <random>
#include <string>
#include <vector>

#include "domain/person.h"
#include "domain/words.h"

namespace ecloserie::tests {

// How somebody who applies again is written another time.
enum class Noise {
  kAccents,
  kCase,
  kSeparators,
  kMiddleName,
  kLetterLost,
  kLetterAdded,
  kLetterTaken,
  kLettersExchanged,
  kDateDigit,
  kMonthAndDay,
  kNamesSwapped,
  kMarriedName,
  kOtherDate,
};

constexpr auto Words(Noise) {
  using enum Noise;
  return std::to_array<domain::Word<Noise>>({
      {kAccents, "accents"},
      {kCase, "case"},
      {kSeparators, "separators"},
      {kMiddleName, "middle name"},
      {kLetterLost, "letter lost"},
      {kLetterAdded, "letter added"},
      {kLetterTaken, "letter for another"},
      {kLettersExchanged, "letters exchanged"},
      {kDateDigit, "digit of the date"},
      {kMonthAndDay, "month and day"},
      {kNamesSwapped, "names swapped"},
      {kMarriedName, "married name"},
      {kOtherDate, "other date, same year"},
  });
}

// Draws people who do not exist: names of syllables, the common ones many times, born
// between 1958 and 1995. The same seed draws the same people.
class PeopleDrawer {
 public:
  explicit PeopleDrawer(std::uint64_t seed);

  domain::Person Draw();
  // The same person, written otherwise. A month and a day that the calendar does not
  // let exchange become a wrong digit.
  domain::Person With(Noise noise, domain::Person person);
  // With an e-mail address that nobody else has.
  domain::Person WithOwnEmail(domain::Person person);

  std::size_t Below(std::size_t bound) { return random_() % bound; }

 private:
  std::string DrawName(std::size_t syllables_min);
  // The first of the names most often.
  const std::string& PickCommon(const std::vector<std::string>& names);
  std::string WithTypingError(Noise noise, std::string name);

  std::mt19937_64 random_;
  std::vector<std::string> family_names_;
  std::vector<std::string> given_names_;
  std::size_t emails_ = 0;
};

}  // namespace ecloserie::tests
