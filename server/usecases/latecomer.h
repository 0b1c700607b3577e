#pragma once

#include "domain/name.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// Whoever comes to be placed in a track is put, UNMARKED, on the registers of its
// half-days that are open already; each becomes a new version, so that who is recording
// it is told. To be called by whatever adds to the pieces of a spell. Nobody is ever
// taken from a roster, and none is added to once it is locked.
void JoinOpenRegisters(Unit& unit, const domain::EnrolmentName& enrolment);

}  // namespace ecloserie::usecases
