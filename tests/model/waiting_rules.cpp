// Seats, and the line of those who wait for them.
#include <algorithm>
#include <set>
#include <tuple>

#include "absl/time/time.h"
#include "application_rules.h"

namespace ecloserie::model {
namespace {

std::vector<std::string> TextsOf(const google::protobuf::RepeatedPtrField<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

std::vector<std::string> PoolsWaitedFor(const v1::Application& waiting) {
  std::vector<std::string> pools = TextsOf(waiting.waiting_agreements());
  pools.insert(pools.begin(), waiting.waiting_track());
  return pools;
}

bool IsOver(const School& school, const v1::Cohort& cohort) {
  return TodayOf(school) > LastOf(cohort);
}

// From this morning once the course is under way, or from when somebody else wants it.
Moment EntryOfPromotion(const School& school, const v1::Application& waiting, const Moment& later) {
  const v1::Cohort& cohort = school.cohorts.at(waiting.cohort());
  const auto pools = PoolsWaitedFor(waiting);
  if (IsOver(school, cohort)) return FirstOf(cohort);
  const Moment widest = std::max(TodayOf(school), FirstOf(cohort));
  if (!AgainstSeats(school, pools, widest, LastOf(cohort))) return widest;
  if (later <= widest || LastOf(cohort) < later) return widest;
  return AgainstSeats(school, pools, later, LastOf(cohort)) ? widest : later;
}

void Promote(School& school, v1::Application& waiting, const Moment& later) {
  const v1::Cohort& cohort = school.cohorts.at(waiting.cohort());
  HoldSeats(school, waiting, PoolsWaitedFor(waiting), EntryOfPromotion(school, waiting, later),
            LastOf(cohort));
  waiting.set_offered_track(waiting.waiting_track());
  *waiting.mutable_offer_expire_time() =
      InstantOf(school.now_us + cohort.waiting_offer_hours() * 3'600'000'000);
  Become(school, waiting,
         {.event = "offer", .state = v1::APPLICATION_STATE_OFFERED, .reason_code = "NEXT_IN_LINE"});
}

bool Compete(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  return std::ranges::any_of(
      right, [&](const std::string& pool) { return std::ranges::find(left, pool) != left.end(); });
}

auto PlaceOf(const v1::Application& application) {
  return std::tuple(-application.waiting_priority(), MicrosOf(application.submit_time()),
                    application.name());
}

void NoteSkip(School& school, const std::string& passed, const Refused& obstacle,
              const std::string& promoted) {
  v1::WaitingSkip skip;
  const bool is_seat = obstacle.reason == Reason::kSeatsExhausted;
  skip.set_obstacle(is_seat ? v1::WAITING_OBSTACLE_SEATS_EXHAUSTED
                    : obstacle.reason == Reason::kNotEligible
                        ? v1::WAITING_OBSTACLE_NOT_ELIGIBLE
                        : v1::WAITING_OBSTACLE_ELIGIBILITY_UNDECIDED);
  skip.set_subject(obstacle.metadata.at(is_seat ? "pool" : "agreement"));
  skip.set_promoted(promoted);
  *skip.mutable_record_time() = InstantOf(school.now_us);
  // Those of one unit of work are ordered by name.
  auto& skips = school.skips[passed];
  const auto place = std::ranges::find_if(skips, [&](const v1::WaitingSkip& other) {
    return MicrosOf(other.record_time()) < school.now_us || other.promoted() > promoted;
  });
  skips.insert(place, skip);
}

}  // namespace

std::optional<Refused> AgainstTerms(const School& school, const v1::Application& application,
                                    const std::string& track,
                                    const std::vector<std::string>& agreements) {
  if (!school.tracks.contains(track)) return Missing(track).value();
  if (ParentOf(track) != application.cohort()) return RefuseFields({"track"}).value();
  const std::set<std::string> distinct(agreements.begin(), agreements.end());
  if (distinct.size() != agreements.size()) return RefuseFields({"agreements"}).value();
  for (const std::string& agreement : agreements) {
    const auto found = school.agreements.find(agreement);
    if (found == school.agreements.end()) return Missing(agreement).value();
    if (found->second.cohort() != application.cohort()) {
      return RefuseFields({"agreements"}).value();
    }
  }
  return std::nullopt;
}

std::optional<Refused> AgainstFunding(const School& school, const v1::Application& application,
                                      const std::vector<std::string>& agreements) {
  for (const std::string& agreement : agreements) {
    const auto decision = school.decisions.find({agreement, application.name()});
    if (decision == school.decisions.end()) {
      return Refused{Reason::kEligibilityUndecided,
                     {{"agreement", agreement}, {"application", application.name()}},
                     {}};
    }
    if (decision->second.outcome() != v1::ELIGIBILITY_OUTCOME_NO) continue;
    std::string reasons;
    for (const std::string& code : decision->second.reason_codes()) {
      reasons += (reasons.empty() ? "" : ",") + code;
    }
    return Refused{
        Reason::kNotEligible,
        {{"agreement", agreement}, {"application", application.name()}, {"reasons", reasons}},
        {}};
  }
  return std::nullopt;
}

std::optional<Refused> AgainstSeats(const School& school, const std::vector<std::string>& pools,
                                    const Moment& first, const Moment& last) {
  for (const std::string& pool : pools) {
    const v1::SeatPool found = PoolOver(school, pool, first, last);
    if (found.free_count() > 0) continue;
    return Refused{Reason::kSeatsExhausted,
                   {{"pool", pool}, {"limit", std::to_string(found.seat_limit())}},
                   {}};
  }
  return std::nullopt;
}

void HoldSeats(School& school, v1::Application& application, const std::vector<std::string>& pools,
               const Moment& first, const Moment& last) {
  for (const std::string& pool : pools) {
    school.seats[application.name()].push_back({pool, first, last});
  }
}

void Free(School& school, const v1::Application& application) {
  const bool held = school.seats.contains(application.name());
  school.seats.erase(application.name());
  if (held) Settle(school, application.cohort());
}

Moment TodayOf(const School& school) {
  absl::TimeZone paris;
  absl::LoadTimeZone("Europe/Paris", &paris);
  return {absl::ToCivilDay(absl::FromUnixMicros(school.now_us), paris), 0};
}

std::vector<std::string> LineOf(const School& school, const std::string& cohort) {
  std::vector<std::string> line;
  for (const auto& [name, application] : school.applications) {
    const bool waits = application.state() == v1::APPLICATION_STATE_WAITLISTED;
    if (waits && application.cohort() == cohort) line.push_back(name);
  }
  std::ranges::sort(line, {},
                    [&](const std::string& name) { return PlaceOf(school.applications.at(name)); });
  return line;
}

std::optional<Refused> AgainstPromotion(const School& school, const v1::Application& waiting,
                                        const Moment& later) {
  if (auto refused = AgainstFunding(school, waiting, TextsOf(waiting.waiting_agreements()))) {
    return refused;
  }
  const v1::Cohort& cohort = school.cohorts.at(waiting.cohort());
  return AgainstSeats(school, PoolsWaitedFor(waiting), EntryOfPromotion(school, waiting, later),
                      LastOf(cohort));
}

void Settle(School& school, const std::string& cohort, const StaffOffer& offer) {
  for (auto& [name, application] : school.applications) {
    if (application.cohort() == cohort && IsOverdue(school, application)) {
      Expire(school, application);
    }
  }
  if (IsOver(school, school.cohorts.at(cohort))) return;
  std::vector<std::pair<std::string, Refused>> passed;
  bool is_behind = false;
  for (const std::string& name : LineOf(school, cohort)) {
    v1::Application& waiting = school.applications.at(name);
    const bool competes = Compete(PoolsWaitedFor(waiting), offer.pools);
    if (name == offer.application) is_behind = competes;
    if (name == offer.application || (is_behind && competes)) continue;
    if (const auto obstacle = AgainstPromotion(school, waiting, offer.entry)) {
      passed.emplace_back(name, *obstacle);
      continue;
    }
    const auto pools = PoolsWaitedFor(waiting);
    Promote(school, waiting, offer.entry);
    for (const auto& [other, obstacle] : passed) {
      const auto wanted = PoolsWaitedFor(school.applications.at(other));
      if (Compete(wanted, pools)) NoteSkip(school, other, obstacle, name);
    }
  }
}

void NotePassedOver(School& school, const StaffOffer& offer, const v1::Application& before) {
  if (IsOver(school, school.cohorts.at(before.cohort()))) return;
  const bool is_in_line = before.state() == v1::APPLICATION_STATE_WAITLISTED &&
                          Compete(PoolsWaitedFor(before), offer.pools);
  for (const std::string& name : LineOf(school, before.cohort())) {
    const v1::Application& waiting = school.applications.at(name);
    const bool comes_first = !is_in_line || PlaceOf(waiting) < PlaceOf(before);
    if (!comes_first || !Compete(PoolsWaitedFor(waiting), offer.pools)) continue;
    const auto obstacle = AgainstPromotion(school, waiting, offer.entry);
    if (obstacle) NoteSkip(school, name, *obstacle, offer.application);
  }
}

}  // namespace ecloserie::model
