#pragma once

#include <map>
#include <set>
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

// One per enrolment of the cohort.
std::vector<domain::SeatMoney> MoneyOfSeats(Transaction& transaction,
                                            const domain::CohortName& cohort);

domain::SponsorMoney MoneyOfSponsor(Transaction& transaction, const domain::PartyName& party);

// The seats with a live allocation out of the party's agreements or out of the
// funds that only it fills: how many, and whose.
std::int64_t CountSeatsOfSponsor(Transaction& transaction, const domain::PartyName& party);
using SeatsByCohort = std::map<domain::CohortName, std::set<domain::EnrolmentName>>;
SeatsByCohort SeatsOfSponsor(Transaction& transaction, const domain::PartyName& party);

Statements ReportStatements();

}  // namespace ecloserie::storage
