#include "usecases/waiting_list.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "domain/refusal.h"
#include "storage/application_store.h"
#include "storage/seat_store.h"
#include "storage/transition_store.h"
#include "usecases/application.h"
#include "usecases/cohort.h"
#include "usecases/filing.h"
#include "usecases/offering.h"
#include "usecases/seats.h"

namespace ecloserie::usecases {
namespace {

constexpr char kPromoted[] = "NEXT_IN_LINE";
constexpr std::int64_t kSkipsShown = 5;

std::vector<domain::PoolName> PoolsWaitedFor(const domain::Application& waiting) {
  return PoolsOfOffer(*waiting.waiting_track, waiting.waiting_agreements);
}

bool Compete(const domain::Application& left, const domain::Application& right) {
  const auto wanted = PoolsWaitedFor(left);
  return std::ranges::any_of(PoolsWaitedFor(right), [&](const domain::PoolName& pool) {
    return std::ranges::find(wanted, pool) != wanted.end();
  });
}

// What stands between one who waits and an offer.
absl::Status RequirePromotable(const View& view, const domain::Application& waiting,
                               const domain::Span& over) {
  RETURN_IF_REFUSED(RequireEligible(view, waiting.name, waiting.waiting_agreements));
  return RequireFreeSeats(view, PoolsWaitedFor(waiting), over);
}

// Without settling: the one who lets them run out settles afterwards.
absl::Status ExpireOverdueOffers(Unit& unit, const domain::CohortName& cohort) {
  for (domain::Application& overdue :
       storage::OverdueOffers(unit.transaction(), cohort, unit.now())) {
    RETURN_IF_REFUSED(ApplyEvent(unit, overdue, domain::ApplicationEvent::kExpire, "", ""));
    for (domain::Seat& seat : storage::LiveSeatsOf(unit.transaction(), overdue.name)) {
      seat.state = domain::SeatState::kReleased;
      storage::UpdateSeat(unit.transaction(), seat);
    }
  }
  return absl::OkStatus();
}

// Walks down a line once: an offer frees no seat, so nobody passed over could be
// offered one afterwards.
class Promotion {
 public:
  Promotion(Unit& unit, const domain::Cohort& cohort, const domain::Span& over)
      : unit_(unit), cohort_(cohort), over_(over) {}

  absl::Status Consider(domain::Application waiting) {
    const absl::Status promotable = RequirePromotable(unit_, waiting, over_);
    if (promotable.ok()) return Promote(std::move(waiting));
    const auto obstacle = domain::ObstacleOf(promotable);
    if (!obstacle) return promotable;
    passed_.push_back({std::move(waiting), *obstacle});
    return absl::OkStatus();
  }

 private:
  struct Passed {
    domain::Application application;
    domain::Obstacle obstacle;
  };

  absl::Status Promote(domain::Application waiting) {
    RETURN_IF_REFUSED(
        OfferSeat(unit_, waiting,
                  {.track = *waiting.waiting_track,
                   .agreements = waiting.waiting_agreements,
                   .over = over_,
                   .expires_at = unit_.now() + absl::Hours(cohort_.waiting_offer_hours),
                   .reason_code = kPromoted}));
    for (const Passed& passed : passed_) {
      if (!Compete(passed.application, waiting)) continue;
      storage::AppendSkip(unit_.transaction(), passed.application.name,
                          {.obstacle = passed.obstacle, .promoted = waiting.name});
    }
    return absl::OkStatus();
  }

  Unit& unit_;
  const domain::Cohort& cohort_;
  const domain::Span over_;
  std::vector<Passed> passed_;
};

absl::Status SettleUpTo(Unit& unit, const domain::CohortName& name,
                        const domain::ApplicationName* end) {
  RETURN_IF_REFUSED(ExpireOverdueOffers(unit, name));
  const auto line = storage::ListWaiting(unit.transaction(), name);
  if (line.empty()) return absl::OkStatus();
  ASSIGN_OR_REFUSE(const domain::Cohort cohort, GetCohort(unit, name));
  ASSIGN_OR_REFUSE(const domain::Span over, SpanOfPromotion(unit, name, unit.now()));
  Promotion promotion(unit, cohort, over);
  for (const domain::Application& waiting : line) {
    if (end != nullptr && waiting.name == *end) break;
    RETURN_IF_REFUSED(promotion.Consider(waiting));
  }
  return absl::OkStatus();
}

// The place in the line after which a page begins.
struct LineKey {
  std::int64_t rank = 0;
  std::int64_t priority = 0;
  std::int64_t submitted_us = 0;
  domain::Uuid id{};

