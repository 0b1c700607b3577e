#include "domain/person.h"

#include "absl/strings/numbers.h"
#include "domain/civil_date.h"
#include "domain/folding.h"
#include "domain/national_id.h"

namespace ecloserie::domain {
namespace {

constexpr std::size_t kNameMax = 200;

const absl::CivilDay kBornEarliest(1900, 1, 1);

struct TextRule {
  const char* field;
  std::string Person::*text;
  std::size_t bytes_max;
  bool is_required;
};

constexpr TextRule kTextRules[] = {
    {"family_name", &Person::family_name, kNameMax, true},
    {"given_name", &Person::given_name, kNameMax, true},
    {"email", &Person::email, 254, true},
    {"phone", &Person::phone, 40, false},
    {"postal_code", &Person::postal_code, 16, false},
    {"gender", &Person::gender, 40, false},
    {"occupation", &Person::occupation, 200, false},
    {"jobseeker_region", &Person::jobseeker_region, 100, false},
};

std::optional<std::string> BrokenTextRule(const TextRule& rule, const std::string& text) {
  if (text.empty() && rule.is_required) return "is required";
  if (text.size() > rule.bytes_max) {
    return "must have at most " + std::to_string(rule.bytes_max) + " bytes";
  }
  if (!IsValidText(text)) return "must be UTF-8 text without control characters";
  // Data protection: the school has no use for it and no right to it.
  if (ContainsNationalId(text)) return "must not hold a social security number";
  return std::nullopt;
}

// Something with one @, and a dot behind it that is neither first nor last.
bool LooksLikeEmail(const std::string& email) {
  const std::size_t at = email.find('@');
  if (at == std::string::npos || at == 0 || email.find('@', at + 1) != std::string::npos) {
    return false;
  }
  const std::size_t dot = email.find('.', at + 2);
  return dot != std::string::npos && dot + 1 < email.size() &&
         email.find_first_of(" \t\n") == std::string::npos;
}

// So that the values can be written otherwise one day.
constexpr char kFormat = '1';

// 6:Marie\n has six bytes: whatever a text holds, it is known where it ends.
std::string WithLength(const std::string& value) {
  return std::to_string(value.size()) + ":" + value;
}

// Takes the first value from the text; nothing when there is none.
std::optional<std::string> TakeValue(std::string_view& text) {
  const std::size_t colon = text.find(':');
  std::size_t size = 0;
  if (colon == std::string_view::npos ||
      !absl::SimpleAtoi(std::string(text.substr(0, colon)), &size)) {
    return std::nullopt;
  }
  text.remove_prefix(colon + 1);
  if (text.size() < size) return std::nullopt;
  std::string value(text.substr(0, size));
  text.remove_prefix(size);
  return value;
}

std::string TextOf(const std::optional<absl::CivilDay>& day) { return day ? IsoDate(*day) : ""; }

}  // namespace

std::string JoinValues(const Person& person) {
  std::string text(1, kFormat);
  for (const TextRule& rule : kTextRules) text += WithLength(person.*rule.text);
  return text + WithLength(IsoDate(person.born_on)) + WithLength(TextOf(person.jobseeker_since));
}

std::optional<Person> SplitValues(std::string_view text) {
  if (text.empty() || text.front() != kFormat) return std::nullopt;
  text.remove_prefix(1);
  Person person;
  for (const TextRule& rule : kTextRules) {
    auto value = TakeValue(text);
    if (!value) return std::nullopt;
    person.*rule.text = *std::move(value);
  }
  const auto born_on = ParseIsoDate(TakeValue(text).value_or(""));
  const auto jobseeker_since = TakeValue(text);
  if (!born_on || !jobseeker_since || !text.empty()) return std::nullopt;
  person.born_on = *born_on;
  person.jobseeker_since = ParseIsoDate(*jobseeker_since);
  if (!jobseeker_since->empty() && !person.jobseeker_since) return std::nullopt;
  return person;
}

std::string TrimBlanks(const std::string& text) {
  constexpr const char* kBlank = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

Person WithoutOuterBlanks(Person person) {
  for (const TextRule& rule : kTextRules) person.*rule.text = TrimBlanks(person.*rule.text);
  return person;
}

Person BroughtUpToDate(const Person& known, const Person& said) {
  Person person = said;
  person.name = known.name;
  person.version = known.version;
  for (const TextRule& rule : kTextRules) {
    if ((person.*rule.text).empty()) person.*rule.text = known.*rule.text;
  }
  if (!person.jobseeker_since) person.jobseeker_since = known.jobseeker_since;
  return person;
}

std::vector<FieldProblem> ProblemsOf(const Person& person, absl::CivilDay today) {
  std::vector<FieldProblem> problems;
  for (const TextRule& rule : kTextRules) {
    auto broken = BrokenTextRule(rule, person.*rule.text);
    if (broken) problems.push_back({rule.field, *std::move(broken)});
  }
  if (!person.email.empty() && !LooksLikeEmail(person.email)) {
    problems.push_back({"email", "must have one @ and a dot behind it"});
  }
  // A name that folds to nothing identifies nobody.
  if (!person.family_name.empty() && FoldName(person.family_name).empty()) {
    problems.push_back({"family_name", "must have a letter"});
  }
  if (!person.given_name.empty() && FirstGivenName(person.given_name).empty()) {
    problems.push_back({"given_name", "must begin with a name"});
  }
  if (person.born_on < kBornEarliest || person.born_on >= today) {
    problems.push_back({"born_on", "must lie after 1900 and in the past"});
  }
  if (person.jobseeker_since && *person.jobseeker_since > today) {
    problems.push_back({"jobseeker_since", "must not lie in the future"});
  }
  return problems;
}

std::vector<std::string> DifferingFields(const Person& left, const Person& right) {
  std::vector<std::string> fields;
  for (const TextRule& rule : kTextRules) {
    if (left.*rule.text != right.*rule.text) fields.emplace_back(rule.field);
  }
  if (left.born_on != right.born_on) fields.emplace_back("born_on");
  if (left.jobseeker_since != right.jobseeker_since) fields.emplace_back("jobseeker_since");
  return fields;
}

absl::Status PersonDuplicate(const PersonName& match) {
  return Refusal(
      absl::StatusCode::kAlreadyExists, "PERSON_DUPLICATE",
      "the school knows somebody of these names and this birth date already: " + match.ToString(),
      {{"person", match.ToString()}});
}

}  // namespace ecloserie::domain
