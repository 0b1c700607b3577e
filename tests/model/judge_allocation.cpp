// The money of a seat.
#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

#include "bookings.h"
#include "judge.h"

namespace ecloserie::model {
namespace {

bool IsOverdue(const School& school, const v1::Allocation& allocation) {
  return allocation.state() == v1::ALLOCATION_STATE_RESERVED &&
         MicrosOf(allocation.expire_time()) <= school.now_us;
}

void Become(v1::Allocation& allocation, v1::AllocationState state) {
  allocation.set_state(state);
  allocation.set_etag(Next(allocation.etag()));
}

void Expire(School& school, v1::Allocation& allocation) {
  Become(allocation, v1::ALLOCATION_STATE_EXPIRED);
  BookMove(school, allocation, "ALLOCATION_EXPIRED", "reserved", "available");
}

// Whoever needs money of the sources lets their overdue reservations run out, the
// earliest first, and those of the seat itself.
void ExpireOverdue(School& school, const v1::AllocateSeatRequest& request) {
  for (const v1::AllocationSource& source : request.sources()) {
    const std::string& name = source.fund().empty() ? source.agreement() : source.fund();
    std::vector<v1::Allocation*> overdue;
    for (v1::Allocation& allocation : school.allocations) {
      if (allocation.source() == name && IsOverdue(school, allocation)) {
        overdue.push_back(&allocation);
      }
    }
    std::ranges::sort(overdue, {}, [](const v1::Allocation* allocation) {
      return std::pair(MicrosOf(allocation->expire_time()), allocation->name());
    });
    for (v1::Allocation* allocation : overdue) Expire(school, *allocation);
  }
  for (v1::Allocation& allocation : school.allocations) {
    if (allocation.enrolment() == request.enrolment() && IsOverdue(school, allocation)) {
      Expire(school, allocation);
    }
  }
}

std::optional<Refused> AgainstFund(const School& school, const v1::AllocationSource& source,
                                   const v1::Enrolment& seat) {
  const auto fund = school.funds.find(source.fund());
  if (fund == school.funds.end()) return Missing(source.fund()).value();
  if (!fund->second.cohort().empty() && fund->second.cohort() != seat.cohort()) {
    return Refused{Reason::kFundCohort, {}, {}};
  }
  const Cents available = AvailableCents(school, source.fund());
  if (source.amount().cents() <= available) return std::nullopt;
  return Refused{Reason::kFundExhausted,
                 {{"fund", source.fund()}, {"available_cents", std::to_string(available)}},
                 {}};
}

Cents LiveCentsFrom(const School& school, const std::string& source, const std::string& enrolment) {
  Cents live = 0;
  for (const v1::Allocation& allocation : school.allocations) {
    if (allocation.source() != source || allocation.enrolment() != enrolment) continue;
    if (IsLive(allocation)) live += allocation.amount().cents();
  }
  return live;
}

// Its seat cap cannot be reached here: so many trainees never hold its seats.
std::optional<Refused> AgainstAgreement(const School& school, const v1::AllocationSource& source,
                                        const v1::Enrolment& seat) {
  const auto found = school.agreements.find(source.agreement());
  if (found == school.agreements.end()) return Missing(source.agreement()).value();
  const v1::Agreement& agreement = found->second;
  if (!PoolsOccupied(school, seat.application()).contains(agreement.name())) {
    return Refused{Reason::kSeatNotUnderAgreement, {}, {}};
  }
  const Cents cents = source.amount().cents();
  const Cents of_seat = LiveCentsFrom(school, agreement.name(), seat.name());
  const bool is_per_seat = agreement.unit() == v1::AGREEMENT_UNIT_PER_SEAT;
  if (is_per_seat && of_seat + cents > agreement.unit_price().cents()) {
    return Refused{Reason::kUnitPrice, {}, {}};
  }
  const Cents available = AvailableCents(school, agreement.name());
  if (cents <= available) return std::nullopt;
  return Refused{Reason::kCeilingExhausted,
                 {{"agreement", agreement.name()}, {"available_cents", std::to_string(available)}},
                 {}};
}

std::optional<Refused> AgainstRequest(const School& school,
                                      const v1::AllocateSeatRequest& request) {
  std::set<std::string> named;
  for (int i = 0; i < request.sources_size(); ++i) {
    const v1::AllocationSource& source = request.sources(i);
    if (named.insert(source.fund() + source.agreement()).second) continue;
    return RefuseFields({"sources[" + std::to_string(i) + "]"}).value();
  }
  if (MicrosOf(request.expire_time()) <= school.now_us) {
    return RefuseFields({"expire_time"}).value();
  }
  if (!school.enrolments.contains(request.enrolment())) return Missing(request.enrolment()).value();
  return std::nullopt;
}

v1::Allocation Reserve(School& school, const v1::AllocateSeatRequest& request,
                       const v1::AllocationSource& source, const std::string& name) {
  v1::Allocation allocation;
  allocation.set_name(name);
  allocation.set_enrolment(request.enrolment());
  allocation.set_source(source.fund() + source.agreement());
  *allocation.mutable_amount() = source.amount();
  allocation.set_state(v1::ALLOCATION_STATE_RESERVED);
  *allocation.mutable_expire_time() = request.expire_time();
  allocation.set_etag("v1");
  school.allocations.push_back(allocation);
  BookMove(school, allocation, "SEAT_RESERVED", "available", "reserved");
  return allocation;
}

Predicted<v1::Allocation*> Load(School& school, const std::string& name, const std::string& etag) {
  const auto found = std::ranges::find(school.allocations, name,
                                       [](const v1::Allocation& other) { return other.name(); });
  if (found == school.allocations.end()) return Missing(name);
  if (IsStale(etag, found->etag())) {
    return Refuse(Reason::kEtagMismatch, {{"current_etag", found->etag()}});
  }
  return &*found;
}

tl::unexpected<Refused> NotFrom(v1::AllocationState state) {
  const std::string word =
      v1::AllocationState_Name(state).substr(std::string_view("ALLOCATION_STATE_").size());
  const std::string allowed = state == v1::ALLOCATION_STATE_RESERVED    ? "confirm, release"
                              : state == v1::ALLOCATION_STATE_CONFIRMED ? "release"
                                                                        : "";
  return Refuse(Reason::kTransitionRefused, {{"state", word}, {"allowed", allowed}});
}

}  // namespace

bool IsLive(const v1::Allocation& allocation) {
  return allocation.state() == v1::ALLOCATION_STATE_RESERVED ||
         allocation.state() == v1::ALLOCATION_STATE_CONFIRMED;
}

Cents LiveCentsOf(const School& school, const std::string& enrolment) {
  Cents live = 0;
  for (const v1::Allocation& allocation : school.allocations) {
    if (allocation.enrolment() == enrolment && IsLive(allocation)) {
      live += allocation.amount().cents();
    }
  }
  return live;
}

Predicted<v1::AllocateSeatResponse> Judge(School& school, const v1::AllocateSeatRequest& request,
                                          DrawnNames& drawn) {
  if (const auto bad = AgainstRequest(school, request)) return tl::unexpected(*bad);
  const v1::Enrolment& seat = school.enrolments.at(request.enrolment());
  ExpireOverdue(school, request);
  const Cents price = seat.seat_price().cents();
  const Cents gap_before = price - LiveCentsOf(school, seat.name());
  v1::AllocateSeatResponse response;
  for (const v1::AllocationSource& source : request.sources()) {
    const auto refused = source.fund().empty() ? AgainstAgreement(school, source, seat)
                                               : AgainstFund(school, source, seat);
    if (refused) return tl::unexpected(*refused);
    *response.add_allocations() = Reserve(school, request, source, drawn.Next());
  }
  const Cents gap = price - LiveCentsOf(school, seat.name());
  if (gap < 0) {
    return Refuse(Reason::kSeatOverfunded,
                  {{"enrolment", seat.name()}, {"gap_cents", std::to_string(gap_before)}});
  }
  *response.mutable_seat_price() = Euros(price);
  *response.mutable_gap() = Euros(gap);
  return response;
}

Predicted<v1::Allocation> Judge(School& school, const v1::ConfirmAllocationRequest& request,
                                DrawnNames& /*drawn*/) {
  const auto loaded = Load(school, request.name(), request.etag());
  if (!loaded) return tl::unexpected(loaded.error());
  v1::Allocation& allocation = **loaded;
  if (allocation.state() != v1::ALLOCATION_STATE_RESERVED) return NotFrom(allocation.state());
  if (IsOverdue(school, allocation)) {
    return Refuse(Reason::kAllocationExpired, {{"expired_at", TextOf(allocation.expire_time())}});
  }
  Become(allocation, v1::ALLOCATION_STATE_CONFIRMED);
  BookMove(school, allocation, "ALLOCATION_CONFIRMED", "reserved", "confirmed");
  return allocation;
}

Predicted<v1::Allocation> Judge(School& school, const v1::ReleaseAllocationRequest& request,
                                DrawnNames& /*drawn*/) {
  const auto loaded = Load(school, request.name(), request.etag());
  if (!loaded) return tl::unexpected(loaded.error());
  v1::Allocation& allocation = **loaded;
  if (!IsLive(allocation)) return NotFrom(allocation.state());
  const bool is_confirmed = allocation.state() == v1::ALLOCATION_STATE_CONFIRMED;
  allocation.set_reason_code(request.reason_code());
  Become(allocation, v1::ALLOCATION_STATE_RELEASED);
  BookMove(school, allocation, "ALLOCATION_RELEASED", is_confirmed ? "confirmed" : "reserved",
           "available");
  return allocation;
}

}  // namespace ecloserie::model
