#include "usecases/waiting_list.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "domain/refusal.h"
#include "storage/application_store.h"
#include "storage/cohort_store.h"
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
constexpr int kSkipsPerOffer = 20;

std::vector<domain::PoolName> PoolsWaitedFor(const View& view, const domain::Application& waiting) {
  return PoolsOfOffer(view, *waiting.waiting_track, waiting.waiting_agreements);
}

bool Compete(const std::vector<domain::PoolName>& left,
             const std::vector<domain::PoolName>& right) {
  return std::ranges::any_of(right, [&](const domain::PoolName& pool) {
    return std::ranges::find(left, pool) != left.end();
  });
}

// The seat that one who waits could be offered, or what stands in the way.
absl::StatusOr<domain::Span> SpanForWaiting(const View& view, const domain::Application& waiting,
                                            const domain::Span& over,
                                            const std::optional<domain::HalfDay>& later) {
  RETURN_IF_REFUSED(RequireEligible(view, waiting.name, waiting.waiting_agreements));
  const auto pools = PoolsWaitedFor(view, waiting);
  const absl::Status refusal = RequireFreeSeats(view, pools, over);
  if (refusal.ok()) return over;
  if (!later || *later <= over.first || over.last < *later) return refusal;
  const domain::Span rest{.first = *later, .last = over.last};
  return RequireFreeSeats(view, pools, rest).ok() ? absl::StatusOr<domain::Span>(rest) : refusal;
}

// Without settling: the one who lets them run out settles afterwards.
absl::Status ExpireOverdueOffers(Unit& unit, const domain::CohortName& cohort) {
  for (domain::Application& overdue :
       storage::OverdueOffers(unit.transaction(), cohort, unit.now())) {
    RETURN_IF_REFUSED(ApplyEvent(unit, overdue, domain::ApplicationEvent::kExpire, "", ""));
    ReleaseSeats(unit, overdue.name);
  }
  return absl::OkStatus();
}

// On what terms those who wait for a cohort are offered a seat; nothing once it is over.
struct PromotionTerms {
  domain::Span over;
  absl::Duration thinking;
};

absl::StatusOr<std::optional<PromotionTerms>> TermsOf(const Unit& unit,
                                                      const domain::CohortName& name) {
  ASSIGN_OR_REFUSE(const domain::Cohort cohort, GetCohort(unit, name));
  ASSIGN_OR_REFUSE(const absl::CivilDay today, SchoolDay(unit, name.school));
  if (today > cohort.ends_on) return std::optional<PromotionTerms>();
  ASSIGN_OR_REFUSE(const domain::Span over, SpanOfPromotion(unit, name, unit.now()));
  return std::optional(
      PromotionTerms{.over = over, .thinking = absl::Hours(cohort.waiting_offer_hours)});
}

// Walks down a line once: an offer frees no seat, so nobody passed over could be
// offered one afterwards.
class Promotion {
 public:
  Promotion(Unit& unit, const std::optional<domain::HalfDay>& later) : unit_(unit), later_(later) {}

  absl::Status Consider(domain::Application waiting) {
    if (!terms_.contains(waiting.cohort)) {
      ASSIGN_OR_REFUSE(terms_[waiting.cohort], TermsOf(unit_, waiting.cohort));
    }
    const auto& terms = terms_[waiting.cohort];
    if (!terms) return absl::OkStatus();
    const auto over = SpanForWaiting(unit_, waiting, terms->over, later_);
    if (over.ok()) return Promote(std::move(waiting), *over, terms->thinking);
    const auto obstacle = domain::ObstacleOf(over.status());
    if (!obstacle) return over.status();
    passed_.push_back({std::move(waiting), *obstacle});
    return absl::OkStatus();
  }

 private:
  struct Passed {
    domain::Application application;
    domain::Obstacle obstacle;
  };

