#include "school.h"

#include <algorithm>

#include "absl/time/time.h"
#include "step.h"

namespace ecloserie::model {

void School::Begin(std::int64_t clock_us, const std::string& caller) {
  now_us = std::max(clock_us, last_us + 1);
  actor = caller == kStaff ? "boitron/" + caller : caller;
}

void School::Keep() {
  ++sequence;
  last_us = now_us;
}

google::protobuf::Timestamp InstantOf(std::int64_t us) {
  google::protobuf::Timestamp instant;
  instant.set_seconds(us / 1'000'000);
  instant.set_nanos(static_cast<int>(us % 1'000'000) * 1'000);
  return instant;
}

std::int64_t MicrosOf(const google::protobuf::Timestamp& instant) {
  return instant.seconds() * 1'000'000 + instant.nanos() / 1'000;
}

std::string TextOf(const google::protobuf::Timestamp& instant) {
  return absl::FormatTime(absl::RFC3339_sec, absl::FromUnixSeconds(instant.seconds()),
                          absl::UTCTimeZone());
}

v1::Money Euros(Cents cents) {
  v1::Money money;
  money.set_currency_code("EUR");
  money.set_cents(cents);
  return money;
}

absl::CivilDay DayOf(const v1::CivilDate& date) {
  return absl::CivilDay(date.year(), date.month(), date.day());
}

v1::CivilDate DateOf(absl::CivilDay day) {
  v1::CivilDate date;
  date.set_year(static_cast<int>(day.year()));
  date.set_month(day.month());
  date.set_day(day.day());
  return date;
}

std::string IsoText(const v1::CivilDate& date) { return absl::FormatCivilTime(DayOf(date)); }

bool IsBefore(const v1::HalfDay& left, const v1::HalfDay& right) {
  return std::pair(DayOf(left.date()), left.slot()) < std::pair(DayOf(right.date()), right.slot());
}

std::int64_t VersionOf(const std::string& etag) {
  const bool is_version = etag.size() > 1 && etag.front() == 'v' &&
                          std::all_of(etag.begin() + 1, etag.end(), ::isdigit);
  return is_version ? std::stoll(etag.substr(1)) : 0;
}

std::string Next(const std::string& etag) { return "v" + std::to_string(VersionOf(etag) + 1); }

bool IsStale(const std::string& asked, const std::string& current) {
  return !asked.empty() && asked != current;
}

std::string ParentOf(const std::string& name) {
  return name.substr(0, name.rfind('/', name.rfind('/') - 1));
}

std::string LastWordOf(const std::string& name) { return name.substr(name.rfind('/') + 1); }

v1::Application Shown(const School& school, const v1::Application& application) {
  v1::Application shown = application;
  *shown.mutable_applicant() = school.people.at(application.applicant().name());
  if (application.state() != v1::APPLICATION_STATE_WAITLISTED) {
    shown.clear_waiting_track();
    shown.clear_waiting_agreements();
    shown.clear_waiting_priority();
  }
  for (const std::string& pool : PoolsOccupied(school, application.name())) {
    if (school.agreements.contains(pool)) shown.add_funding_agreements(pool);
  }
  return shown;
}

std::set<std::string> PoolsOccupied(const School& school, const std::string& application) {
  std::set<std::string> pools;
  const auto occupied = school.seats.find(application);
  if (occupied == school.seats.end()) return pools;
  for (const SeatSpan& seat : occupied->second) pools.insert(seat.pool);
  return pools;
}

Moment FirstOf(const v1::Cohort& cohort) { return {DayOf(cohort.starts_on()), 0}; }
Moment LastOf(const v1::Cohort& cohort) { return {DayOf(cohort.ends_on()), 1}; }

v1::HalfDay HalfDayOf(const Moment& moment) {
  v1::HalfDay half_day;
  *half_day.mutable_date() = DateOf(moment.first);
  half_day.set_slot(moment.second == 0 ? v1::SLOT_AM : v1::SLOT_PM);
  return half_day;
}

v1::Enrolment Shown(const School& school, const v1::Enrolment& enrolment) {
  v1::Enrolment shown = enrolment;
  *shown.mutable_trainee() = school.people.at(enrolment.trainee().name());
  return shown;
}

namespace {

Moment After(const Moment& moment) {
  return moment.second == 0 ? Moment{moment.first, 1} : Moment{moment.first + 1, 0};
}

// Held and taken on one half-day.
std::pair<std::int64_t, std::int64_t> OccupiedAt(const School& school, const std::string& owner,
                                                 const Moment& at) {
  std::int64_t held = 0;
  std::int64_t taken = 0;
  for (const auto& [name, seats] : school.seats) {
    const bool is_taken = school.applications.at(name).state() == v1::APPLICATION_STATE_ENROLLED;
    for (const SeatSpan& seat : seats) {
      if (seat.pool == owner && seat.first <= at && at <= seat.last) ++(is_taken ? taken : held);
    }
  }
  return {held, taken};
}

}  // namespace

// Half-day by half-day.
v1::SeatPool PoolOver(const School& school, const std::string& owner, const Moment& first,
                      const Moment& last) {
  v1::SeatPool pool;
  pool.set_name(owner);
  const auto track = school.tracks.find(owner);
  const bool is_total = track != school.tracks.end();
  pool.set_kind(is_total ? v1::SEAT_POOL_KIND_TOTAL : v1::SEAT_POOL_KIND_FUNDER);
  pool.set_seat_limit(is_total ? track->second.seat_limit()
                               : school.agreements.at(owner).seat_cap());
  for (Moment at = first; at <= last; at = After(at)) {
    const auto [held, taken] = OccupiedAt(school, owner, at);
    if (held + taken <= pool.held_count() + pool.taken_count()) continue;
    pool.set_held_count(held);
    pool.set_taken_count(taken);
  }
  pool.set_free_count(pool.seat_limit() - pool.held_count() - pool.taken_count());
  return pool;
}

v1::SeatPool PoolOf(const School& school, const std::string& owner) {
  const auto track = school.tracks.find(owner);
  const v1::Cohort& cohort = school.cohorts.at(
      track == school.tracks.end() ? school.agreements.at(owner).cohort() : ParentOf(owner));
  return PoolOver(school, owner, FirstOf(cohort), LastOf(cohort));
}

std::vector<v1::SeatPool> PoolsOf(const School& school, const std::string& cohort) {
  std::vector<v1::SeatPool> pools;
  for (const auto& [name, track] : school.tracks) {
    if (ParentOf(name) == cohort) pools.push_back(PoolOf(school, name));
  }
  for (const auto& [name, agreement] : school.agreements) {
    if (agreement.cohort() == cohort) pools.push_back(PoolOf(school, name));
  }
  return pools;
}

}  // namespace ecloserie::model
