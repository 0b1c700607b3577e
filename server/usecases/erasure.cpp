#include "usecases/erasure.h"

#include "domain/refusal.h"
#include "storage/person_store.h"
#include "storage/request_store.h"

namespace ecloserie::usecases {

absl::StatusOr<domain::PersonName> ErasePerson(Unit& unit, const domain::PersonName& name) {
  const auto person = storage::FindPerson(unit.transaction(), name);
  if (!person) return domain::ResourceMissing(name.ToString());
  if (person->wrapped_key.empty()) return name;
  storage::DestroyPersonKey(unit.transaction(), *person);
  // Nobody knows which requests were about whom.
  storage::ForgetRequestValues(unit.transaction(), name.school);
  return name;
}

}  // namespace ecloserie::usecases