  absl::Status Promote(domain::Application waiting, const domain::Span& over,
                       absl::Duration thinking) {
    RETURN_IF_REFUSED(OfferSeat(unit_, waiting,
                                {.track = *waiting.waiting_track,
                                 .agreements = waiting.waiting_agreements,
                                 .over = over,
                                 .expires_at = unit_.now() + thinking,
                                 .reason_code = kPromoted}));
    const auto pools = PoolsWaitedFor(unit_, waiting);
    for (const Passed& passed : passed_) {
      if (!Compete(PoolsWaitedFor(unit_, passed.application), pools)) continue;
      storage::AppendSkip(unit_.transaction(), passed.application.name,
                          {.obstacle = passed.obstacle, .promoted = waiting.name});
    }
    return absl::OkStatus();
  }

  Unit& unit_;
  const std::optional<domain::HalfDay> later_;
  std::map<domain::CohortName, std::optional<PromotionTerms>> terms_;
  std::vector<Passed> passed_;
};

// Cohorts that share a limited place share its line, and so do those that share one
// with these.
std::set<domain::CohortName> Together(const View& view, std::set<domain::CohortName> cohorts) {
  std::vector<domain::CohortName> unasked(cohorts.begin(), cohorts.end());
  while (!unasked.empty()) {
    const domain::CohortName cohort = unasked.back();
    unasked.pop_back();
    for (const auto& other : storage::CohortsSharingPlaces(view.transaction(), cohort)) {
      if (cohorts.insert(other).second) unasked.push_back(other);
    }
  }
  return cohorts;
}

// Where somebody stands in a line: priority, submission, identifier.
using LinePlace = std::tuple<std::int64_t, std::int64_t, domain::Uuid>;

LinePlace LinePlaceOf(const domain::Application& waiting) {
  return {-waiting.waiting_priority, absl::ToUnixMicros(waiting.submitted_at), waiting.name.id};
}

std::vector<domain::Application> LineOf(const View& view,
                                        const std::set<domain::CohortName>& cohorts) {
  std::vector<domain::Application> line;
  for (const domain::CohortName& cohort : cohorts) {
    for (auto& waiting : storage::ListWaiting(view.transaction(), cohort)) {
      line.push_back(std::move(waiting));
    }
  }
  std::ranges::sort(line, {}, LinePlaceOf);
  return line;
}

absl::Status SettleTogether(Unit& unit, const std::set<domain::CohortName>& cohorts,
                            const std::optional<domain::HalfDay>& later,
                            const OfferOutOfLine* offer) {
  const auto together = Together(unit, cohorts);
  for (const domain::CohortName& cohort : together) {
    RETURN_IF_REFUSED(ExpireOverdueOffers(unit, cohort));
  }
  Promotion promotion(unit, later);
  bool is_behind = false;
  for (const domain::Application& waiting : LineOf(unit, together)) {
    const auto pools = PoolsWaitedFor(unit, waiting);
    if (offer != nullptr && waiting.name == offer->application) {
      is_behind = Compete(pools, offer->pools);
      continue;
    }
    if (is_behind && Compete(pools, offer->pools)) continue;
    if (offer != nullptr && offer->batch.contains(waiting.name)) continue;
    RETURN_IF_REFUSED(promotion.Consider(waiting));
  }
  return absl::OkStatus();
}

// The place in the line after which a page begins.
struct LineKey {
  std::int64_t rank = 0;
  LinePlace place;

  static LineKey Of(const domain::WaitingPlace& waiting) {
    return {waiting.rank, LinePlaceOf(waiting.file.application)};
  }
  std::string ToString() const {
    const auto& [priority, submitted_us, id] = place;
    return std::to_string(rank) + "|" + std::to_string(priority) + "|" +
           std::to_string(submitted_us) + "|" + domain::ToText(id);
  }
  // Our own text, sealed on its way out and back.
  static LineKey Parse(const std::string& text) {
    const std::vector<std::string> parts = absl::StrSplit(text, '|');
    LineKey key;
    auto& [priority, submitted_us, id] = key.place;
    const bool is_key = parts.size() == 4 && absl::SimpleAtoi(parts[0], &key.rank) &&
                        absl::SimpleAtoi(parts[1], &priority) &&
                        absl::SimpleAtoi(parts[2], &submitted_us);
    if (is_key) id = domain::ParseUuid(parts[3]).value_or(domain::Uuid{});
    return key;
  }
};

