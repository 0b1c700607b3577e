#include "support/noisy_people.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "domain/civil_date.h"

namespace ecloserie::tests {
namespace {

constexpr std::size_t kFamilyNames = 3'000;
constexpr std::size_t kGivenNames = 300;

constexpr const char* kSyllables[] = {
    "ba",  "bé",  "bou", "car", "cha", "ché", "da", "del", "do",  "du",  "fa",  "fé",
    "for", "ga",  "gé",  "go",  "hu",  "jo",  "ka", "la",  "lè",  "lou", "ma",  "mé",
    "mon", "na",  "né",  "no",  "pa",  "pé",  "ri", "ro",  "sa",  "sé",  "sol", "ta",
    "té",  "tou", "va",  "vi",  "vou", "ya",  "zé", "ça",  "gui", "que", "lœ",  "rin"};

// What a keyboard without accents gives.
std::string Replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string WithoutAccents(std::string text) {
  for (const auto& [from, to] : {std::pair{"é", "e"},
                                 {"É", "E"},
                                 {"è", "e"},
                                 {"È", "E"},
                                 {"ç", "c"},
                                 {"Ç", "C"},
                                 {"œ", "oe"},
                                 {"Œ", "OE"}}) {
    text = Replaced(std::move(text), from, to);
  }
  return text;
}

std::string InCapitals(std::string text) {
  for (const auto& [from, to] : {std::pair{"é", "É"}, {"è", "È"}, {"ç", "Ç"}, {"œ", "Œ"}}) {
    text = Replaced(std::move(text), from, to);
  }
  return absl::AsciiStrToUpper(text);
}

std::string Capitalised(std::string text) {
  if (static_cast<unsigned char>(text.front()) < 0x80U) text[0] = absl::ascii_toupper(text[0]);
  return text;
}

bool IsLetter(char character) { return absl::ascii_isalpha(character); }

}  // namespace

PeopleDrawer::PeopleDrawer(std::uint64_t seed) : random_(seed) {
  for (std::size_t i = 0; i < kFamilyNames; ++i) family_names_.push_back(DrawName(2));
  for (std::size_t i = 0; i < kGivenNames; ++i) given_names_.push_back(DrawName(2));
}

std::string PeopleDrawer::DrawName(std::size_t syllables_min) {
  std::string name;
  const std::size_t syllables = syllables_min + Below(2);
  for (std::size_t i = 0; i < syllables; ++i) name += kSyllables[Below(std::size(kSyllables))];
  return Capitalised(name);
}

const std::string& PeopleDrawer::PickCommon(const std::vector<std::string>& names) {
  // The square of an even draw: of 3,000 names the first is borne by one in 55, and the
  // first thirty by a tenth.
  const std::size_t parts = names.size() * 1'000;
  const std::size_t at = Below(parts);
  return names[at * at / parts / 1'000];
}

domain::Person PeopleDrawer::Draw() {
  domain::Person person;
  person.family_name = PickCommon(family_names_);
  if (Below(20) == 0) person.family_name += "-" + PickCommon(family_names_);
  if (Below(20) == 0) person.family_name = "Le " + person.family_name;
  person.given_name = PickCommon(given_names_);
  if (Below(10) == 0) person.given_name += "-" + PickCommon(given_names_);
  person.born_on = absl::CivilDay(1958, 1, 1) + static_cast<int>(Below(38 * 365 + 9));
  return WithOwnEmail(std::move(person));
}

domain::Person PeopleDrawer::WithOwnEmail(domain::Person person) {
  person.email = "person-" + std::to_string(++emails_) + "@example.org";
  return person;
}

std::string PeopleDrawer::WithTypingError(Noise noise, std::string name) {
  // Until it falls upon letters of ASCII where it makes a difference.
  for (int tries = 0; tries < 500; ++tries) {
    const std::size_t at = Below(name.size());
    const char letter = static_cast<char>('a' + Below(26));
    if (!IsLetter(name[at]) || absl::ascii_tolower(name[at]) == letter) continue;
    if (noise == Noise::kLetterLost) return name.erase(at, 1);
    if (noise == Noise::kLetterAdded) return name.insert(at, 1, letter);
    if (noise == Noise::kLetterTaken) return name.replace(at, 1, 1, letter);
    if (at + 1 == name.size() || !IsLetter(name[at + 1])) continue;
    if (absl::ascii_tolower(name[at]) == absl::ascii_tolower(name[at + 1])) continue;
    std::swap(name[at], name[at + 1]);
    return name;
  }
  return name + "x";  // a name like Bébé has no two such letters beside one another
}

domain::Person PeopleDrawer::With(Noise noise, domain::Person person) {
  const absl::CivilDay born_on = person.born_on;
  std::string& typed = Below(2) == 0 ? person.family_name : person.given_name;
  switch (noise) {
    case Noise::kAccents:
      person.family_name = WithoutAccents(person.family_name);
      person.given_name = WithoutAccents(person.given_name);
      break;
    case Noise::kCase:
      person.family_name = InCapitals(person.family_name);
      break;
    case Noise::kSeparators:
      person.family_name = Replaced(Replaced(person.family_name, " ", " '"), "-", "  ");
      person.given_name = Replaced(person.given_name, "-", " ");
      break;
    case Noise::kMiddleName:
      person.given_name += (Below(2) == 0 ? "-" : " ") + PickCommon(given_names_);
      break;
    case Noise::kLetterLost:
    case Noise::kLetterAdded:
    case Noise::kLetterTaken:
    case Noise::kLettersExchanged:
      typed = WithTypingError(noise, std::move(typed));
      break;
    case Noise::kMonthAndDay:
      if (born_on.day() <= 12 && born_on.day() != born_on.month()) {
        person.born_on = absl::CivilDay(born_on.year(), born_on.day(), born_on.month());
        break;
      }
      [[fallthrough]];
    case Noise::kDateDigit:
      // On 29 February the calendar has 1 March, which is more than a digit away.
      person.born_on = absl::CivilDay(born_on.year() + (born_on.year() % 10 == 9 ? -1 : 1),
                                      born_on.month(), born_on.day());
      break;
    case Noise::kNamesSwapped:
      std::swap(person.family_name, person.given_name);
      break;
    case Noise::kMarriedName:
      person.family_name += "-" + PickCommon(family_names_);
      break;
    case Noise::kOtherDate:
      person.born_on = absl::CivilDay(born_on.year(), 1, 1) + static_cast<int>(Below(365));
      break;
  }
  return person;
}

}  // namespace ecloserie::tests
