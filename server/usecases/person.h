#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "domain/person.h"
#include "storage/person_store.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

absl::StatusOr<domain::Person> GetPerson(const View& view, const domain::PersonName& name);

struct ListPeopleQuery {
  storage::PersonFilter filter;
  PageRequest page;
};
absl::StatusOr<Page<domain::Person>> ListPeople(const View& view, const ListPeopleQuery& query);

struct UpdatePersonCommand {
  domain::PersonName name;
  domain::Person person;  // all of its values
  std::string etag;
};
absl::StatusOr<domain::PersonName> UpdatePerson(Unit& unit, const UpdatePersonCommand& command);

}  // namespace ecloserie::usecases