absl::StatusOr<domain::WaitingPlace> PlaceOf(const View& view, const domain::Application& waiting,
                                             const domain::Span& over, std::int64_t rank) {
  ASSIGN_OR_REFUSE(domain::ApplicationFile file, GetApplication(view, waiting.name));
  return domain::WaitingPlace{
      .rank = rank,
      .file = std::move(file),
      .obstacle = domain::ObstacleOf(SpanForWaiting(view, waiting, over, std::nullopt).status()),
      .skips = storage::ListSkips(view.transaction(), waiting.name, kSkipsShown)};
}

}  // namespace

absl::Status SettleCohort(Unit& unit, const domain::CohortName& cohort,
                          const std::optional<domain::HalfDay>& later) {
  return SettleTogether(unit, {cohort}, later, nullptr);
}

absl::Status Settle(Unit& unit, const std::vector<domain::PoolName>& pools,
                    const std::optional<domain::HalfDay>& later) {
  std::set<domain::CohortName> cohorts;
  for (const domain::PoolName& name : pools) {
    const auto pool = storage::FindSeatPool(unit.transaction(), name);
    if (!pool) continue;
    if (pool->cohort) cohorts.insert(*pool->cohort);
    cohorts.merge(storage::CohortsAt(unit.transaction(), name));
  }
  return SettleTogether(unit, cohorts, later, nullptr);
}

absl::Status SettleBefore(Unit& unit, const OfferOutOfLine& offer,
                          const domain::CohortName& cohort) {
  return SettleTogether(unit, {cohort}, offer.entry, &offer);
}

absl::Status NotePassedOver(Unit& unit, const OfferOutOfLine& offer,
                            const domain::Application& before) {
  const bool is_in_line = before.state == domain::ApplicationState::kWaitlisted &&
                          Compete(PoolsWaitedFor(unit, before), offer.pools);
  int noted_count = 0;
  for (const domain::Application& waiting : LineOf(unit, Together(unit, {before.cohort}))) {
    if (noted_count == kSkipsPerOffer) break;
    if (offer.batch.contains(waiting.name)) continue;
    if (!Compete(PoolsWaitedFor(unit, waiting), offer.pools)) continue;
    if (is_in_line && LinePlaceOf(before) < LinePlaceOf(waiting)) break;
    ASSIGN_OR_REFUSE(const auto terms, TermsOf(unit, waiting.cohort));
    if (!terms) continue;
    const auto obstacle =
        domain::ObstacleOf(SpanForWaiting(unit, waiting, terms->over, offer.entry).status());
    if (!obstacle) continue;
    storage::AppendSkip(unit.transaction(), waiting.name,
                        {.obstacle = *obstacle, .promoted = offer.application});
    ++noted_count;
  }
  return absl::OkStatus();
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
  // Who waits already keeps the place that somebody gave a reason for.
  if (application.state != domain::ApplicationState::kWaitlisted) application.waiting_priority = 0;
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
    if (!after.empty() && LinePlaceOf(waiting) <= key.place) continue;
    if (static_cast<std::int64_t>(places.size()) > query.page.size) break;
    const auto rank = key.rank + static_cast<std::int64_t>(places.size()) + 1;
    ASSIGN_OR_REFUSE(domain::WaitingPlace place, PlaceOf(view, waiting, over, rank));
    places.push_back(std::move(place));
  }
  return CutPage(view, query.page, std::move(places),
                 [](const domain::WaitingPlace& place) { return LineKey::Of(place).ToString(); });
}

}  // namespace ecloserie::usecases
