#include "usecases/attendance_rate.h"

#include <algorithm>
#include <utility>

#include "domain/refusal.h"
#include "storage/enrolment_store.h"
#include "usecases/attendance_record.h"
#include "usecases/cohort.h"
#include "usecases/rate_policy.h"
#include "usecases/trainee_names.h"

namespace ecloserie::usecases {
namespace {

constexpr std::size_t kHalfDaysMax = 1'000;
constexpr std::size_t kTraineesMax = 1'000;

using Readings = std::vector<domain::Reading>;

absl::StatusOr<storage::RecordScope> ScopeOf(const View& view, const RateSubject& subject) {
  if (subject.cohort) {
    RETURN_IF_REFUSED(GetCohort(view, *subject.cohort).status());
    return storage::RecordScope{.cohort = *subject.cohort};
  }
  if (subject.track) {
    RETURN_IF_REFUSED(GetTrack(view, *subject.track).status());
    return storage::RecordScope{.cohort = subject.track->Cohort()};
  }
  const auto enrolment = storage::FindEnrolment(view.transaction(), *subject.enrolment);
  if (!enrolment) return domain::ResourceMissing(subject.enrolment->ToString());
  return storage::RecordScope{.cohort = enrolment->cohort, .enrolment = subject.enrolment};
}

absl::StatusOr<std::vector<domain::RatePolicy>> LoadPolicies(const View& view,
                                                             const AttendanceRatesQuery& query) {
  std::vector<domain::RatePolicy> policies;
  for (const std::string& slug : query.policies) {
    ASSIGN_OR_REFUSE(auto policy,
                     LoadRatePolicy(view, query.subject.school, slug, query.policy_version));
    policies.push_back(std::move(policy));
  }
  return policies;
}

// Which half-days are told: all of them, or those that the policies read differently,
// or those that keep a rate from being worked out.
enum class Telling { kAll, kDifferences, kBlocks };

bool IsTold(const Readings& readings, Telling telling) {
  switch (telling) {
    case Telling::kAll:
      return true;
    case Telling::kDifferences:
      return std::ranges::any_of(readings, [&](const domain::Reading& reading) {
        return reading.expected_minutes != readings.front().expected_minutes ||
               reading.attended_minutes != readings.front().attended_minutes ||
               reading.why == domain::Why::kUnmarkedBlocks;
      });
    case Telling::kBlocks:
      return std::ranges::any_of(readings, [](const domain::Reading& reading) {
        return reading.why == domain::Why::kUnmarkedBlocks;
      });
  }
  return false;
}

// Works the rates out, half-day by half-day.
class Tally {
 public:
  Tally(const SeenRecord& seen, domain::HalfDayScope scope, Telling telling, AttendanceRates& rates)
      : seen_(seen), scope_(std::move(scope)), telling_(telling), rates_(rates) {
    rates_.rates.resize(rates_.policies.size());
  }

  // Says whether anything concerned the trainee.
  bool Add(const domain::RecordedTrainee& trainee, std::vector<domain::AttendanceRate>& own) {
    own.resize(rates_.policies.size());
    const auto half_days = domain::HalfDaysOf(seen_.record, trainee, scope_, seen_.now);
    for (const domain::TraineeHalfDay& half_day : half_days) {
      Readings readings;
      for (std::size_t i = 0; i < own.size(); ++i) {
        readings.push_back(domain::Read(half_day.facts, rates_.policies[i]));
        domain::Count(own[i], readings.back());
      }
      if (IsTold(readings, telling_)) Tell(trainee, half_day, std::move(readings));
    }
    for (std::size_t i = 0; i < own.size(); ++i) domain::Count(rates_.rates[i], own[i]);
    return !half_days.empty();
  }

 private:
  void Tell(const domain::RecordedTrainee& trainee, const domain::TraineeHalfDay& half_day,
            Readings readings) {
    if (rates_.half_days.size() == kHalfDaysMax) {
      ++rates_.half_days_left_out_count;
      return;
    }
    const domain::RecordedSession& session = seen_.record.sessions[half_day.session];
    rates_.half_days.push_back({.enrolment = trainee.name,
                                .session = session.name,
                                .at = session.at,
                                .planned_minutes = session.window.planned_minutes,
                                .presence = half_day.facts.presence,
                                .readings = std::move(readings)});
  }

  const SeenRecord& seen_;
  domain::HalfDayScope scope_;
  Telling telling_;
  AttendanceRates& rates_;
};

TraineeRates Named(const TraineeNames& names, const domain::EnrolmentName& enrolment) {
  domain::Person person = names.PersonOf(enrolment);
  return {.enrolment = enrolment,
          .family_name = std::move(person.family_name),
          .given_name = std::move(person.given_name),
          .is_erased = person.is_erased};
}

void TallyAll(const View& view, const SeenRecord& seen, Tally tally, AttendanceRates& rates) {
  const bool is_of_one = seen.scope.enrolment.has_value();
  const TraineeNames names(view, seen.scope);
  for (const domain::RecordedTrainee& trainee : seen.record.trainees) {
    std::vector<domain::AttendanceRate> own;
    const bool is_concerned = tally.Add(trainee, own);
    if (is_of_one || !is_concerned || rates.trainees.size() == kTraineesMax) continue;
    rates.trainees.push_back(Named(names, trainee.name));
    rates.trainees.back().rates = std::move(own);
  }
  std::ranges::stable_sort(rates.half_days, {}, &ExplainedHalfDay::at);
}

absl::StatusOr<AttendanceRates> WorkOut(const View& view, const AttendanceRatesQuery& query,
                                        Telling telling_of_one) {
  ASSIGN_OR_REFUSE(auto scope, ScopeOf(view, query.subject));
  if (query.first_on) scope.first_on = *query.first_on;
  if (query.last_on) scope.last_on = *query.last_on;
  ASSIGN_OR_REFUSE(auto policies, LoadPolicies(view, query));
  AttendanceRates rates{.school = query.subject.school, .policies = std::move(policies)};
  const SeenRecord seen = SeeRecord(view, scope, query.as_of);
  domain::HalfDayScope half_days;
  if (query.subject.track) half_days.track = query.subject.track->slug;
  const Telling telling = scope.enrolment ? telling_of_one : Telling::kBlocks;
  TallyAll(view, seen, Tally(seen, std::move(half_days), telling, rates), rates);
  rates.position = seen.position;
  return rates;
}

}  // namespace

absl::StatusOr<AttendanceRates> GetAttendanceRates(const View& view,
                                                   const AttendanceRatesQuery& query) {
  return WorkOut(view, query, Telling::kAll);
}

absl::StatusOr<AttendanceRates> CompareAttendanceRates(const View& view,
                                                       const AttendanceRatesQuery& query) {
  return WorkOut(view, query, Telling::kDifferences);
}

}  // namespace ecloserie::usecases
