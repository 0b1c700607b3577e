#include <gtest/gtest.h>

#include "support/boitron.h"

namespace ecloserie::tests {
namespace {

class AttendancePolicyScenario : public testing::Test {
 protected:
  AttendancePolicyScenario() { AddSchool(server_.admin(), "boitron"); }

  static Result<v1::AttendancePolicy> Get(const Client& client) {
    v1::GetAttendancePolicyRequest request;
    request.set_parent("schools/boitron");
    return client.attendance().GetAttendancePolicy(request);
  }
  static v1::PutAttendancePolicyRequest Putting() {
    v1::PutAttendancePolicyRequest request;
    request.set_parent("schools/boitron");
    return request;
  }

  TestServer server_;
};

TEST_F(AttendancePolicyScenario, ASchoolThatSaidNothingHasTheDefaults) {
  const v1::AttendancePolicy policy = ValueOrThrow(Get(server_.admin()));

  EXPECT_EQ(policy.name(), "schools/boitron/attendancePolicy");
  EXPECT_EQ(policy.auto_lock_days(), 7);
  EXPECT_FALSE(policy.needs_approver());
  EXPECT_EQ(policy.code_seconds(), 30);
  EXPECT_EQ(policy.code_skew_steps(), 1);
  EXPECT_EQ(policy.overdue_hours(), 24);
  EXPECT_EQ(policy.rate_policy(), "minutes-locked");
  EXPECT_EQ(policy.rate_floor_basis_points(), 8000);
  EXPECT_EQ(policy.unjustified_in_a_row(), 3);
  EXPECT_EQ(policy.etag(), "v0");
}

TEST_F(AttendancePolicyScenario, WhatIsNotSetStaysAsItIs) {
  v1::PutAttendancePolicyRequest first = Putting();
  first.set_auto_lock_days(0);
  first.set_etag("v0");
  first.set_request_id("first");
  const v1::AttendancePolicy put =
      ValueOrThrow(server_.admin().attendance().PutAttendancePolicy(first));
  v1::PutAttendancePolicyRequest second = Putting();
  second.set_needs_approver(true);
  second.set_rate_policy("region-2015");

  const auto changed = server_.admin().attendance().PutAttendancePolicy(second);

  ASSERT_TRUE(changed) << changed.error().message;
  EXPECT_EQ(put.auto_lock_days(), 0);
  EXPECT_EQ(changed->auto_lock_days(), 0);
  EXPECT_TRUE(changed->needs_approver());
  EXPECT_EQ(changed->rate_policy(), "region-2015");
  EXPECT_EQ(changed->code_seconds(), 30);
  EXPECT_EQ(changed->etag(), "v2");
  EXPECT_EQ(ValueOrThrow(Get(server_.admin())).SerializeAsString(), changed->SerializeAsString());
  // As of its own position.
  EXPECT_EQ(
      ValueOrThrow(server_.admin().attendance().PutAttendancePolicy(first)).SerializeAsString(),
      put.SerializeAsString());
}

TEST_F(AttendancePolicyScenario, AStaleOrBadOneIsRefused) {
  v1::PutAttendancePolicyRequest stale = Putting();
  stale.set_etag("v1");
  v1::PutAttendancePolicyRequest bad = Putting();
  bad.set_rate_policy("Région");
  bad.set_code_seconds(3);

  const auto refused = server_.admin().attendance().PutAttendancePolicy(stale);
  const auto invalid = server_.admin().attendance().PutAttendancePolicy(bad);

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "ETAG_MISMATCH");
  ASSERT_FALSE(invalid);
  EXPECT_EQ(invalid.error().fields.at(0).field, "code_seconds");
}

TEST_F(AttendancePolicyScenario, StaffReadItAndAdministratorsPutIt) {
  const Client staff = server_.ClientAs("claire", domain::Role::kStaff, "boitron");

  const auto put = staff.attendance().PutAttendancePolicy(Putting());

  EXPECT_TRUE(Get(staff));
  ASSERT_FALSE(put);
  EXPECT_EQ(put.error().reason, "PERMISSION_MISSING");
}

}  // namespace
}  // namespace ecloserie::tests
