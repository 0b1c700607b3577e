#pragma once

#include <memory>

#include "ecloserie/access.h"
#include "ecloserie/attendance.h"
#include "ecloserie/enrolment.h"
#include "ecloserie/options.h"
#include "ecloserie/report.h"
#include "ecloserie/result.h"
#include "ecloserie/school.h"
#include "ecloserie/sponsorship.h"

namespace ecloserie {

// The way to one server. Cheap to copy; all copies share one connection. Every
// call may be made from any thread.
//
// A call never throws and never lasts longer than its deadline. A change is
// given a request id when it has none, keeps it from try to try, and is tried
// again only when that is safe.
class Client {
 public:
  // Judges the options and reads the token; does not wait for the server.
  static Result<Client> Make(ClientOptions options);

  // Make(ClientOptions::FromEnvironment()).
  static Result<Client> FromEnvironment();

  const AccessClient& access() const { return access_; }
  const SchoolClient& school() const { return school_; }
  const EnrolmentClient& enrolment() const { return enrolment_; }
  const AttendanceClient& attendance() const { return attendance_; }
  const SponsorshipClient& sponsorship() const { return sponsorship_; }
  const ReportClient& report() const { return report_; }

 private:
  explicit Client(const std::shared_ptr<const Core>& core);

  AccessClient access_;
  SchoolClient school_;
  EnrolmentClient enrolment_;
  AttendanceClient attendance_;
  SponsorshipClient sponsorship_;
  ReportClient report_;
};

}  // namespace ecloserie