  static LineKey Of(const domain::WaitingPlace& place) {
    const domain::Application& application = place.file.application;
    return {place.rank, application.waiting_priority, absl::ToUnixMicros(application.submitted_at),
            application.name.id};
  }
  std::string ToString() const {
    return std::to_string(rank) + "|" + std::to_string(priority) + "|" +
           std::to_string(submitted_us) + "|" + domain::ToText(id);
  }
  // Our own text, sealed on its way out and back.
  static LineKey Parse(const std::string& text) {
    const std::vector<std::string> parts = absl::StrSplit(text, '|');
    LineKey key;
    const bool is_key = parts.size() == 4 && absl::SimpleAtoi(parts[0], &key.rank) &&
                        absl::SimpleAtoi(parts[1], &key.priority) &&
                        absl::SimpleAtoi(parts[2], &key.submitted_us);
    if (is_key) key.id = domain::ParseUuid(parts[3]).value_or(domain::Uuid{});
    return key;
  }
  bool IsBefore(const domain::Application& application) const {
    return std::tuple(-priority, submitted_us, id) <
           std::tuple(-application.waiting_priority, absl::ToUnixMicros(application.submitted_at),
                      application.name.id);
  }
};

absl::StatusOr<domain::WaitingPlace> PlaceOf(const View& view, const domain::Application& waiting,
                                             const domain::Span& over, std::int64_t rank) {
  ASSIGN_OR_REFUSE(domain::ApplicationFile file, GetApplication(view, waiting.name));
  return domain::WaitingPlace{
      .rank = rank,
      .file = std::move(file),
      .obstacle = domain::ObstacleOf(RequirePromotable(view, waiting, over)),
      .skips = storage::ListSkips(view.transaction(), waiting.name, kSkipsShown)};
}

}  // namespace

absl::Status SettleCohort(Unit& unit, const domain::CohortName& cohort) {
  return SettleUpTo(unit, cohort, nullptr);
}

absl::Status Settle(Unit& unit, const std::vector<domain::PoolName>& pools) {
  std::set<domain::CohortName> cohorts;
  for (const domain::PoolName& name : pools) {
    const auto pool = storage::FindSeatPool(unit.transaction(), name);
    if (pool && pool->cohort) cohorts.insert(*pool->cohort);
  }
  for (const domain::CohortName& cohort : cohorts) {
    RETURN_IF_REFUSED(SettleCohort(unit, cohort));
  }
  return absl::OkStatus();
}

absl::Status SettleBefore(Unit& unit, const domain::Application& application) {
  return SettleUpTo(unit, application.cohort, &application.name);
}

absl::StatusOr<domain::ApplicationName> WaitlistApplication(
    Unit& unit, const WaitlistApplicationCommand& command) {
  ASSIGN_OR_REFUSE(domain::Application application,
                   LoadApplication(unit, command.name, command.etag));
  RETURN_IF_REFUSED(domain::StateAfter(application, domain::ApplicationEvent::kWaitlist).status());
  RETURN_IF_REFUSED(
      RequireTermsOfCohort(unit, application.cohort, command.track, command.agreements));
  application.waiting_track = command.track;
  application.waiting_agreements = command.agreements;
  application.waiting_priority = 0;
  RETURN_IF_REFUSED(
      ApplyEvent(unit, application, domain::ApplicationEvent::kWaitlist, "", command.note));
  RETURN_IF_REFUSED(SettleCohort(unit, application.cohort));
  return command.name;
}

absl::StatusOr<domain::ApplicationName> SetWaitingPriority(
    Unit& unit, const SetWaitingPriorityCommand& command) {
  ASSIGN_OR_REFUSE(domain::Application application,
                   LoadApplication(unit, command.name, command.etag));
  application.waiting_priority = command.priority;
  RETURN_IF_REFUSED(ApplyEvent(unit, application, domain::ApplicationEvent::kPrioritise,
                               command.reason_code, command.note));
  return command.name;
}

absl::StatusOr<Page<domain::WaitingPlace>> ListWaitingApplications(const View& view,
                                                                   const ListWaitingQuery& query) {
  ASSIGN_OR_REFUSE(const domain::Span over,
                   SpanOfPromotion(view, query.cohort, view.environment().Now()));
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, query.page));
  const LineKey key = LineKey::Parse(after);
  std::vector<domain::WaitingPlace> places;
  for (const domain::Application& waiting :
       storage::ListWaiting(view.transaction(), query.cohort)) {
    if (!after.empty() && !key.IsBefore(waiting)) continue;
    if (static_cast<std::int64_t>(places.size()) > query.page.size) break;
    const auto rank = key.rank + static_cast<std::int64_t>(places.size()) + 1;
    ASSIGN_OR_REFUSE(domain::WaitingPlace place, PlaceOf(view, waiting, over, rank));
    places.push_back(std::move(place));
  }
  return CutPage(view, query.page, std::move(places),
                 [](const domain::WaitingPlace& place) { return LineKey::Of(place).ToString(); });
}

}  // namespace ecloserie::usecases
