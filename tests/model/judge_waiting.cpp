// The waiting list, the pool, and what becomes of an application otherwise.
#include <optional>
#include <vector>

#include "application_rules.h"
#include "judge.h"

namespace ecloserie::model {
namespace {

// The application, if the event is possible.
template <class Request>
Predicted<v1::Application*> LoadFor(School& school, const Request& request,
                                    std::string_view event) {
  auto loaded = Load(school, request.name(), request.etag());
  if (!loaded) return loaded;
  if (const auto refused = AgainstEvent(**loaded, event)) return tl::unexpected(*refused);
  return loaded;
}

v1::WaitingObstacle ObstacleOf(Reason reason) {
  if (reason == Reason::kSeatsExhausted) return v1::WAITING_OBSTACLE_SEATS_EXHAUSTED;
  if (reason == Reason::kNotEligible) return v1::WAITING_OBSTACLE_NOT_ELIGIBLE;
  return v1::WAITING_OBSTACLE_ELIGIBILITY_UNDECIDED;
}

}  // namespace

Predicted<v1::Application> Judge(School& school, const v1::WithdrawOfferRequest& request,
                                 DrawnNames& /*drawn*/) {
  const auto loaded = LoadFor(school, request, "withdraw_offer");
  if (!loaded) return tl::unexpected(loaded.error());
  v1::Application& application = **loaded;
  if (IsOverdue(school, application)) {
    return Refuse(Reason::kOfferExpired, {{"expired_at", TextOf(application.offer_expire_time())}});
  }
  Become(school, application,
         {.event = "withdraw_offer",
          .state = v1::APPLICATION_STATE_OFFER_WITHDRAWN,
          .reason_code = request.reason_code(),
          .note = request.note()});
  Free(school, application);
  return Shown(school, application);
}

Predicted<v1::Application> Judge(School& school, const v1::WaitlistApplicationRequest& request,
                                 DrawnNames& /*drawn*/) {
  const auto loaded = LoadFor(school, request, "waitlist");
  if (!loaded) return tl::unexpected(loaded.error());
  v1::Application& application = **loaded;
  const std::vector<std::string> agreements(request.agreements().begin(),
                                            request.agreements().end());
  if (const auto refused = AgainstTerms(school, application, request.track(), agreements)) {
    return tl::unexpected(*refused);
  }
  application.set_waiting_track(request.track());
  *application.mutable_waiting_agreements() = request.agreements();
  if (application.state() != v1::APPLICATION_STATE_WAITLISTED) application.set_waiting_priority(0);
  Become(school, application,
         {.event = "waitlist", .state = v1::APPLICATION_STATE_WAITLISTED, .note = request.note()});
  Settle(school, application.cohort());
  return Shown(school, application);
}

Predicted<v1::Application> Judge(School& school, const v1::SetWaitingPriorityRequest& request,
                                 DrawnNames& /*drawn*/) {
  const auto loaded = LoadFor(school, request, "prioritise");
  if (!loaded) return tl::unexpected(loaded.error());
  v1::Application& application = **loaded;
  application.set_waiting_priority(request.priority());
  Become(school, application,
         {.event = "prioritise",
          .state = v1::APPLICATION_STATE_WAITLISTED,
          .reason_code = request.reason_code(),
          .note = request.note()});
  return Shown(school, application);
}

Predicted<v1::Application> Judge(School& school, const v1::PoolApplicationRequest& request,
                                 DrawnNames& /*drawn*/) {
  const auto loaded = LoadFor(school, request, "pool");
  if (!loaded) return tl::unexpected(loaded.error());
  Become(school, **loaded,
         {.event = "pool", .state = v1::APPLICATION_STATE_POOL, .note = request.note()});
  return Shown(school, **loaded);
}

Predicted<v1::Application> Judge(School& school, const v1::WithdrawApplicationRequest& request,
                                 DrawnNames& /*drawn*/) {
  const auto loaded = LoadFor(school, request, "withdraw");
  if (!loaded) return tl::unexpected(loaded.error());
  Become(school, **loaded,
         {.event = "withdraw",
          .state = v1::APPLICATION_STATE_WITHDRAWN,
          .reason_code = request.reason_code(),
          .note = request.note()});
  Free(school, **loaded);
  return Shown(school, **loaded);
}

Predicted<v1::Application> Judge(School& school, const v1::MergeApplicationsRequest& request,
                                 DrawnNames& /*drawn*/) {
  const auto loaded = LoadFor(school, request, "merge");
  if (!loaded) return tl::unexpected(loaded.error());
  v1::Application& duplicate = **loaded;
  const auto into = school.applications.find(request.into());
  if (into == school.applications.end()) return Missing(request.into());
  if (request.into() == request.name() || into->second.cohort() != duplicate.cohort() ||
      into->second.state() == v1::APPLICATION_STATE_MERGED) {
    return RefuseFields({"into"});
  }
  for (const auto& [name, other] : school.applications) {
    if (other.merged_into() == duplicate.name()) return RefuseFields({"name"});
  }
  school.states_before_merging[duplicate.name()] = duplicate.state();
  school.seats_before_merging[duplicate.name()] = school.seats[duplicate.name()];
  duplicate.set_merged_into(request.into());
  Become(school, duplicate,
         {.event = "merge",
          .state = v1::APPLICATION_STATE_MERGED,
          .reason_code = request.reason_code(),
          .note = request.note()});
  if (school.seats[duplicate.name()].empty()) school.seats.erase(duplicate.name());
  Free(school, duplicate);
  return Shown(school, duplicate);
}

Predicted<v1::Application> Judge(School& school, const v1::UnmergeApplicationsRequest& request,
                                 DrawnNames& /*drawn*/) {
  const auto loaded = LoadFor(school, request, "unmerge");
  if (!loaded) return tl::unexpected(loaded.error());
  v1::Application& application = **loaded;
  const v1::ApplicationState before = school.states_before_merging.at(application.name());
  Settle(school, application.cohort());
  const bool has_run_out = before == v1::APPLICATION_STATE_OFFERED &&
                           MicrosOf(application.offer_expire_time()) <= school.now_us;
  if (!has_run_out) {
    for (const SeatSpan& seat : school.seats_before_merging[application.name()]) {
      if (const auto full = AgainstSeats(school, {seat.pool}, seat.first, seat.last)) {
        return tl::unexpected(*full);
      }
      HoldSeats(school, application, {seat.pool}, seat.first, seat.last);
    }
  }
  application.clear_merged_into();
  Become(school, application,
         {.event = "unmerge",
          .state = before,
          .reason_code = request.reason_code(),
          .note = request.note()});
  Settle(school, application.cohort());
  return Shown(school, application);
}

Predicted<v1::SetSeatLimitResponse> Judge(School& school, const v1::SetSeatLimitRequest& request,
                                          DrawnNames& /*drawn*/) {
  const auto track = school.tracks.find(request.track());
  if (track == school.tracks.end()) return Missing(request.track());
  Settle(school, ParentOf(request.track()));
  const v1::SeatPool pool = PoolOver(school, request.track(), TodayOf(school),
                                     LastOf(school.cohorts.at(ParentOf(request.track()))));
  const std::int64_t occupied = pool.held_count() + pool.taken_count();
  if (request.seat_limit() < occupied) {
    return Refuse(Reason::kSeatsOccupied,
                  {{"pool", request.track()}, {"occupied", std::to_string(occupied)}});
  }
  track->second.set_seat_limit(request.seat_limit());
  Settle(school, ParentOf(request.track()));
  v1::SetSeatLimitResponse response;
  response.set_pool(request.track());
  response.set_seat_limit(request.seat_limit());
  return response;
}

Predicted<std::vector<v1::WaitingPlace>> Judge(School& school,
                                               const v1::ListWaitingApplicationsRequest& request,
                                               DrawnNames& /*drawn*/) {
  if (!school.cohorts.contains(request.cohort())) return Missing(request.cohort());
  std::vector<v1::WaitingPlace> places;
  for (const std::string& name : LineOf(school, request.cohort())) {
    const v1::Application& waiting = school.applications.at(name);
    v1::WaitingPlace& place = places.emplace_back();
    place.set_rank(static_cast<std::int64_t>(places.size()));
    *place.mutable_application() = Shown(school, waiting);
    if (const auto obstacle = AgainstPromotion(school, waiting)) {
      const bool is_seat = obstacle->reason == Reason::kSeatsExhausted;
      place.set_obstacle(ObstacleOf(obstacle->reason));
      place.set_subject(obstacle->metadata.at(is_seat ? "pool" : "agreement"));
    }
    const std::vector<v1::WaitingSkip>& skips = school.skips[name];
    for (std::size_t i = 0; i < skips.size() && i < 5; ++i) *place.add_skips() = skips[i];
  }
  return places;
}

Predicted<std::vector<v1::ApplicationTransition>> Judge(
    School& school, const v1::ListApplicationTransitionsRequest& request, DrawnNames& /*drawn*/) {
  if (!school.applications.contains(request.application())) return Missing(request.application());
  return school.transitions[request.application()];
}

}  // namespace ecloserie::model
