// How many of those who apply twice are found, and how many strangers are taken for
// them: people who do not exist, through the traces and the rule that the server asks.
//
//   bench_duplicates [people [seed]]

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "domain/folding.h"
#include "domain/resemblance.h"
#include "support/noisy_people.h"

namespace ecloserie::bench {
namespace {

using domain::Person;
using domain::Resemblance;
using tests::Noise;

// As in usecases/resemblance.cpp.
constexpr std::size_t kNamesakesMax = 200;
constexpr std::size_t kHouseholdMax = 20;

struct Applicant {
  Person person;
  std::size_t human = 0;
  std::string noise;  // of somebody who applies again
  bool has_same_email = false;
};

struct Tally {
  int right = 0;
  int wrong = 0;
};

// What became of those who applied again.
struct Again {
  int certain = 0;
  int probable = 0;
  int missed = 0;
};

class Cohort {
 public:
  struct Judgement {
    std::optional<std::size_t> certain;  // the human who is refused
    std::vector<std::pair<std::size_t, Resemblance>> probable;
  };

  Judgement Judge(const Applicant& applicant) {
    Judgement judgement;
    const Person& person = applicant.person;
    const std::string identity =
        domain::IdentityKey(person.family_name, person.given_name, person.born_on);
    const auto [known, is_new] = by_identity_.try_emplace(identity, applicant.human);
    if (!is_new) {
      judgement.certain = known->second;
      return judgement;
    }
    const auto names = domain::NameTracesOf(person);
    const auto emails = domain::EmailTracesOf(person);
    std::vector<std::size_t> candidates = Find(names);
    candidates.resize(std::min(candidates.size(), kNamesakesMax));
    const std::vector<std::size_t> household = Find(emails);
    if (household.size() <= kHouseholdMax) {
      candidates.insert(candidates.end(), household.begin(), household.end());
      SortUnique(candidates);
    }
    for (const std::size_t candidate : candidates) {
      const auto rule = domain::ResemblanceOf(filed_[candidate].person, person);
      if (rule) judgement.probable.emplace_back(filed_[candidate].human, *rule);
    }
    compared_ += candidates.size();
    traces_ += names.size() + emails.size();
    for (const std::string& trace : names) by_trace_[trace].push_back(filed_.size());
    for (const std::string& trace : emails) by_trace_[trace].push_back(filed_.size());
    filed_.push_back(applicant);
    return judgement;
  }

  std::size_t compared() const { return compared_; }
  std::size_t traces() const { return traces_; }
  std::size_t size() const { return filed_.size(); }

 private:
  static void SortUnique(std::vector<std::size_t>& numbers) {
    std::ranges::sort(numbers);
    numbers.erase(std::ranges::unique(numbers).begin(), numbers.end());
  }

  std::vector<std::size_t> Find(const std::vector<std::string>& traces) const {
    std::vector<std::size_t> found;
    for (const std::string& trace : traces) {
      const auto at = by_trace_.find(trace);
      if (at != by_trace_.end()) found.insert(found.end(), at->second.begin(), at->second.end());
    }
    SortUnique(found);
    return found;
  }

