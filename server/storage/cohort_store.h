#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "domain/school.h"
#include "domain/seat.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// False when the identifier is taken.
bool InsertCohort(Transaction& transaction, const domain::Cohort& cohort);
// Its title and application window; the cohort is as it was read.
void UpdateCohort(Transaction& transaction, const domain::Cohort& cohort);
std::optional<domain::Cohort> FindCohort(Transaction& transaction, const domain::CohortName& name,
                                         AsOf as_of = {});
std::vector<domain::Cohort> ListCohorts(Transaction& transaction, const std::string& school,
                                        const std::string& after, std::int64_t limit);

// A track's seat limit is that of its pool, which seat_store keeps.
bool InsertTrack(Transaction& transaction, const domain::Track& track);
// Its title and seat price; the track is as it was read.
void UpdateTrack(Transaction& transaction, const domain::Track& track);
std::optional<domain::Track> FindTrack(Transaction& transaction, const domain::TrackName& name,
                                       AsOf as_of = {});
std::vector<domain::Track> ListTracks(Transaction& transaction, const domain::CohortName& cohort,
                                      const std::string& after, std::int64_t limit);

// The cohorts with a track at the place that owns the pool; none for another owner.
std::set<domain::CohortName> CohortsAt(Transaction& transaction, const domain::PoolName& pool);
// Those with a track at a limited place where the cohort has one; itself, too, then.
std::set<domain::CohortName> CohortsSharingPlaces(Transaction& transaction,
                                                  const domain::CohortName& cohort);

Statements CohortStatements();
Snapshots CohortSnapshots();

}  // namespace ecloserie::storage
