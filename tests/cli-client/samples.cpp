#include "samples.h"

namespace ecloserie::testing {
namespace {

v1::Money Euros(std::int64_t euros) {
  v1::Money money;
  money.set_currency_code("EUR");
  money.set_cents(euros * 100);
  return money;
}

void AddPool(v1::CohortDashboard& dashboard, const char* name, v1::SeatPoolKind kind, int limit,
             int taken, int held) {
  auto& pool = *dashboard.add_pools();
  pool.set_name(std::string("schools/boitron/") + name);
  pool.set_kind(kind);
  pool.set_seat_limit(limit);
  pool.set_taken_count(taken);
  pool.set_held_count(held);
  pool.set_free_count(limit - taken - held);
}

void AddTrack(v1::CohortDashboard& dashboard) {
  auto& track = *dashboard.add_tracks();
  track.set_track("schools/boitron/cohorts/promo-1/tracks/blended");
  track.set_mode(v1::TRACK_MODE_BLENDED);
  track.set_enrolments_count(6);
  track.set_planned_sessions_count(120);
  track.set_open_sessions_count(1);
  track.set_locked_sessions_count(19);
  auto& rate = *track.mutable_attendance();
  rate.set_attended_minutes(22950);
  rate.set_expected_minutes(23940);
  rate.set_rate_basis_points(9586);
  rate.set_policy("default");
  rate.set_unmarked_count(2);
}

void SetFunding(v1::SeatFunding& funding) {
  funding.set_funded_seats_count(10);
  funding.set_partly_funded_seats_count(2);
  funding.set_unfunded_seats_count(4);
  *funding.mutable_price() = Euros(64000);
  *funding.mutable_allocated_promised() = Euros(30000);
  *funding.mutable_allocated_received() = Euros(9500);
  *funding.mutable_gap() = Euros(24500);
}

void AddMark(v1::Register& roster, const char* id, const char* trainee) {
  auto& mark = *roster.add_marks();
  mark.set_enrolment(std::string("schools/boitron/enrolments/") + id);
  mark.set_trainee(trainee);
  mark.set_presence(v1::PRESENCE_UNMARKED);
}

}  // namespace

v1::Application SampleApplication() {
  v1::Application application;
  application.set_name("schools/boitron/applications/01j0000000000000000000000a");
  application.set_cohort("schools/boitron/cohorts/promo-1");
  application.mutable_applicant()->set_family_name("Durand");
  application.mutable_applicant()->set_given_name("Amélie");
  application.mutable_applicant()->mutable_born_on()->set_year(1990);
  application.mutable_applicant()->mutable_born_on()->set_month(2);
  application.mutable_applicant()->mutable_born_on()->set_day(28);
  application.set_external_ref("r-1");
  application.add_wished_tracks("blended");
  application.add_wished_tracks("remote");
  application.set_state(v1::APPLICATION_STATE_OFFERED);
  application.add_funding_agreements("schools/boitron/agreements/region");
  application.mutable_offer_expire_time()->set_seconds(1432123200);
  return application;
}

v1::Fund SampleFund() {
  v1::Fund fund;
  fund.set_name("schools/boitron/funds/atelier-vert");
  for (auto* money : {fund.mutable_received(), fund.mutable_reserved(), fund.mutable_confirmed(),
                      fund.mutable_available()}) {
    *money = Euros(1500);
  }
  return fund;
}

v1::CohortDashboard SampleDashboard() {
  v1::CohortDashboard dashboard;
  dashboard.set_cohort("schools/boitron/cohorts/promo-1");
  dashboard.set_title("Promo 1, Boitron");
  dashboard.set_applications_count(104);
  for (const auto& [state, count] : {std::pair(v1::APPLICATION_STATE_SUBMITTED, 88),
                                     std::pair(v1::APPLICATION_STATE_ENROLLED, 16)}) {
    auto& states = *dashboard.add_application_states();
    states.set_state(state);
    states.set_applications_count(count);
  }
  AddPool(dashboard, "cohorts/promo-1/tracks/blended", v1::SEAT_POOL_KIND_TOTAL, 8, 6, 1);
  AddPool(dashboard, "agreements/region", v1::SEAT_POOL_KIND_FUNDER, 10, 10, 0);
  AddTrack(dashboard);
  SetFunding(*dashboard.mutable_funding());
  dashboard.mutable_position()->set_school("schools/boitron");
  dashboard.mutable_position()->set_sequence(412);
  return dashboard;
}

v1::Register SampleRegister() {
  v1::Register roster;
  roster.set_etag("etag-7");
  roster.mutable_session()->set_name("schools/boitron/sessions/01j0000000000000000000000s");
  roster.mutable_session()->set_track("schools/boitron/cohorts/promo-1/tracks/blended");
  roster.mutable_session()->set_state(v1::SESSION_STATE_OPEN);
  roster.mutable_session()->set_slot(v1::SLOT_AM);
  roster.mutable_session()->mutable_date()->set_year(2015);
  roster.mutable_session()->mutable_date()->set_month(5);
  roster.mutable_session()->mutable_date()->set_day(4);
  roster.mutable_session()->mutable_start()->set_hours(9);
  roster.mutable_session()->mutable_end()->set_hours(12);
  roster.mutable_session()->mutable_end()->set_minutes(30);
  AddMark(roster, "e1", "DURAND Amélie");
  AddMark(roster, "e2", "DURANDEAU Paul");
  AddMark(roster, "e3", "MARTIN Chloé");
  AddMark(roster, "e4", "MARTIN Léo");
  return roster;
}

cli::Answers Copies(const google::protobuf::Message& message, int count) {
  cli::Answers answers;
  for (int i = 0; i < count; ++i) {
    answers.emplace_back(message.New());
    answers.back()->CopyFrom(message);
  }
  return answers;
}

}  // namespace ecloserie::testing