  std::vector<Applicant> filed_;
  std::unordered_map<std::string, std::size_t> by_identity_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_trace_;
  std::size_t compared_ = 0;
  std::size_t traces_ = 0;
};

// Every twentieth applies again, a third of them with two noises at once, half of them
// from another address; three of a hundred share the address of somebody before.
std::vector<Applicant> DrawApplicants(std::size_t people, std::uint64_t seed) {
  tests::PeopleDrawer drawer(seed);
  const auto noises = Words(Noise{});
  std::vector<Applicant> applicants;
  for (std::size_t human = 0; human < people; ++human) {
    Applicant applicant{.person = drawer.Draw(), .human = human};
    if (human > 0 && drawer.Below(100) < 3) {
      applicant.person.email = applicants[drawer.Below(human)].person.email;
    }
    applicants.push_back(applicant);
  }
  for (std::size_t human = 0; human < people; human += 20) {
    Applicant again = applicants[human];
    const auto& noise = noises[human / 20 % noises.size()];
    again.noise = noise.word;
    again.person = drawer.With(noise.value, again.person);
    if (drawer.Below(3) == 0) {
      again.noise = "two at once";
      again.person = drawer.With(noises[drawer.Below(noises.size())].value, again.person);
    }
    again.has_same_email = drawer.Below(2) == 0;
    if (!again.has_same_email) again.person = drawer.WithOwnEmail(again.person);
    applicants.push_back(again);
  }
  return applicants;
}

struct Outcome {
  std::map<std::string, Tally> tiers;
  std::map<std::string, Again> own_email;   // by noise
  std::map<std::string, Again> same_email;  // by noise
};

void Count(const Applicant& applicant, const Cohort::Judgement& judgement, Outcome& outcome) {
  bool is_found = false;
  if (judgement.certain) {
    is_found = *judgement.certain == applicant.human;
    Tally& tally = outcome.tiers["CERTAIN"];
    ++(is_found ? tally.right : tally.wrong);
  }
  for (const auto& [human, rule] : judgement.probable) {
    Tally& tally = outcome.tiers[std::string(domain::WordOf(rule))];
    ++(human == applicant.human ? tally.right : tally.wrong);
    is_found = is_found || human == applicant.human;
  }
  if (applicant.noise.empty()) return;
  auto& by_noise = applicant.has_same_email ? outcome.same_email : outcome.own_email;
  Again& again = by_noise[applicant.noise];
  ++(!is_found ? again.missed : judgement.certain ? again.certain : again.probable);
}

void PrintNoises(const char* title, const std::map<std::string, Again>& by_noise) {
  std::printf("\n%-24s %8s %8s %8s %8s\n", title, "certain", "probable", "missed", "recall");
  Again all;
  const auto print = [](const char* noise, const Again& again) {
    const int found = again.certain + again.probable;
    std::printf("%-24s %8d %8d %8d %7.1f%%\n", noise, again.certain, again.probable, again.missed,
                100.0 * found / std::max(1, found + again.missed));
  };
  for (const auto& [noise, again] : by_noise) {
    print(noise.c_str(), again);
    all.certain += again.certain;
    all.probable += again.probable;
    all.missed += again.missed;
  }
  print("all", all);
}

void Run(std::size_t people, std::uint64_t seed) {
  const std::vector<Applicant> applicants = DrawApplicants(people, seed);
  Cohort cohort;
  std::vector<Cohort::Judgement> judgements;
  const auto begin = std::chrono::steady_clock::now();
  for (const Applicant& applicant : applicants) judgements.push_back(cohort.Judge(applicant));
  const std::chrono::duration<double, std::micro> taken = std::chrono::steady_clock::now() - begin;

  Outcome outcome;
  for (std::size_t i = 0; i < applicants.size(); ++i) Count(applicants[i], judgements[i], outcome);
  std::printf("%zu people, seed %llu: %zu applications of one cohort, %zu of them filed\n", people,
              static_cast<unsigned long long>(seed), applicants.size(), cohort.size());
  std::printf("\n%-24s %8s %8s\n", "tier (pairs)", "right", "wrong");
  for (const auto& [tier, tally] : outcome.tiers) {
    std::printf("%-24s %8d %8d\n", tier.c_str(), tally.right, tally.wrong);
  }
  PrintNoises("from another address", outcome.own_email);
  PrintNoises("from the same address", outcome.same_email);
  const auto per_person = static_cast<double>(cohort.size());
  std::printf("\nper person: %.1f traces, %.2f compared, %.1f us (without digests and store)\n",
              static_cast<double>(cohort.traces()) / per_person,
              static_cast<double>(cohort.compared()) / per_person,
              taken.count() / static_cast<double>(applicants.size()));
}

}  // namespace
}  // namespace ecloserie::bench

int main(int argc, char** argv) {
  const std::size_t people = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 10'000;
  const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 2015;
  ecloserie::bench::Run(people, seed);
  return 0;
}
