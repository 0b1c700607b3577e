#include "rpc/attendance_rate_message.h"

#include "domain/etag.h"
#include "domain/name.h"
#include "rpc/encode.h"

namespace ecloserie::rpc {

v1::AttendanceRate EncodeRate(const domain::AttendanceRate& rate,
                              const domain::RatePolicy& policy) {
  v1::AttendanceRate encoded;
  encoded.set_attended_minutes(rate.attended_minutes);
  encoded.set_expected_minutes(rate.expected_minutes);
  if (rate.rate_basis_points) encoded.set_rate_basis_points(*rate.rate_basis_points);
  encoded.set_policy(policy.name);
  encoded.set_policy_version(policy.version);
  encoded.set_present_count(rate.present_count);
  encoded.set_partial_count(rate.partial_count);
  encoded.set_absent_count(rate.absent_count);
  encoded.set_unmarked_count(rate.unmarked_count);
  encoded.set_excused_count(rate.excused_count);
  encoded.set_unproven_count(rate.unproven_count);
  encoded.set_excused_minutes(rate.excused_minutes);
  encoded.set_is_blocked(rate.is_blocked);
  return encoded;
}

v1::RatePolicy EncodePolicy(const std::string& school, const domain::RatePolicy& policy) {
  v1::RatePolicy encoded;
  encoded.set_name(domain::RatePolicyName{school, policy.name}.ToString());
  encoded.set_title(policy.title);
  encoded.set_registers(EncodeChoice<v1::RegistersRule>(policy.registers));
  encoded.set_excused(EncodeChoice<v1::ExcusedRule>(policy.excused));
  encoded.set_unmarked(EncodeChoice<v1::UnmarkedRule>(policy.unmarked));
  encoded.set_late(EncodeChoice<v1::LateRule>(policy.late));
  encoded.set_late_threshold_minutes(policy.late_threshold_minutes);
  encoded.set_remote_unproven(EncodeChoice<v1::UnprovenRule>(policy.remote_unproven));
  for (const domain::EvidenceKind kind : policy.proof.kinds) {
    encoded.add_proof_kinds(EncodeChoice<v1::EvidenceKind>(kind));
  }
  encoded.set_proof_count(policy.proof.count);
  encoded.set_is_built_in(policy.is_built_in);
  encoded.set_is_comparison(domain::IsComparison(policy));
  encoded.set_version(policy.version);
  encoded.set_etag(domain::EtagOf(policy.version));
  return encoded;
}

}  // namespace ecloserie::rpc
