#pragma once

#include <optional>

#include "domain/environment.h"
#include "domain/person.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// identity: the keyed digest of the folded names and the birth date, unique in
// the school.
void InsertPerson(Transaction& transaction, const domain::Person& person,
                  const domain::Digest& identity);
// The next version of the person; the one before stays readable.
void UpdatePerson(Transaction& transaction, const domain::Person& person);

std::optional<domain::Person> FindPerson(Transaction& transaction, const domain::PersonName& name,
                                         AsOf as_of = {});
std::optional<domain::Person> FindPersonByIdentity(Transaction& transaction,
                                                   const std::string& school,
                                                   const domain::Digest& identity);

// Reads a person from columns in this order, beginning at `first`:
// person, family_name, given_name, born_on, email, phone, postal_code, gender,
// occupation, jobseeker_since, jobseeker_region, version.
domain::Person ReadPerson(const Rows& rows, const std::string& school, int first);

Statements PersonStatements();
Snapshots PersonSnapshots();

}  // namespace ecloserie::storage
