// What becomes of an application, up to the enrolment.
#include <optional>
#include <set>

#include "application_rules.h"
#include "judge.h"

namespace ecloserie::model {
namespace {

tl::unexpected<Refused> OfferExpired(const v1::Application& application) {
  return Refuse(Reason::kOfferExpired, {{"expired_at", TextOf(application.offer_expire_time())}});
}

std::optional<Refused> AgainstTrack(const School& school, const v1::Application& application,
                                    const std::string& track) {
  if (!school.tracks.contains(track)) return Missing(track).value();
  if (ParentOf(track) == application.cohort()) return std::nullopt;
  return RefuseFields({"track"}).value();
}

std::optional<Refused> AgainstFunding(const School& school, const v1::Application& application,
                                      const std::string& agreement) {
  const auto found = school.agreements.find(agreement);
  if (found == school.agreements.end()) return Missing(agreement).value();
  if (found->second.cohort() != application.cohort()) return RefuseFields({"agreements"}).value();
  const auto decision = school.decisions.find({agreement, application.name()});
  if (decision == school.decisions.end()) {
    return Refused{Reason::kEligibilityUndecided,
                   {{"agreement", agreement}, {"application", application.name()}},
                   {}};
  }
  if (decision->second.outcome() != v1::ELIGIBILITY_OUTCOME_NO) return std::nullopt;
  std::string reasons;
  for (const std::string& code : decision->second.reason_codes()) {
    reasons += (reasons.empty() ? "" : ",") + code;
  }
  return Refused{
      Reason::kNotEligible,
      {{"agreement", agreement}, {"application", application.name()}, {"reasons", reasons}},
      {}};
}

// What the request says, judged before any seat is looked for.
std::optional<Refused> AgainstOffer(const School& school, const v1::Application& application,
                                    const v1::MakeOfferRequest& request) {
  if (auto refused = AgainstEvent(application, "offer")) return refused;
  if (auto refused = AgainstTrack(school, application, request.track())) return refused;
  const std::set<std::string> distinct(request.agreements().begin(), request.agreements().end());
  if (static_cast<int>(distinct.size()) != request.agreements_size()) {
    return RefuseFields({"agreements"}).value();
  }
  if (MicrosOf(request.expire_time()) <= school.now_us) {
    return RefuseFields({"expire_time"}).value();
  }
  for (const std::string& agreement : request.agreements()) {
    if (auto refused = AgainstFunding(school, application, agreement)) return refused;
  }
  return std::nullopt;
}

void ExpireOverdueIn(School& school, const std::string& pool) {
  for (auto& [name, application] : school.applications) {
    if (!IsOverdue(school, application)) continue;
    if (school.seats[name].contains(pool)) Expire(school, application);
  }
}

std::optional<Refused> HoldSeat(School& school, const std::string& application,
                                const std::string& pool) {
  ExpireOverdueIn(school, pool);
  const v1::SeatPool found = PoolOf(school, pool);
  if (found.free_count() < 1) {
    return Refused{Reason::kSeatsExhausted,
                   {{"pool", pool}, {"limit", std::to_string(found.seat_limit())}},
                   {}};
  }
  school.seats[application].insert(pool);
  return std::nullopt;
}

}  // namespace

Predicted<v1::Application> Judge(School& school, const v1::ReviewApplicationRequest& request,
                                 DrawnNames& /*drawn*/) {
  const auto loaded = Load(school, request.name(), request.etag());
  if (!loaded) return tl::unexpected(loaded.error());
  v1::Application& application = **loaded;
  if (const auto refused = AgainstEvent(application, "review")) return tl::unexpected(*refused);
  if (request.has_score()) application.set_score(request.score());
  Become(application, v1::APPLICATION_STATE_IN_REVIEW);
  return Shown(school, application);
}

Predicted<v1::Application> Judge(School& school, const v1::RejectApplicationRequest& request,
                                 DrawnNames& /*drawn*/) {
  const auto loaded = Load(school, request.name(), request.etag());
  if (!loaded) return tl::unexpected(loaded.error());
  v1::Application& application = **loaded;
  if (const auto refused = AgainstEvent(application, "reject")) return tl::unexpected(*refused);
  application.set_reason_code(request.reason_code());
  Become(application, v1::APPLICATION_STATE_REJECTED);
  return Shown(school, application);
}

Predicted<v1::Application> Judge(School& school, const v1::MakeOfferRequest& request,
                                 DrawnNames& /*drawn*/) {
  const auto loaded = Load(school, request.name(), request.etag());
  if (!loaded) return tl::unexpected(loaded.error());
  v1::Application& application = **loaded;
  if (IsOverdue(school, application)) Expire(school, application);
  if (const auto refused = AgainstOffer(school, application, request)) {
    return tl::unexpected(*refused);
  }
  std::vector<std::string> pools = {request.track()};
  pools.insert(pools.end(), request.agreements().begin(), request.agreements().end());
  for (const std::string& pool : pools) {
    if (const auto refused = HoldSeat(school, request.name(), pool)) {
      return tl::unexpected(*refused);
    }
  }
  application.set_offered_track(request.track());
  *application.mutable_offer_expire_time() = request.expire_time();
  Become(application, v1::APPLICATION_STATE_OFFERED);
  return Shown(school, application);
}

Predicted<v1::Application> Judge(School& school, const v1::AcceptOfferRequest& request,
                                 DrawnNames& /*drawn*/) {
  const auto loaded = Load(school, request.name(), request.etag());
  if (!loaded) return tl::unexpected(loaded.error());
  v1::Application& application = **loaded;
  if (const auto refused = AgainstEvent(application, "accept")) return tl::unexpected(*refused);
  if (IsOverdue(school, application)) return OfferExpired(application);
  Become(application, v1::APPLICATION_STATE_ACCEPTED);
  return Shown(school, application);
}

Predicted<v1::Application> Judge(School& school, const v1::DeclineOfferRequest& request,
                                 DrawnNames& /*drawn*/) {
  const auto loaded = Load(school, request.name(), request.etag());
  if (!loaded) return tl::unexpected(loaded.error());
  v1::Application& application = **loaded;
  if (const auto refused = AgainstEvent(application, "decline")) return tl::unexpected(*refused);
  if (IsOverdue(school, application)) return OfferExpired(application);
  Become(application, v1::APPLICATION_STATE_DECLINED);
  school.seats.erase(application.name());
  return Shown(school, application);
}

Predicted<v1::Enrolment> Judge(School& school, const v1::EnrolRequest& request, DrawnNames& drawn) {
  const auto loaded = Load(school, request.application(), request.etag());
  if (!loaded) return tl::unexpected(loaded.error());
  v1::Application& application = **loaded;
  if (const auto refused = AgainstEvent(application, "enrol")) return tl::unexpected(*refused);
  const v1::Cohort& cohort = school.cohorts.at(application.cohort());
  v1::HalfDay entry = request.entry();
  if (!request.has_entry()) {
    *entry.mutable_date() = cohort.starts_on();
    entry.set_slot(v1::SLOT_AM);
  }
  const absl::CivilDay day = DayOf(entry.date());
  if (day < DayOf(cohort.starts_on()) || day > DayOf(cohort.ends_on())) {
    return RefuseFields({"entry"});
  }
  const v1::Track& track = school.tracks.at(application.offered_track());
  v1::Enrolment enrolment;
  enrolment.set_name(drawn.Next());
  enrolment.set_cohort(application.cohort());
  enrolment.set_application(application.name());
  enrolment.mutable_trainee()->set_name(application.applicant().name());
  enrolment.set_state(v1::ENROLMENT_STATE_EXPECTED);
  *enrolment.mutable_entry() = entry;
  v1::Placement& placement = *enrolment.add_placements();
  placement.set_track(track.name());
  placement.set_mode(track.mode());
  *placement.mutable_first() = entry;
  *enrolment.mutable_seat_price() = track.seat_price();
  enrolment.set_etag("v1");
  school.enrolments[enrolment.name()] = enrolment;
  application.set_enrolment(enrolment.name());
  Become(application, v1::APPLICATION_STATE_ENROLLED);
  return Shown(school, enrolment);
}

}  // namespace ecloserie::model
