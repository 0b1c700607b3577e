#include "half_year_facts.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace ecloserie::tests {
namespace {

// t06=PRESENT,46,0,164
FactOfMark MarkOf(const std::string& text) {
  std::istringstream words(text);
  FactOfMark mark;
  char comma = 0;
  std::getline(words, mark.trainee, '=');
  std::getline(words, mark.presence, ',');
  words >> mark.minutes_late >> comma >> mark.minutes_left_early >> comma >> mark.minutes_attended;
  if (!words) throw std::runtime_error("no mark: " + text);
  return mark;
}

FactOfRegister RegisterOf(std::istream& words) {
  FactOfRegister fact;
  words >> fact.day >> fact.slot >> fact.track >> fact.part >> fact.delivery;
  for (std::string mark; words >> mark;) fact.marks.push_back(MarkOf(mark));
  return fact;
}

void ReadFact(const std::string& line, HalfYearFacts& facts) {
  std::istringstream words(line);
  std::string kind;
  words >> kind;
  if (kind == "register") {
    facts.registers.push_back(RegisterOf(words));
  } else if (kind == "evidence") {
    FactOfEvidence fact;
    words >> fact.day >> fact.slot >> fact.trainee >> fact.kind >> fact.state;
    facts.registers.back().evidence.push_back(fact);
  } else if (kind == "justification") {
    FactOfJustification fact;
    words >> fact.trainee >> fact.first_on >> fact.first_minute >> fact.last_on >>
        fact.end_minute >> fact.state;
    facts.justifications.push_back(fact);
  } else if (kind == "correction") {
    FactOfCorrection fact;
    words >> fact.trainee >> fact.day >> fact.slot;
    facts.corrections.push_back(fact);
  } else {
    throw std::runtime_error("no fact: " + line);
  }
  if (words.fail() && !words.eof()) throw std::runtime_error("no fact: " + line);
}

FactOfRate RateOf(const std::string& line) {
  std::istringstream words(line);
  FactOfRate fact;
  words >> fact.policy >> fact.trainee >> fact.attended_minutes >> fact.expected_minutes >>
      fact.basis_points;
  if (!words) throw std::runtime_error("no rate: " + line);
  return fact;
}

}  // namespace

HalfYearFacts ReadHalfYear(const std::string& folder) {
  HalfYearFacts facts;
  std::ifstream lines(folder + "/facts.txt");
  for (std::string line; std::getline(lines, line);) ReadFact(line, facts);
  std::ifstream rates(folder + "/rates.txt");
  for (std::string line; std::getline(rates, line);) facts.rates.push_back(RateOf(line));
  return facts;
}

}  // namespace ecloserie::tests
