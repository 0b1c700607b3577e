#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/allocation.h"
#include "storage/made_key.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

void InsertAllocation(Transaction& transaction, const domain::Allocation& allocation);
// The next version: its state and reason code as they are in `allocation`, its
// version that of before.
void UpdateAllocation(Transaction& transaction, const domain::Allocation& allocation);

std::optional<domain::Allocation> FindAllocation(Transaction& transaction,
                                                 const domain::AllocationName& name,
                                                 AsOf as_of = {});
// All there ever were for a seat, in the order of making.
std::vector<domain::Allocation> ListAllocationsOf(Transaction& transaction,
                                                  const domain::EnrolmentName& enrolment,
                                                  AsOf as_of = {});
// Reservations of a source whose time has passed.
std::vector<domain::Allocation> OverdueReservations(Transaction& transaction,
                                                    const domain::MoneySource& source,
                                                    absl::Time now);
// How many seats other than this one the agreement has a live allocation for.
std::int64_t CountOtherSeats(Transaction& transaction, const domain::AgreementName& agreement,
                             const domain::EnrolmentName& enrolment);

struct AllocationFilter {
  std::string school;
  std::optional<domain::EnrolmentName> enrolment;
  std::optional<domain::AllocationState> state;
};
std::vector<domain::Allocation> ListAllocations(Transaction& transaction,
                                                const AllocationFilter& filter,
                                                const MadeKey& after, std::int64_t limit);

Statements AllocationStatements();
Snapshots AllocationSnapshots();

}  // namespace ecloserie::storage
