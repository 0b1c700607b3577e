#include "usecases/trainee_finder.h"

#include <optional>
#include <utility>

#include "storage/application_store.h"
#include "storage/enrolment_store.h"
#include "usecases/resemblance.h"

namespace ecloserie::usecases {
namespace {

std::optional<domain::EnrolmentName> EnrolmentNamed(const std::string& school,
                                                    const std::string& text) {
  if (const auto id = domain::ParseUuid(text)) return domain::EnrolmentName{school, *id};
  auto name = domain::EnrolmentName::Parse(text);
  return name && name->school == school ? name : std::nullopt;
}

}  // namespace

const std::vector<domain::Enrolment>& TraineeFinder::Find(const std::string& text) {
  const auto known = found_.find(text);
  if (known != found_.end()) return known->second;
  return found_.emplace(text, Look(text)).first->second;
}

std::vector<domain::Enrolment> TraineeFinder::Look(const std::string& text) const {
  if (const auto name = EnrolmentNamed(cohort_.school, text)) {
    auto enrolment = storage::FindEnrolment(view_.transaction(), *name);
    if (enrolment && enrolment->cohort == cohort_) return {*std::move(enrolment)};
  }
  std::vector<domain::Enrolment> spells;
  for (const domain::Uuid& person : PeopleOf(text)) {
    for (domain::Enrolment& spell :
         storage::SpellsOf(view_.transaction(), cohort_, {cohort_.school, person})) {
      spells.push_back(std::move(spell));
    }
  }
  return spells;
}

std::set<domain::Uuid> TraineeFinder::PeopleOf(const std::string& text) const {
  if (text.find('@') != std::string::npos) return FindPeopleByEmail(view_, cohort_.school, text);
  auto filed = storage::FindApplicationByRef(view_.transaction(), cohort_, text);
  // What was merged goes on in another file.
  while (filed && filed->merged_into) {
    filed = storage::FindApplication(view_.transaction(), *filed->merged_into);
  }
  return filed ? std::set{filed->person.id} : std::set<domain::Uuid>();
}

}  // namespace ecloserie::usecases
