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
  const auto occupied = school.seats.find(application.name());
  if (occupied == school.seats.end()) return shown;
  for (const std::string& pool : occupied->second) {
    if (school.agreements.contains(pool)) shown.add_funding_agreements(pool);
  }
  return shown;
}

v1::Enrolment Shown(const School& school, const v1::Enrolment& enrolment) {
  v1::Enrolment shown = enrolment;
  *shown.mutable_trainee() = school.people.at(enrolment.trainee().name());
  return shown;
}

v1::SeatPool PoolOf(const School& school, const std::string& owner) {
  v1::SeatPool pool;
  pool.set_name(owner);
  const auto track = school.tracks.find(owner);
  const bool is_total = track != school.tracks.end();
  pool.set_kind(is_total ? v1::SEAT_POOL_KIND_TOTAL : v1::SEAT_POOL_KIND_FUNDER);
  pool.set_seat_limit(is_total ? track->second.seat_limit()
                               : school.agreements.at(owner).seat_cap());
  std::int64_t held_count = 0;
  std::int64_t taken_count = 0;
  for (const auto& [name, pools] : school.seats) {
    if (!pools.contains(owner)) continue;
    const bool is_taken = school.applications.at(name).state() == v1::APPLICATION_STATE_ENROLLED;
    ++(is_taken ? taken_count : held_count);
  }
  pool.set_held_count(held_count);
  pool.set_taken_count(taken_count);
  pool.set_free_count(pool.seat_limit() - held_count - taken_count);
  return pool;
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
