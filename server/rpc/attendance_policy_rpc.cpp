#include "domain/etag.h"
#include "ecloserie/v1/attendance_policy.pb.h"
#include "rpc/decode.h"
#include "rpc/services.h"
#include "usecases/attendance_policy.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<domain::SchoolName> DecodeGet(const v1::GetAttendancePolicyRequest& request) {
  return DecodeName<domain::SchoolName>(request.parent(), "parent");
}

std::optional<std::int64_t> OptionalNumber(bool is_set, std::int64_t number) {
  return is_set ? std::optional(number) : std::nullopt;
}

domain::AttendancePolicyChange DecodeChange(const v1::PutAttendancePolicyRequest& request) {
  domain::AttendancePolicyChange change{
      .auto_lock_days = OptionalNumber(request.has_auto_lock_days(), request.auto_lock_days()),
      .code_seconds = OptionalNumber(request.has_code_seconds(), request.code_seconds()),
      .code_skew_steps = OptionalNumber(request.has_code_skew_steps(), request.code_skew_steps()),
      .overdue_hours = OptionalNumber(request.has_overdue_hours(), request.overdue_hours()),
      .rate_floor_basis_points =
          OptionalNumber(request.has_rate_floor_basis_points(), request.rate_floor_basis_points()),
      .unjustified_in_a_row =
          OptionalNumber(request.has_unjustified_in_a_row(), request.unjustified_in_a_row())};
  if (request.has_needs_approver()) change.needs_approver = request.needs_approver();
  return change;
}

absl::StatusOr<usecases::PutAttendancePolicyCommand> DecodePut(
    const v1::PutAttendancePolicyRequest& request) {
  ASSIGN_OR_REFUSE(auto school, DecodeName<domain::SchoolName>(request.parent(), "parent"));
  usecases::PutAttendancePolicyCommand command{
      .school = std::move(school), .change = DecodeChange(request), .etag = request.etag()};
  if (request.has_rate_policy()) {
    ASSIGN_OR_REFUSE(command.change.rate_policy, DecodeSlug(request.rate_policy(), "rate_policy"));
  }
  return command;
}

v1::AttendancePolicy EncodePolicy(const domain::AttendancePolicy& policy) {
  v1::AttendancePolicy encoded;
  encoded.set_name(domain::NameOfAttendancePolicy(policy.school));
  encoded.set_auto_lock_days(policy.auto_lock_days);
  encoded.set_needs_approver(policy.needs_approver);
  encoded.set_code_seconds(policy.code_seconds);
  encoded.set_code_skew_steps(policy.code_skew_steps);
  encoded.set_overdue_hours(policy.overdue_hours);
  encoded.set_rate_policy(policy.rate_policy);
  encoded.set_rate_floor_basis_points(policy.rate_floor_basis_points);
  encoded.set_unjustified_in_a_row(policy.unjustified_in_a_row);
  encoded.set_etag(domain::EtagOf(policy.version));
  return encoded;
}

}  // namespace

std::vector<Method> AttendancePolicyMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.AttendanceService.";
  return {
      serve.Change(service + "PutAttendancePolicy", DecodePut, usecases::PutAttendancePolicy,
                   usecases::GetAttendancePolicy, EncodePolicy),
      serve.Read(service + "GetAttendancePolicy", DecodeGet, usecases::GetAttendancePolicy,
                 EncodePolicy),
  };
}

}  // namespace ecloserie::rpc
