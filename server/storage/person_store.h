#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/environment.h"
#include "domain/person.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// Nothing here reads a personal value: persons come and go sealed.

// identity: the keyed digest of the folded names and the birth date, unique in
// the school.
void InsertPerson(Transaction& transaction, const domain::SealedPerson& person,
                  const domain::Digest& identity);
// The next version of the person, as its number says; the one before stays readable.
void UpdatePerson(Transaction& transaction, const domain::SealedPerson& person);

std::optional<domain::SealedPerson> FindPerson(Transaction& transaction,
                                               const domain::PersonName& name, AsOf as_of = {});
std::optional<domain::SealedPerson> FindPersonByIdentity(Transaction& transaction,
                                                         const std::string& school,
                                                         const domain::Digest& identity);

// The person is found by this digest from now on. The caller has asked whether it is
// somebody else's; the schema asks again.
void UpdateIdentity(Transaction& transaction, const domain::PersonName& name,
                    const domain::Digest& identity);

struct PersonFilter {
  std::string school;
  std::optional<std::string> cohort;  // applied for
};
// In the order in which the school met them, beginning after `after`.
std::vector<domain::SealedPerson> ListPeople(Transaction& transaction, const PersonFilter& filter,
                                             const domain::Uuid& after, std::int64_t limit);

// Deletes what opens the person's values, in all versions, what finds them, and what
// says whom they resemble. The rows stay, and nobody can read them any more.
void DestroyPersonKey(Transaction& transaction, const domain::SealedPerson& person);

// Reads a person from four columns, beginning at `first`: person, sealed, version,
// and the wrapped key, which is null for somebody who was erased.
domain::SealedPerson ReadPerson(const Rows& rows, const std::string& school, int first);

Statements PersonStatements();
Snapshots PersonSnapshots();

}  // namespace ecloserie::storage
