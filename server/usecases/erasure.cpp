#include "usecases/erasure.h"

#include "domain/refusal.h"
#include "storage/person_store.h"

namespace ecloserie::usecases {

absl::StatusOr<domain::PersonName> ErasePerson(Unit& unit, const domain::PersonName& name) {
  const auto person = storage::FindPerson(unit.transaction(), name);
  if (!person) return domain::ResourceMissing(name.ToString());
  if (person->wrapped_key.empty()) return name;
  storage::DestroyPersonKey(unit.transaction(), *person);
  return name;
}

}  // namespace ecloserie::usecases
