#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/seat.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

void InsertSeatPool(Transaction& transaction, const domain::SeatPool& pool);
// With its live seats counted.
std::optional<domain::SeatPool> FindSeatPool(Transaction& transaction,
                                             const domain::PoolName& name);
// Tracks' pools first, then those of the tracks' places, then agreements', each by
// name.
std::vector<domain::SeatPool> ListSeatPools(Transaction& transaction,
                                            const domain::CohortName& cohort);

// Occupies a seat of the pool for an application. The caller has asked whether
// one is free, in this transaction; the schema asks again.
void HoldSeat(Transaction& transaction, const domain::PoolName& pool,
              const domain::ApplicationName& application);
// Moves every live seat of an application.
void TakeSeats(Transaction& transaction, const domain::ApplicationName& application);
void ReleaseSeats(Transaction& transaction, const domain::ApplicationName& application);

// The pools in which an application occupied a seat, by name.
std::vector<domain::PoolName> PoolsOf(Transaction& transaction,
                                      const domain::ApplicationName& application, AsOf as_of = {});

Statements SeatStatements();
Snapshots SeatSnapshots();

}  // namespace ecloserie::storage
