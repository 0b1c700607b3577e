#include "usecases/trainee_names.h"

#include <utility>

#include "storage/attendance_facts_store.h"
#include "usecases/people.h"

namespace ecloserie::usecases {

TraineeNames::TraineeNames(const View& view, const storage::RecordScope& scope) : view_(view) {
  for (auto& [enrolment, trainee] : storage::ListPeopleOfRecord(view.transaction(), scope)) {
    people_.emplace(enrolment, std::move(trainee));
  }
}

domain::Person TraineeNames::PersonOf(const domain::EnrolmentName& enrolment) const {
  const auto found = people_.find(enrolment);
  return found == people_.end() ? domain::Person{} : OpenPerson(view_, found->second);
}

std::string TraineeNames::TextOf(const domain::EnrolmentName& enrolment) const {
  const domain::Person person = PersonOf(enrolment);
  return person.is_erased ? "(erased)" : person.family_name + " " + person.given_name;
}

}  // namespace ecloserie::usecases
