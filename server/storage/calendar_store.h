#pragma once

#include <optional>
#include <vector>

#include "domain/session.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// Sessions found by what they are for. All in the order of time.

// The track's on that half-day, cancelled ones too.
std::vector<domain::Session> SessionsBeside(Transaction& transaction,
                                            const domain::TrackName& track,
                                            const domain::HalfDay& at);
// The one that the enrolment is named in on that half-day, unless it is cancelled.
std::optional<domain::SessionName> FindPartOf(Transaction& transaction,
                                              const domain::EnrolmentName& enrolment,
                                              const domain::HalfDay& at);

// Those between the days that are not cancelled.
std::vector<domain::Session> StandingSessions(Transaction& transaction,
                                              const domain::TrackName& track,
                                              const domain::DaySpan& days);
std::vector<domain::Session> StandingSessions(Transaction& transaction,
                                              const domain::ModuleName& module,
                                              const domain::DaySpan& days);

// Those whose register has the trainee on its list, or will have: of the tracks of the
// placements while they are valid, less suspensions, and of parts those named in.
std::vector<domain::Session> SessionsOf(Transaction& transaction,
                                        const domain::EnrolmentName& enrolment);

Statements CalendarStatements();

}  // namespace ecloserie::storage
