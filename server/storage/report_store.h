#pragma once

#include <vector>

#include "domain/report.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// Only the states that occur.
std::vector<domain::ApplicationStateCount> CountApplications(Transaction& transaction,
                                                             const domain::CohortName& cohort);

// Without attendance.
std::vector<domain::TrackFigures> CountTracks(Transaction& transaction,
                                              const domain::CohortName& cohort);

// One per trainee on the roster of a locked register of the track.
std::vector<domain::RatedMark> MarksOfTrack(Transaction& transaction,
                                            const domain::TrackName& track);

// One per enrolment of the cohort.
std::vector<domain::SeatMoney> MoneyOfSeats(Transaction& transaction,
                                            const domain::CohortName& cohort);

domain::SponsorMoney MoneyOfSponsor(Transaction& transaction, const domain::PartyName& party);

// The seats with a live allocation out of the party's agreements or out of the
// funds that only it fills, and the marks of their trainees in locked registers.
std::int64_t CountSeatsOfSponsor(Transaction& transaction, const domain::PartyName& party);
std::vector<domain::RatedMark> MarksOfSponsor(Transaction& transaction,
                                              const domain::PartyName& party);

Statements ReportStatements();

}  // namespace ecloserie::storage
