#include <algorithm>
#include <tuple>
#include <utility>

#include "domain/folding.h"
#include "ecloserie/v1/attendance_service.pb.h"
#include "rpc/attendance_rate_message.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/services.h"
#include "usecases/attendance_rate.h"
#include "usecases/rate_policy.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<domain::ProofRule> DecodeProof(const v1::PutRatePolicyRequest& request) {
  domain::ProofRule proof = domain::DefaultProofRule();
  if (request.proof_count() > 0) proof.count = request.proof_count();
  if (request.proof_kinds_size() > 0) proof.kinds.clear();
  for (int i = 0; i < request.proof_kinds_size(); ++i) {
    const auto kind = DecodeOptionalChoice<domain::EvidenceKind>(request.proof_kinds(i));
    if (!kind) {
      return domain::FieldInvalid("proof_kinds[" + std::to_string(i) + "]",
                                  "must be a kind of evidence, such as WORK_SUBMITTED");
    }
    proof.kinds.push_back(*kind);
  }
  return proof;
}

absl::StatusOr<usecases::PutRatePolicyCommand> DecodePutPolicy(
    const v1::PutRatePolicyRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::RatePolicyName>(request.name(), "name"));
  ASSIGN_OR_REFUSE(auto proof, DecodeProof(request));
  domain::RatePolicy policy{
      .name = name.slug,
      .title = request.title(),
      .registers = DecodeChoice<domain::RegistersRule>(request.registers()),
      .excused = DecodeChoice<domain::ExcusedRule>(request.excused()),
      .unmarked = DecodeChoice<domain::UnmarkedRule>(request.unmarked()),
      .late = DecodeChoice<domain::LateRule>(request.late()),
      .late_threshold_minutes = request.late_threshold_minutes(),
      .remote_unproven = DecodeChoice<domain::UnprovenRule>(request.remote_unproven()),
      .proof = std::move(proof)};
  return usecases::PutRatePolicyCommand{
      .name = std::move(name), .policy = std::move(policy), .etag = request.etag()};
}

absl::StatusOr<usecases::GetRatePolicyQuery> DecodeGetPolicy(
    const v1::GetRatePolicyRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::RatePolicyName>(request.name(), "name"));
  return usecases::GetRatePolicyQuery{.name = std::move(name), .version = request.version()};
}

