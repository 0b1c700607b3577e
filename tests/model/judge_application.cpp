// What becomes of an application, up to the enrolment.
#include <optional>
#include <vector>

#include "application_rules.h"
#include "judge.h"

namespace ecloserie::model {
namespace {

tl::unexpected<Refused> OfferExpired(const v1::Application& application) {
  return Refuse(Reason::kOfferExpired, {{"expired_at", TextOf(application.offer_expire_time())}});
}

std::vector<std::string> AgreementsOf(const v1::MakeOfferRequest& request) {
  return {request.agreements().begin(), request.agreements().end()};
}

// What the request says, judged before any seat is looked for.
std::optional<Refused> AgainstOffer(const School& school, const v1::Application& application,
                                    const v1::MakeOfferRequest& request) {
  if (auto refused = AgainstEvent(application, "offer")) return refused;
  const auto agreements = AgreementsOf(request);
  if (auto refused = AgainstTerms(school, application, request.track(), agreements)) {
    return refused;
  }
  if (MicrosOf(request.expire_time()) <= school.now_us) {
    return RefuseFields({"expire_time"}).value();
  }
  return AgainstFunding(school, application, agreements);
}

Moment MomentOf(const v1::HalfDay& half_day) {
  return {DayOf(half_day.date()), half_day.slot() == v1::SLOT_AM ? 0 : 1};
}

bool IsInside(const Moment& moment, const v1::Cohort& cohort) {
  return FirstOf(cohort) <= moment && moment <= LastOf(cohort);
}

// The others' seats, when its own change their span.
std::optional<Refused> Respan(School& school, const std::string& application, const Moment& first,
                              const Moment& last) {
  for (std::size_t i = 0; i < school.seats[application].size(); ++i) {
    SeatSpan& seat = school.seats[application][i];
    const SeatSpan own = seat;
    seat.first = first;
    if (own.first <= first) continue;
    seat.last = {first.first - 1, 0};  // occupies nothing for the moment
    if (auto refused = AgainstSeats(school, {own.pool}, first, last)) return refused;
    seat = {own.pool, first, last};
  }
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
  Become(school, application,
         {.event = "review", .state = v1::APPLICATION_STATE_IN_REVIEW, .note = request.note()});
  return Shown(school, application);
}

Predicted<v1::Application> Judge(School& school, const v1::RejectApplicationRequest& request,
                                 DrawnNames& /*drawn*/) {
  const auto loaded = Load(school, request.name(), request.etag());
  if (!loaded) return tl::unexpected(loaded.error());
  v1::Application& application = **loaded;
  if (const auto refused = AgainstEvent(application, "reject")) return tl::unexpected(*refused);
  Become(school, application,
         {.event = "reject",
          .state = v1::APPLICATION_STATE_REJECTED,
          .reason_code = request.reason_code(),
          .note = request.note()});
  return Shown(school, application);
}

Predicted<v1::Application> Judge(School& school, const v1::MakeOfferRequest& request,
                                 DrawnNames& /*drawn*/) {
  const auto loaded = Load(school, request.name(), request.etag());
  if (!loaded) return tl::unexpected(loaded.error());
  v1::Application& application = **loaded;
  std::vector<std::string> pools = AgreementsOf(request);
  pools.insert(pools.begin(), request.track());
  const StaffOffer offer{request.name(), pools,
                         request.has_entry() ? MomentOf(request.entry()) : Moment()};
  Settle(school, application.cohort(), offer);
  const v1::Application before = application;
  if (const auto refused = AgainstOffer(school, application, request)) {
    return tl::unexpected(*refused);
  }
  const v1::Cohort& cohort = school.cohorts.at(application.cohort());
  const Moment entry = request.has_entry() ? MomentOf(request.entry()) : FirstOf(cohort);
  if (!IsInside(entry, cohort)) return RefuseFields({"entry"});
  if (const auto refused = AgainstSeats(school, pools, entry, LastOf(cohort))) {
    return tl::unexpected(*refused);
  }
  HoldSeats(school, application, pools, entry, LastOf(cohort));
  application.set_offered_track(request.track());
  *application.mutable_offer_expire_time() = request.expire_time();
  Become(school, application, {.event = "offer", .state = v1::APPLICATION_STATE_OFFERED});
  NotePassedOver(school, offer, before);
  return Shown(school, application);
}

Predicted<v1::Application> Judge(School& school, const v1::AcceptOfferRequest& request,
                                 DrawnNames& /*drawn*/) {
  const auto loaded = Load(school, request.name(), request.etag());
  if (!loaded) return tl::unexpected(loaded.error());
  v1::Application& application = **loaded;
  if (const auto refused = AgainstEvent(application, "accept")) return tl::unexpected(*refused);
  if (IsOverdue(school, application)) return OfferExpired(application);
  Become(school, application, {.event = "accept", .state = v1::APPLICATION_STATE_ACCEPTED});
  return Shown(school, application);
}

Predicted<v1::Application> Judge(School& school, const v1::DeclineOfferRequest& request,
                                 DrawnNames& /*drawn*/) {
  const auto loaded = Load(school, request.name(), request.etag());
  if (!loaded) return tl::unexpected(loaded.error());
  v1::Application& application = **loaded;
  if (const auto refused = AgainstEvent(application, "decline")) return tl::unexpected(*refused);
  if (IsOverdue(school, application)) return OfferExpired(application);
  Become(school, application, {.event = "decline", .state = v1::APPLICATION_STATE_DECLINED});
  Free(school, application);
  return Shown(school, application);
}

Predicted<v1::Enrolment> Judge(School& school, const v1::EnrolRequest& request, DrawnNames& drawn) {
  const auto loaded = Load(school, request.application(), request.etag());
  if (!loaded) return tl::unexpected(loaded.error());
  v1::Application& application = **loaded;
  if (const auto refused = AgainstEvent(application, "enrol")) return tl::unexpected(*refused);
  const v1::Cohort& cohort = school.cohorts.at(application.cohort());
  const auto& seats = school.seats[application.name()];
  const bool wants_more = request.has_entry() && MomentOf(request.entry()) < seats[0].first;
  if (wants_more) Settle(school, application.cohort(), {"", {}, MomentOf(request.entry())});
  const Moment first =
      request.has_entry() ? MomentOf(request.entry()) : school.seats[application.name()][0].first;
  if (!IsInside(first, cohort)) return RefuseFields({"entry"});
  const v1::HalfDay entry = HalfDayOf(first);
  if (const auto full = Respan(school, application.name(), first, LastOf(cohort))) {
    return tl::unexpected(*full);
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
  JoinOpenRegisters(school, enrolment);
  application.set_enrolment(enrolment.name());
  Become(school, application, {.event = "enrol", .state = v1::APPLICATION_STATE_ENROLLED});
  return Shown(school, enrolment);
}

}  // namespace ecloserie::model
