#include "command.h"

namespace ecloserie::cli {

std::vector<Command> AttendancePolicyCommands() {
  const View view{.sections = {{"",
                                "",
                                {{"name", "name"},
                                 {"locks after days", "auto_lock_days"},
                                 {"needs approver", "needs_approver"},
                                 {"code lives seconds", "code_seconds"},
                                 {"codes around", "code_skew_steps"},
                                 {"overdue after hours", "overdue_hours"},
                                 {"rate policy", "rate_policy"},
                                 {"rate floor (1/100 %)", "rate_floor_basis_points"},
                                 {"unjustified in a row", "unjustified_in_a_row"},
                                 {"etag", "etag"}}}}};
  return {{.noun = "attendance",
           .verb = "get-policy",
           .help = "Read how the school wants its registers kept",
           .method = Calls(&Client::attendance, &AttendanceClient::GetAttendancePolicy),
           .view = view},
          {.noun = "attendance",
           .verb = "put-policy",
           .help = "Say how the school wants its registers kept; the rest stays as it is",
           .method = Calls(&Client::attendance, &AttendanceClient::PutAttendancePolicy),
           .flags = {{"auto-lock-days", "auto_lock_days", "until a register locks; 0 for never"},
                     {"needs-approver", "needs_approver", "of corrections: true or false"},
                     {"code-seconds", "code_seconds", "how long a code lives"},
                     {"code-skew-steps", "code_skew_steps", "codes taken around the current one"},
                     {"overdue-hours", "overdue_hours", "until a register is overdue"},
                     {"rate-policy", "rate_policy", "the one that alerts go by"},
                     {"rate-floor", "rate_floor_basis_points", "in hundredths of a percent"},
                     {"unjustified-in-a-row", "unjustified_in_a_row", "that give an alert"},
                     {"etag", "etag", "refuse if it changed since"}},
           .view = view}};
}

}  // namespace ecloserie::cli
