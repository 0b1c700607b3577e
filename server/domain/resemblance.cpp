#include "domain/resemblance.h"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <set>
#include <string_view>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "domain/civil_date.h"
#include "domain/folding.h"

namespace ecloserie::domain {
namespace {

// Beyond these nobody looks for edits or parts: a name of 200 letters would leave
// hundreds of traces.
constexpr std::size_t kLettersMax = 40;
constexpr std::size_t kTokensMax = 8;

// Each a code point of a folded text, borrowed from it.
std::vector<std::string_view> LettersOf(std::string_view text) {
  std::vector<std::string_view> letters;
  while (!text.empty()) {
    std::size_t size = 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) ++size;
    letters.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return letters;
}

// A folded name as one word: "le goff" and "legoff" differ in nothing that is heard.
std::string Squeezed(std::string folded) {
  std::erase(folded, ' ');
  return folded;
}

// What is compared of a person.
struct Portrait {
  explicit Portrait(const Person& person)
      : family_words(absl::StrSplit(FoldName(person.family_name), ' ', absl::SkipEmpty())),
        family(Squeezed(FoldName(person.family_name))),
        given(FirstGivenName(person.given_name)),
        given_names(Squeezed(FoldName(person.given_name))),
        family_as_given(FirstGivenName(person.family_name)),
        born_on(IsoDate(person.born_on)),
        year(born_on.substr(0, 4)),
        month_and_day(born_on.substr(5, 2) + born_on.substr(8, 2)),
        email(absl::AsciiStrToLower(TrimBlanks(person.email))) {}

