#include "usecases/resemblance.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "domain/environment.h"
#include "storage/resemblance_store.h"
#include "usecases/people.h"

namespace ecloserie::usecases {
namespace {

// So many have one name and one birth year in no cohort; who sends a file of them
// shall not make the server compare each with each.
constexpr std::int64_t kNamesakesMax = 200;
constexpr std::int64_t kHouseholdMax = 20;

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

using Found = std::map<domain::Uuid, domain::ApplicationResemblance>;

void KeepResembling(const View& view, const domain::Person& applicant,
                    const std::vector<storage::Candidate>& candidates, Found& found) {
  for (const auto& [application, sealed] : candidates) {
    const auto rule = domain::ResemblanceOf(OpenPerson(view, sealed), applicant);
    if (rule) found.try_emplace(application.id, domain::ApplicationResemblance{application, *rule});
  }
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
  storage::Transaction& transaction = view.transaction();
  const auto digests = [&](const std::vector<std::string>& traces) {
    return Digests(view, cohort.school, traces);
  };
  const auto namesakes = storage::FindCandidates(
      transaction, cohort, digests(domain::NameTracesOf(applicant)), kNamesakesMax);
  const auto household = storage::FindCandidates(
      transaction, cohort, digests(domain::EmailTracesOf(applicant)), kHouseholdMax + 1);
  Found found;
  KeepResembling(view, applicant, namesakes, found);
  if (household.size() <= kHouseholdMax) KeepResembling(view, applicant, household, found);
  std::vector<domain::ApplicationResemblance> resembling;
  for (const auto& [id, resemblance] : found) resembling.push_back(resemblance);
  return resembling;
}

}  // namespace ecloserie::usecases
