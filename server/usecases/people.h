#pragma once

#include <string>

#include "domain/person.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// Personal values are sealed under a key of their person before they are stored, and
// opened after they were read; the key is wrapped under the server's
// (docs/decisions/0013). Who has lost the key has lost the values: that is what
// erasing somebody means.

// Somebody new, with a key of his own.
domain::SealedPerson SealNewPerson(Unit& unit, const domain::Person& person);
// The next version of somebody whose key there is.
domain::SealedPerson SealPerson(Unit& unit, const domain::Person& person,
                                const std::string& wrapped_key);
// Somebody without a key is erased: a name without values. Throws when there is a key
// and it does not open them.
domain::Person OpenPerson(const View& view, const domain::SealedPerson& sealed);

// What is written about one person, in a place that is bound in as well. Empty stays
// empty, and so does what is written about somebody who was erased.
std::string SealNote(Unit& unit, const domain::PersonName& about, const std::string& place,
                     const std::string& note);
std::string OpenNote(const View& view, const domain::PersonName& about, const std::string& place,
                     const std::string& sealed);

}  // namespace ecloserie::usecases
