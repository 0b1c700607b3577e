#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "domain/attendance_record.h"
#include "domain/rate_policy.h"
#include "domain/report.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// Of whom: one trainee, the sessions of one track, or a whole cohort. The cohort of a
// trainee is looked up.
struct RateSubject {
  std::string school;
  std::optional<domain::EnrolmentName> enrolment;
  std::optional<domain::TrackName> track;
  std::optional<domain::CohortName> cohort;
};

struct AttendanceRatesQuery {
  RateSubject subject;
  std::vector<std::string> policies;  // Slugs; an empty one is the school's own choice.
  std::int64_t policy_version = 0;    // Of a single policy; 0: the newest.
  std::optional<absl::CivilDay> first_on;
  std::optional<absl::CivilDay> last_on;
  std::optional<absl::Time> as_of;
};

struct TraineeRates {
  domain::EnrolmentName enrolment;
  std::string family_name;
  std::string given_name;
  bool is_erased = false;
  std::vector<domain::AttendanceRate> rates;  // One under each policy.
};

struct ExplainedHalfDay {
  domain::EnrolmentName enrolment;
  domain::SessionName session;
  domain::HalfDay at;
  std::int64_t planned_minutes = 0;
  domain::Presence presence = domain::Presence::kUnmarked;
  std::vector<domain::Reading> readings;  // One under each policy.
};

struct AttendanceRates {
  std::string school;
  std::vector<domain::RatePolicy> policies;
  std::vector<domain::AttendanceRate> rates;  // One under each policy.
  std::vector<TraineeRates> trainees;         // None when one trainee was asked about.
  std::vector<ExplainedHalfDay> half_days;
  std::int64_t half_days_left_out_count = 0;
  domain::Position position;
};

// The rate under one policy. Every half-day of a single trainee is explained; of a
// track or a cohort those that block the rate.
absl::StatusOr<AttendanceRates> GetAttendanceRates(const View& view,
                                                   const AttendanceRatesQuery& query);
// The same facts under several policies, from one snapshot. Of a single trainee the
// half-days are explained that the policies read differently.
absl::StatusOr<AttendanceRates> CompareAttendanceRates(const View& view,
                                                       const AttendanceRatesQuery& query);

}  // namespace ecloserie::usecases
