#include <algorithm>

#include "draw.h"

namespace ecloserie::model {
namespace {

using States = std::vector<v1::ApplicationState>;

const States kUndecided = {v1::APPLICATION_STATE_SUBMITTED, v1::APPLICATION_STATE_IN_REVIEW,
                           v1::APPLICATION_STATE_WAITLISTED, v1::APPLICATION_STATE_POOL};

// A request about one application in one of the states; nothing without any.
template <class EventRequest>
std::optional<EventRequest> About(Dice& dice, const Situation& situation, const States& states) {
  const auto* application = DrawApplication(dice, situation.school, states);
  if (application == nullptr) return std::nullopt;
  EventRequest request;
  request.set_name(NameOrStranger(dice, application->name()));
  request.set_etag(DrawEtag(dice, application->etag()));
  if (dice.Chance(20)) request.set_note("à rappeler");
  return request;
}

std::optional<Request> DrawWithdrawOffer(Dice& dice, const Situation& situation) {
  auto request = About<v1::WithdrawOfferRequest>(dice, situation, {v1::APPLICATION_STATE_OFFERED});
  if (!request) return std::nullopt;
  request->set_reason_code("COURSE_MOVED");
  return request;
}

std::optional<Request> DrawWaitlist(Dice& dice, const Situation& situation) {
  auto request = About<v1::WaitlistApplicationRequest>(dice, situation, kUndecided);
  if (!request) return std::nullopt;
  const auto found = situation.school.applications.find(request->name());
  const std::string cohort = found == situation.school.applications.end()
                                 ? "schools/boitron/cohorts/promo-1"
                                 : found->second.cohort();
  request->set_track(DrawTrack(dice, situation.school, cohort));
  for (const auto& [name, agreement] : situation.school.agreements) {
    if (dice.Chance(25)) request->add_agreements(name);
  }
  if (dice.Chance(3)) request->add_agreements("schools/boitron/agreements/nobodys");
  return request;
}

std::optional<Request> DrawPriority(Dice& dice, const Situation& situation) {
  auto request =
      About<v1::SetWaitingPriorityRequest>(dice, situation, {v1::APPLICATION_STATE_WAITLISTED});
  if (!request) return std::nullopt;
  request->set_priority(dice.Between(-2, 2));
  request->set_reason_code("LONG_UNEMPLOYED");
  return request;
}

std::optional<Request> DrawPool(Dice& dice, const Situation& situation) {
  return About<v1::PoolApplicationRequest>(dice, situation, kUndecided);
}

std::optional<Request> DrawWithdraw(Dice& dice, const Situation& situation) {
  States open = kUndecided;
  open.push_back(v1::APPLICATION_STATE_OFFERED);
  open.push_back(v1::APPLICATION_STATE_ACCEPTED);
  auto request = About<v1::WithdrawApplicationRequest>(dice, situation, open);
  if (!request) return std::nullopt;
  request->set_reason_code("FOUND_WORK");
  return request;
}

std::optional<Request> DrawMerge(Dice& dice, const Situation& situation) {
  auto request = About<v1::MergeApplicationsRequest>(
      dice, situation,
      {v1::APPLICATION_STATE_SUBMITTED, v1::APPLICATION_STATE_OFFERED,
       v1::APPLICATION_STATE_ACCEPTED, v1::APPLICATION_STATE_WAITLISTED});
  if (!request) return std::nullopt;
  const auto* into = DrawApplication(dice, situation.school, kUndecided);
  request->set_into(NameOrStranger(dice, into->name()));
  request->set_reason_code("SAME_PERSON");
  return request;
}

std::optional<Request> DrawUnmerge(Dice& dice, const Situation& situation) {
  auto request =
      About<v1::UnmergeApplicationsRequest>(dice, situation, {v1::APPLICATION_STATE_MERGED});
  if (!request) return std::nullopt;
  request->set_reason_code("TWINS");
  return request;
}

std::optional<Request> DrawLimit(Dice& dice, const Situation& situation) {
  v1::SetSeatLimitRequest request;
  request.set_track(DrawTrack(dice, situation.school,
                              dice.OneOf<const char*>({"schools/boitron/cohorts/promo-1",
                                                       "schools/boitron/cohorts/promo-2"})));
  request.set_seat_limit(dice.Between(0, 7));
  return request;
}

std::optional<Request> ReadLine(Dice& dice, const Situation& situation) {
  v1::ListWaitingApplicationsRequest request;
  request.set_cohort(NameOrStranger(dice, "schools/boitron/cohorts/promo-1"));
  request.set_page_size(static_cast<int>(dice.OneOf<std::int64_t>({0, 1, 2, 500})));
  return situation.school.applications.empty() ? std::nullopt : std::optional<Request>(request);
}

std::optional<Request> ReadTransitions(Dice& dice, const Situation& situation) {
  const auto* application = DrawApplication(dice, situation.school, kUndecided);
  if (application == nullptr) return std::nullopt;
  v1::ListApplicationTransitionsRequest request;
  request.set_application(NameOrStranger(dice, application->name()));
  request.set_page_size(static_cast<int>(dice.OneOf<std::int64_t>({0, 1, 2, 500})));
  return request;
}

}  // namespace

std::vector<DrawOfKind> WaitingDraws() {
  return {{2, DrawWithdrawOffer}, {6, DrawWaitlist},   {2, DrawPriority}, {1, DrawPool},
          {2, DrawWithdraw},      {2, DrawMerge},      {2, DrawUnmerge},  {1, DrawLimit},
          {1, ReadLine},          {1, ReadTransitions}};
}

}  // namespace ecloserie::model