absl::StatusOr<usecases::ListRatePoliciesQuery> DecodeListPolicies(
    const v1::ListRatePoliciesRequest& request) {
  ASSIGN_OR_REFUSE(auto school, DecodeName<domain::SchoolName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  return usecases::ListRatePoliciesQuery{.school = std::move(school.school),
                                         .page = std::move(page)};
}

v1::RatePolicy EncodePolicyOfSchool(const usecases::PolicyOfSchool& of_school) {
  return EncodePolicy(of_school.school, of_school.policy);
}

v1::ListRatePoliciesResponse EncodePolicies(const usecases::Page<usecases::PolicyOfSchool>& page) {
  v1::ListRatePoliciesResponse response;
  for (const auto& of_school : page.items)
    *response.add_policies() = EncodePolicyOfSchool(of_school);
  response.set_next_page_token(page.next_page_token);
  return response;
}

template <class Request>
absl::StatusOr<usecases::RateSubject> DecodeSubject(const Request& request) {
  usecases::RateSubject subject;
  ASSIGN_OR_REFUSE(subject.enrolment,
                   DecodeOptionalName<domain::EnrolmentName>(request.enrolment(), "enrolment"));
  ASSIGN_OR_REFUSE(subject.track, DecodeOptionalName<domain::TrackName>(request.track(), "track"));
  ASSIGN_OR_REFUSE(subject.cohort,
                   DecodeOptionalName<domain::CohortName>(request.cohort(), "cohort"));
  const int named_count =
      (subject.enrolment ? 1 : 0) + (subject.track ? 1 : 0) + (subject.cohort ? 1 : 0);
  if (named_count != 1) {
    return domain::FieldInvalid("cohort", "exactly one of enrolment, track and cohort is named");
  }
  if (subject.enrolment) subject.school = subject.enrolment->school;
  if (subject.track) subject.school = subject.track->school;
  if (subject.cohort) subject.school = subject.cohort->school;
  return subject;
}

template <class Request>
absl::StatusOr<usecases::AttendanceRatesQuery> DecodeQuery(const Request& request) {
  ASSIGN_OR_REFUSE(auto subject, DecodeSubject(request));
  usecases::AttendanceRatesQuery query{
      .subject = std::move(subject),
      .first_on = DecodeOptionalDay(request.has_first_on(), request.first_on()),
      .last_on = DecodeOptionalDay(request.has_last_on(), request.last_on())};
  if (request.has_as_of_time()) {
    ASSIGN_OR_REFUSE(query.as_of, DecodeTime(request.as_of_time(), "as_of_time"));
  }
  return query;
}

absl::StatusOr<usecases::AttendanceRatesQuery> DecodeGetRate(
    const v1::GetAttendanceRatesRequest& request) {
  ASSIGN_OR_REFUSE(auto query, DecodeQuery(request));
  if (!request.policy().empty()) {
    ASSIGN_OR_REFUSE(const auto slug, DecodeSlug(request.policy(), "policy"));
    query.policies = {slug};
  } else {
    query.policies = {""};
  }
  query.policy_version = request.policy_version();
  return query;
}

absl::StatusOr<usecases::AttendanceRatesQuery> DecodeCompare(
    const v1::CompareAttendanceRatesRequest& request) {
  ASSIGN_OR_REFUSE(auto query, DecodeQuery(request));
  for (int i = 0; i < request.policies_size(); ++i) {
    ASSIGN_OR_REFUSE(auto slug,
                     DecodeSlug(request.policies(i), "policies[" + std::to_string(i) + "]"));
    query.policies.push_back(std::move(slug));
  }
  return query;
}

using Policies = std::vector<domain::RatePolicy>;

v1::RateWithOutlook EncodeOutlook(const domain::AttendanceRate& rate,
                                  const domain::RatePolicy& policy) {
  v1::RateWithOutlook encoded;
  *encoded.mutable_rate() = EncodeRate(rate, policy);
  encoded.set_not_counted_count(rate.not_counted_count);
  encoded.set_remaining_minutes(rate.remaining_minutes);
  if (rate.best_reachable_basis_points) {
    encoded.set_best_reachable_basis_points(*rate.best_reachable_basis_points);
  }
  return encoded;
}

v1::TraineeRates EncodeTrainee(const usecases::TraineeRates& trainee, const Policies& policies) {
  v1::TraineeRates encoded;
  encoded.set_enrolment(trainee.enrolment.ToString());
  encoded.set_trainee(trainee.is_erased ? "(erased)"
                                        : trainee.family_name + " " + trainee.given_name);
  for (std::size_t i = 0; i < policies.size(); ++i) {
    *encoded.add_rates() = EncodeOutlook(trainee.rates[i], policies[i]);
  }
  return encoded;
}

v1::HalfDayExplanation EncodeHalfDay(const usecases::ExplainedHalfDay& half_day) {
  v1::HalfDayExplanation encoded;
  encoded.set_enrolment(half_day.enrolment.ToString());
  encoded.set_session(half_day.session.ToString());
  *encoded.mutable_date() = EncodeDay(half_day.at.day);
  encoded.set_slot(EncodeChoice<v1::Slot>(half_day.at.slot));
  encoded.set_planned_minutes(half_day.planned_minutes);
  encoded.set_presence(EncodeChoice<v1::Presence>(half_day.presence));
  for (const domain::Reading& reading : half_day.readings) {
    v1::HalfDayReading& told = *encoded.add_readings();
    told.set_category(EncodeChoice<v1::AttendanceCategory>(reading.category));
    told.set_why(EncodeChoice<v1::HalfDayReason>(reading.why));
    told.set_expected_minutes(reading.expected_minutes);
    told.set_attended_minutes(reading.attended_minutes);
  }
  return encoded;
}

// As people look names up.
std::vector<const usecases::TraineeRates*> ByName(const usecases::AttendanceRates& rates) {
  using Key = std::tuple<std::string, std::string, domain::EnrolmentName>;
  std::vector<std::pair<Key, const usecases::TraineeRates*>> keyed;
  for (const usecases::TraineeRates& trainee : rates.trainees) {
    keyed.emplace_back(Key{domain::FoldName(trainee.family_name),
                           domain::FoldName(trainee.given_name), trainee.enrolment},
                       &trainee);
  }
  std::ranges::sort(keyed);
  std::vector<const usecases::TraineeRates*> sorted;
  for (const auto& [key, trainee] : keyed) sorted.push_back(trainee);
  return sorted;
}

v1::AttendanceRates EncodeRates(const usecases::AttendanceRates& rates) {
  v1::AttendanceRates encoded;
  for (std::size_t i = 0; i < rates.policies.size(); ++i) {
    *encoded.add_policies() = EncodePolicy(rates.school, rates.policies[i]);
    *encoded.add_rates() = EncodeOutlook(rates.rates[i], rates.policies[i]);
  }
  for (const auto* trainee : ByName(rates)) {
    *encoded.add_trainees() = EncodeTrainee(*trainee, rates.policies);
  }
  for (const auto& half_day : rates.half_days) *encoded.add_half_days() = EncodeHalfDay(half_day);
  encoded.set_half_days_left_out_count(rates.half_days_left_out_count);
  encoded.mutable_position()->set_school("schools/" + rates.position.school);
  encoded.mutable_position()->set_sequence(rates.position.sequence);
  return encoded;
}

}  // namespace

std::vector<Method> AttendanceRateMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.AttendanceService.";
  return {serve.Change(service + "PutRatePolicy", DecodePutPolicy, usecases::PutRatePolicy,
                       usecases::ShowRatePolicy, EncodePolicyOfSchool),
          serve.Read(service + "GetRatePolicy", DecodeGetPolicy, usecases::GetRatePolicy,
                     EncodePolicyOfSchool),
          serve.Read(service + "ListRatePolicies", DecodeListPolicies, usecases::ListRatePolicies,
                     EncodePolicies),
          serve.Read(service + "GetAttendanceRates", DecodeGetRate, usecases::GetAttendanceRates,
                     EncodeRates),
          serve.Read(service + "CompareAttendanceRates", DecodeCompare,
                     usecases::CompareAttendanceRates, EncodeRates)};
}

}  // namespace ecloserie::rpc
