#pragma once

#include <set>
#include <string>
#include <vector>

#include "domain/name.h"
#include "domain/person.h"
#include "domain/resemblance.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// Persons who are probably the same are found by traces: keyed digests of what they
// would have in common (docs/decisions/0015).

// Leaves the traces of somebody new.
void LeaveTraces(Unit& unit, const domain::Person& person);
// Those of somebody whose values have changed.
void RenewTraces(Unit& unit, const domain::Person& before, const domain::Person& person);

// The applications of the cohort, neither withdrawn nor merged, whose applicants
// resemble this one, who is on record: each with the strongest rule, in the order of
// their submission. An e-mail address that more than twenty others of the school gave is
// that of an office, and says nothing.
std::vector<domain::ApplicationResemblance> FindResembling(const View& view,
                                                           const domain::CohortName& cohort,
                                                           const domain::Person& applicant);

// The people of the school who have this e-mail address, however it is written; some of
// them when it is that of an office.
std::set<domain::Uuid> FindPeopleByEmail(const View& view, const std::string& school,
                                         const std::string& email);

}  // namespace ecloserie::usecases
