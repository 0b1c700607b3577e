#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "domain/allocation.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

struct SourceAmount {
  domain::MoneySource source;
  std::int64_t cents = 0;
};

struct AllocateSeatCommand {
  domain::EnrolmentName enrolment;
  std::vector<SourceAmount> sources;
  absl::Time expires_at;
};

// How a seat was funded once a batch had been made.
struct SeatFunding {
  std::vector<domain::Allocation> allocations;  // of the batch
  std::int64_t seat_price_cents = 0;
  std::int64_t gap_cents = 0;
};

// All sources or none: whatever refuses one rolls every one back.
absl::StatusOr<domain::AllocationBatchName> AllocateSeat(Unit& unit,
                                                         const AllocateSeatCommand& command);
absl::StatusOr<SeatFunding> GetSeatFunding(const View& view,
                                           const domain::AllocationBatchName& batch);

struct ConfirmAllocationCommand {
  domain::AllocationName name;
  std::string etag;
};
absl::StatusOr<domain::AllocationName> ConfirmAllocation(Unit& unit,
                                                         const ConfirmAllocationCommand& command);

struct ReleaseAllocationCommand {
  domain::AllocationName name;
  std::string reason_code;
  std::string etag;
};
absl::StatusOr<domain::AllocationName> ReleaseAllocation(Unit& unit,
                                                         const ReleaseAllocationCommand& command);

absl::StatusOr<domain::Allocation> GetAllocation(const View& view,
                                                 const domain::AllocationName& name);

struct ListAllocationsQuery {
  domain::SchoolName school;
  std::optional<domain::EnrolmentName> enrolment;
  std::optional<domain::AllocationState> state;
  PageRequest page;
};
absl::StatusOr<Page<domain::Allocation>> ListAllocations(const View& view,
                                                         const ListAllocationsQuery& query);

}  // namespace ecloserie::usecases