  std::set<std::string> family_words;
  std::string family;           // squeezed
  std::string given;            // the first one
  std::string given_names;      // all of them, squeezed
  std::string family_as_given;  // the first word of the family name, as `given` is of its own
  std::string born_on;
  std::string year;
  std::string month_and_day;  // MMDD
  std::string email;
};

bool IsAtMostOneEditAway(std::string_view left, std::string_view right) {
  const auto these = LettersOf(left);
  const auto those = LettersOf(right);
  if (these.size() > kLettersMax || those.size() > kLettersMax) return false;
  const auto [this_head, that_head] = std::ranges::mismatch(these, those);
  const auto [this_tail, that_tail] =
      std::mismatch(these.rbegin(), std::make_reverse_iterator(this_head), those.rbegin(),
                    std::make_reverse_iterator(that_head));
  const std::vector<std::string_view> here(this_head, this_tail.base());
  const std::vector<std::string_view> there(that_head, that_tail.base());
  if (here.size() <= 1 && there.size() <= 1) return true;
  return here.size() == 2 && there.size() == 2 && here[0] == there[1] && here[1] == there[0];
}

bool IsDateOneEditAway(const Portrait& left, const Portrait& right) {
  if (left.month_and_day == right.month_and_day) return IsAtMostOneEditAway(left.year, right.year);
  if (left.year != right.year) return false;
  const bool is_exchanged =
      left.month_and_day == right.month_and_day.substr(2) + right.month_and_day.substr(0, 2);
  return is_exchanged || IsAtMostOneEditAway(left.month_and_day, right.month_and_day);
}

bool IsOneEdit(const Portrait& left, const Portrait& right) {
  const bool is_family = left.family == right.family;
  const bool is_given = left.given == right.given;
  const bool is_date = left.born_on == right.born_on;
  if (is_given && is_date) return IsAtMostOneEditAway(left.family, right.family);
  if (is_family && is_date) {
    return left.given_names == right.given_names || IsAtMostOneEditAway(left.given, right.given);
  }
  return is_family && is_given && IsDateOneEditAway(left, right);
}

// Whether `right` has the names of `left` in each other's place.
bool HasNamesOfOther(const Portrait& left, const Portrait& right) {
  return left.family == right.given_names && left.given == right.family_as_given;
}

bool IsSwapped(const Portrait& left, const Portrait& right) {
  return left.born_on == right.born_on &&
         (HasNamesOfOther(left, right) || HasNamesOfOther(right, left));
}

// "Dupre" in "Dupre-Lefevre", and "Lefevre-Dupre" as well.
bool IsContained(const Portrait& left, const Portrait& right) {
  if (left.given != right.given || left.born_on != right.born_on) return false;
  if (left.family_words.size() > kTokensMax || right.family_words.size() > kTokensMax) return false;
  return std::ranges::includes(left.family_words, right.family_words) ||
         std::ranges::includes(right.family_words, left.family_words);
}

bool IsSameBirthYear(const Portrait& left, const Portrait& right) {
  return left.family == right.family && left.given == right.given && left.year == right.year;
}

bool IsSameEmail(const Portrait& left, const Portrait& right) {
  return !left.email.empty() && left.email == right.email;
}

bool IsCertain(const Person& left, const Person& right) {
  return IdentityKey(left.family_name, left.given_name, left.born_on) ==
         IdentityKey(right.family_name, right.given_name, right.born_on);
}

// The text, and the text without one of its letters. Of two that are one edit apart,
// each has one of these in common with the other, whatever kind of edit it was.
std::set<std::string> Neighbours(const std::string& text) {
  std::set<std::string> neighbours = {text};
  const auto letters = LettersOf(text);
  if (letters.size() > kLettersMax) return neighbours;
  for (const std::string_view letter : letters) {
    std::string shorter = text;
    shorter.erase(static_cast<std::size_t>(letter.data() - text.data()), letter.size());
    neighbours.insert(std::move(shorter));
  }
  return neighbours;
}

// Tabs stand in no folded text.
std::string Trace(std::string_view kind, std::initializer_list<std::string_view> parts) {
  std::string trace(kind);
  for (const std::string_view part : parts) trace.append(1, '\t').append(part);
  return trace;
}

using Traces = std::set<std::string>;

// Of the family name: an edit of it, a part of it, and a swap.
void AddFamilyTraces(const Portrait& portrait, Traces& traces) {
  const auto add = [&](const std::string& family, const std::string& given) {
    traces.insert(Trace("family", {family, given, portrait.born_on}));
  };
  for (const std::string& family : Neighbours(portrait.family)) add(family, portrait.given);
  if (portrait.family_words.size() <= kTokensMax) {
    for (const std::string& word : portrait.family_words) add(word, portrait.given);
  }
  add(portrait.given_names, portrait.family_as_given);
}

void AddGivenTraces(const Portrait& portrait, Traces& traces) {
  std::set<std::string> names = Neighbours(portrait.given);
  names.insert(portrait.given_names);
  for (const std::string& name : names) {
    traces.insert(Trace("given", {portrait.family, name, portrait.born_on}));
  }
}

// Whatever differs within the year is found by the year.
void AddDateTraces(const Portrait& portrait, Traces& traces) {
  traces.insert(Trace("year", {portrait.family, portrait.given, portrait.year}));
  for (const std::string& year : Neighbours(portrait.year)) {
    if (year == portrait.year) continue;
    traces.insert(Trace("day", {portrait.family, portrait.given, portrait.month_and_day, year}));
  }
}

}  // namespace

std::optional<Resemblance> ResemblanceOf(const Person& left, const Person& right) {
  if (left.is_erased || right.is_erased || IsCertain(left, right)) return std::nullopt;
  const Portrait one(left);
  const Portrait other(right);
  if (IsOneEdit(one, other)) return Resemblance::kOneEdit;
  if (IsSwapped(one, other)) return Resemblance::kNamesSwapped;
  if (IsContained(one, other)) return Resemblance::kNameContained;
  if (IsSameBirthYear(one, other)) return Resemblance::kSameBirthYear;
  if (IsSameEmail(one, other)) return Resemblance::kSameEmail;
  return std::nullopt;
}

std::vector<std::string> NameTracesOf(const Person& person) {
  if (person.is_erased) return {};
  const Portrait portrait(person);
  Traces traces;
  AddFamilyTraces(portrait, traces);
  AddGivenTraces(portrait, traces);
  AddDateTraces(portrait, traces);
  return {traces.begin(), traces.end()};
}

std::vector<std::string> EmailTracesOf(const Person& person) {
  const std::string email = Portrait(person).email;
  if (person.is_erased || email.empty()) return {};
  return {Trace("email", {email})};
}

std::vector<std::string> TracesOf(const Person& person) {
  std::vector<std::string> traces = NameTracesOf(person);
  for (std::string& trace : EmailTracesOf(person)) traces.push_back(std::move(trace));
  return traces;
}

}  // namespace ecloserie::domain
