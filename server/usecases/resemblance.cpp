#include "usecases/resemblance.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>

#include "domain/environment.h"
#include "storage/application_store.h"
#include "storage/person_store.h"
#include "storage/resemblance_store.h"
#include "usecases/people.h"

namespace ecloserie::usecases {
namespace {

// So many have one name and one birth year in no cohort; who sends a file of them
// shall not make the server compare each with each.
constexpr std::size_t kNamesakesMax = 200;
constexpr std::size_t kHouseholdMax = 20;

// Half of one: two that are equal by chance cost a comparison, and no more.
constexpr std::size_t kDigestSize = 16;

// Bound to the school, so that nobody sees who is known to two of them.
storage::TraceDigests Digests(const View& view, const std::string& school,
                              const std::vector<std::string>& traces) {
  storage::TraceDigests digests;
  for (const std::string& trace : traces) {
    const domain::Digest digest = view.environment().KeyedDigest("trace", school + "\t" + trace);
    digests.emplace_back(digest.begin(), digest.begin() + kDigestSize);
  }
  return digests;
}

using People = std::set<domain::Uuid>;

People FindNamesakes(const View& view, const domain::Person& applicant) {
  const std::string& school = applicant.name.school;
  People people = storage::FindPeopleByTraces(
      view.transaction(), school, Digests(view, school, domain::NameTracesOf(applicant)));
  people.erase(applicant.name.id);
  while (people.size() > kNamesakesMax) people.erase(people.begin());
  return people;
}

People FindHousehold(const View& view, const domain::Person& applicant) {
  const std::string& school = applicant.name.school;
  People people;
  for (const std::string& trace : Digests(view, school, domain::EmailTracesOf(applicant))) {
    // One more than may be, beside the applicant.
    people.merge(storage::FindPeopleByTrace(view.transaction(), school, trace, kHouseholdMax + 2));
  }
  people.erase(applicant.name.id);
  return people.size() > kHouseholdMax ? People() : people;
}

// What the application of this person for the cohort has in common with the applicant.
std::optional<domain::ApplicationResemblance> Compare(const View& view,
                                                      const domain::CohortName& cohort,
                                                      const domain::PersonName& other,
                                                      const domain::Person& applicant) {
  const auto application = storage::FindApplicationOf(view.transaction(), cohort, other);
  if (!application || !domain::IsStanding(application->state)) return std::nullopt;
  const auto sealed = storage::FindPerson(view.transaction(), other);
  if (!sealed) return std::nullopt;
  const auto rule = domain::ResemblanceOf(OpenPerson(view, *sealed), applicant);
  if (!rule) return std::nullopt;
  return domain::ApplicationResemblance{.application = application->name, .rule = *rule};
}

}  // namespace

void LeaveTraces(Unit& unit, const domain::Person& person) {
  const std::string& school = person.name.school;
  storage::InsertTraces(unit.transaction(), person.name,
                        Digests(unit, school, domain::TracesOf(person)));
}

void RenewTraces(Unit& unit, const domain::Person& before, const domain::Person& person) {
  if (domain::TracesOf(before) == domain::TracesOf(person)) return;
  storage::DeleteTraces(unit.transaction(), person.name);
  LeaveTraces(unit, person);
}

std::vector<domain::ApplicationResemblance> FindResembling(const View& view,
                                                           const domain::CohortName& cohort,
                                                           const domain::Person& applicant) {
  People people = FindNamesakes(view, applicant);
  people.merge(FindHousehold(view, applicant));
  std::vector<domain::ApplicationResemblance> resembling;
  for (const domain::Uuid& id : people) {
    const auto resemblance = Compare(view, cohort, {cohort.school, id}, applicant);
    if (resemblance) resembling.push_back(*resemblance);
  }
  std::ranges::sort(resembling, {}, [](const auto& found) { return found.application.id; });
  return resembling;
}

std::set<domain::Uuid> FindPeopleByEmail(const View& view, const std::string& school,
                                         const std::string& email) {
  domain::Person somebody;
  somebody.email = email;
  People people;
  for (const std::string& trace : Digests(view, school, domain::EmailTracesOf(somebody))) {
    people.merge(storage::FindPeopleByTrace(view.transaction(), school, trace, kHouseholdMax));
  }
  return people;
}

}  // namespace ecloserie::usecases
