#include "usecases/allocation.h"

#include <algorithm>

#include "domain/etag.h"
#include "domain/ledger.h"
#include "domain/refusal.h"
#include "domain/seat.h"
#include "storage/agreement_store.h"
#include "storage/allocation_store.h"
#include "storage/enrolment_store.h"
#include "storage/fund_store.h"
#include "storage/ledger_store.h"
#include "storage/seat_store.h"
#include "usecases/made_page.h"

namespace ecloserie::usecases {
namespace {

using domain::AllocationState;

// The next state and its booking, together.
void Settle(Unit& unit, domain::Allocation allocation, AllocationState state,
            const std::string& reason_code, const domain::Entry& entry) {
  allocation.state = state;
  allocation.reason_code = reason_code;
  storage::UpdateAllocation(unit.transaction(), allocation);
  storage::Book(unit.transaction(), entry);
}

void Expire(Unit& unit, const std::vector<domain::Allocation>& allocations) {
  for (const domain::Allocation& allocation : allocations) {
    if (!allocation.IsOverdue(unit.now())) continue;
    Settle(unit, allocation, AllocationState::kExpired, "", domain::AllocationExpired(allocation));
  }
}

// Whoever needs money first lets overdue reservations run out, whatever any job
// did or did not do.
void ExpireOverdue(Unit& unit, const AllocateSeatCommand& command) {
  for (const SourceAmount& asked : command.sources) {
    Expire(unit, storage::OverdueReservations(unit.transaction(), asked.source, unit.now()));
  }
  Expire(unit, storage::ListAllocationsOf(unit.transaction(), command.enrolment));
}

absl::Status RequireFund(const View& view, const domain::FundName& name,
                         const domain::Enrolment& seat, std::int64_t cents) {
  const auto fund = storage::FindFund(view.transaction(), name);
  if (!fund) return domain::ResourceMissing(name.ToString());
  const auto holdings = storage::HoldingsOf(view.transaction(), name);
  return domain::RequireFundCovers(*fund, seat, cents, holdings.available_cents);
}

bool HoldsSeat(const View& view, const domain::AgreementName& agreement,
               const domain::Enrolment& seat) {
  const auto pools = storage::PoolsOf(view.transaction(), seat.application);
  return std::ranges::find(pools, domain::PoolName::Of(agreement)) != pools.end();
}

absl::Status RequireAgreement(const View& view, const domain::AgreementName& name,
                              const domain::Enrolment& seat, std::int64_t cents) {
  const auto agreement = storage::FindAgreement(view.transaction(), name);
  if (!agreement) return domain::ResourceMissing(name.ToString());
  const domain::AgreementUse use{
      .available_cents = storage::HoldingsOf(view.transaction(), name).available_cents,
      .other_seats_count = storage::CountOtherSeats(view.transaction(), name, seat.name),
      .this_seat_cents =
          domain::LiveCentsFrom(name, storage::ListAllocationsOf(view.transaction(), seat.name)),
      .holds_seat = HoldsSeat(view, name, seat)};
  return domain::RequireAgreementCovers(*agreement, seat, cents, use);
}

absl::Status RequireSource(const View& view, const SourceAmount& asked,
                           const domain::Enrolment& seat) {
  if (const auto* fund = std::get_if<domain::FundName>(&asked.source)) {
    return RequireFund(view, *fund, seat, asked.cents);
  }
  return RequireAgreement(view, std::get<domain::AgreementName>(asked.source), seat, asked.cents);
}

void Reserve(Unit& unit, const SourceAmount& asked, const AllocateSeatCommand& command) {
  const domain::Allocation allocation{.name = {command.enrolment.school, unit.NewId()},
                                      .enrolment = command.enrolment,
                                      .source = asked.source,
                                      .amount_cents = asked.cents,
                                      .state = AllocationState::kReserved,
                                      .expires_at = command.expires_at,
                                      .reason_code = "",
                                      .made_in = unit.transaction().stamp().sequence};
  storage::InsertAllocation(unit.transaction(), allocation);
  storage::Book(unit.transaction(), domain::SeatReserved(allocation));
}

absl::Status RequireGood(const AllocateSeatCommand& command, absl::Time now) {
  std::vector<domain::MoneySource> sources;
  for (const SourceAmount& asked : command.sources) sources.push_back(asked.source);
  RETURN_IF_REFUSED(domain::RequireSourcesOnce(sources));
  if (command.expires_at > now) return absl::OkStatus();
  return domain::FieldInvalid("expire_time", "must lie in the future");
}

absl::StatusOr<domain::Enrolment> LoadSeat(const View& view, const domain::EnrolmentName& name) {
  auto seat = storage::FindEnrolment(view.transaction(), name, view.as_of());
  if (!seat) return domain::ResourceMissing(name.ToString());
  return *std::move(seat);
}

absl::StatusOr<domain::Allocation> LoadAllocation(const View& view,
                                                  const domain::AllocationName& name,
                                                  const std::string& etag) {
  ASSIGN_OR_REFUSE(domain::Allocation allocation, GetAllocation(view, name));
  RETURN_IF_REFUSED(domain::RequireEtag(etag, allocation.version));
  return allocation;
}

}  // namespace

absl::StatusOr<domain::AllocationBatchName> AllocateSeat(Unit& unit,
                                                         const AllocateSeatCommand& command) {
  RETURN_IF_REFUSED(RequireGood(command, unit.now()));
  ASSIGN_OR_REFUSE(const domain::Enrolment seat, LoadSeat(unit, command.enrolment));
  ExpireOverdue(unit, command);
  const std::int64_t live_cents =
      domain::LiveCents(storage::ListAllocationsOf(unit.transaction(), seat.name));
  std::int64_t new_cents = 0;
  for (const SourceAmount& asked : command.sources) {
    RETURN_IF_REFUSED(RequireSource(unit, asked, seat));
    Reserve(unit, asked, command);
    new_cents += asked.cents;
  }
  RETURN_IF_REFUSED(domain::RequireWithinPrice(seat, live_cents, new_cents));
  return domain::AllocationBatchName{seat.name, unit.transaction().stamp().sequence};
}

absl::StatusOr<SeatFunding> GetSeatFunding(const View& view,
                                           const domain::AllocationBatchName& batch) {
  ASSIGN_OR_REFUSE(const domain::Enrolment seat, LoadSeat(view, batch.enrolment));
  const auto allocations =
      storage::ListAllocationsOf(view.transaction(), batch.enrolment, view.as_of());
  SeatFunding funding{.allocations = {},
                      .seat_price_cents = seat.seat_price_cents,
                      .gap_cents = seat.seat_price_cents - domain::LiveCents(allocations)};
  for (const domain::Allocation& allocation : allocations) {
    if (allocation.made_in == batch.made_in) funding.allocations.push_back(allocation);
  }
  return funding;
}

absl::StatusOr<domain::AllocationName> ConfirmAllocation(Unit& unit,
                                                         const ConfirmAllocationCommand& command) {
  ASSIGN_OR_REFUSE(const domain::Allocation allocation,
                   LoadAllocation(unit, command.name, command.etag));
  RETURN_IF_REFUSED(domain::RequireConfirmable(allocation, unit.now()));
  Settle(unit, allocation, AllocationState::kConfirmed, "",
         domain::AllocationConfirmed(allocation));
  return command.name;
}

absl::StatusOr<domain::AllocationName> ReleaseAllocation(Unit& unit,
                                                         const ReleaseAllocationCommand& command) {
  ASSIGN_OR_REFUSE(const domain::Allocation allocation,
                   LoadAllocation(unit, command.name, command.etag));
  RETURN_IF_REFUSED(domain::RequireReleasable(allocation));
  Settle(unit, allocation, AllocationState::kReleased, command.reason_code,
         domain::AllocationReleased(allocation));
  return command.name;
}

absl::StatusOr<domain::Allocation> GetAllocation(const View& view,
                                                 const domain::AllocationName& name) {
  auto allocation = storage::FindAllocation(view.transaction(), name, view.as_of());
  if (!allocation) return domain::ResourceMissing(name.ToString());
  return *std::move(allocation);
}

absl::StatusOr<Page<domain::Allocation>> ListAllocations(const View& view,
                                                         const ListAllocationsQuery& query) {
  ASSIGN_OR_REFUSE(const auto after, StartOfMade(view, query.page));
  return CutMadePage(view, query.page,
                     storage::ListAllocations(view.transaction(),
                                              {query.school.school, query.enrolment, query.state},
                                              after, query.page.size + 1));
}

}  // namespace ecloserie::usecases
