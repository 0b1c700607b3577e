#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/seat.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

void InsertSeatPool(Transaction& transaction, const domain::SeatPool& pool);
// The next version: `pool` as it is now, its version that of before.
void UpdateSeatPool(Transaction& transaction, const domain::SeatPool& pool);
// Without counts: LiveSeats tell who occupies it.
std::optional<domain::SeatPool> FindSeatPool(Transaction& transaction, const domain::PoolName& name,
                                             AsOf as_of = {});
// Tracks' pools first, then those of the tracks' places, then agreements', each by
// name; without counts.
std::vector<domain::SeatPool> ListSeatPools(Transaction& transaction,
                                            const domain::CohortName& cohort);

// Held or taken, and not at an end before `from`.
std::vector<domain::Seat> LiveSeats(Transaction& transaction, const domain::PoolName& pool,
                                    const domain::HalfDay& from);
// Held or taken, in whatever span.
std::vector<domain::Seat> LiveSeatsOf(Transaction& transaction,
                                      const domain::ApplicationName& application);
// Those that were released together, the last time that any was.
std::vector<domain::Seat> SeatsReleasedLast(Transaction& transaction,
                                            const domain::ApplicationName& application);

// Its ordinal and version are given here. The caller has asked whether one is free, in
// this transaction; the schema asks again.
void InsertSeat(Transaction& transaction, const domain::Seat& seat);
// The next version: `seat` as it is now, its version that of before.
void UpdateSeat(Transaction& transaction, const domain::Seat& seat);

// The agreements in whose pools the application ever had a seat taken, by name.
std::vector<domain::AgreementName> FundersOf(Transaction& transaction,
                                             const domain::ApplicationName& application);
// The pools in which an application occupied a seat, by name.
std::vector<domain::PoolName> PoolsOf(Transaction& transaction,
                                      const domain::ApplicationName& application, AsOf as_of = {});

Statements SeatStatements();
Snapshots SeatSnapshots();

}  // namespace ecloserie::storage
