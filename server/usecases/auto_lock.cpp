#include "usecases/auto_lock.h"

#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

#include "domain/attendance_policy.h"
#include "storage/attendance_policy_store.h"
#include "storage/roster_store.h"
#include "storage/school_store.h"
#include "usecases/attendance_policy.h"
#include "usecases/blocking.h"
#include "usecases/register.h"
#include "usecases/session.h"
#include "usecases/system_unit.h"

namespace ecloserie::usecases {
namespace {

constexpr std::int64_t kAtOnce = 500;

std::vector<domain::SchoolName> SchoolsAfter(storage::Database& database,
                                             const std::string& after) {
  std::vector<domain::SchoolName> schools;
  ReadNow(database, [&](storage::Transaction& transaction) {
    schools.clear();
    for (const domain::School& school :
         storage::ListSchools(transaction, std::nullopt, after, kAtOnce)) {
      schools.push_back(school.name);
    }
  });
  return schools;
}

std::vector<domain::SessionName> DueAfter(storage::Database& database,
                                          const domain::SessionName& after, absl::Time now) {
  std::vector<domain::SessionName> due;
  ReadNow(database, [&](storage::Transaction& transaction) {
    due.clear();
    const auto policy = storage::FindAttendancePolicy(transaction, {after.school})
                            .value_or(domain::AttendancePolicy{});
    if (policy.auto_lock_days == 0) return;
    const absl::Time ended_by = now - policy.auto_lock_days * absl::Hours(24);
    due = storage::FullyMarkedSessions(transaction, after, ended_by, kAtOnce);
  });
  return due;
}

// Asked again inside its unit of work: who was added, who locked it, and what the school
// wants meanwhile.
absl::Status LockIfStillDue(Unit& unit, const domain::SessionName& name) {
  ASSIGN_OR_REFUSE(const domain::Session session, GetSession(unit, name));
  const std::int64_t days = PolicyOf(unit, {name.school}).auto_lock_days;
  const absl::Time ended_at = session.starts_at + absl::Minutes(session.planned_minutes);
  const bool is_due = session.state == domain::SessionState::kOpen && days > 0 &&
                      ended_at + days * absl::Hours(24) <= unit.now();
  if (!is_due || CountUnmarked(unit, session) > 0) return absl::OkStatus();
  Lock(unit, session, "");
  return absl::OkStatus();
}

bool LockNow(storage::Database& database, domain::Environment& environment,
             const domain::SessionName& name) {
  return RunAsSystem(database, environment,
                     {.school = name.school,
                      .job = "auto-lock",
                      .method = "LockRegister",
                      .change = [&](Unit& unit) { return LockIfStillDue(unit, name); }});
}

// One round over all schools.
class Round {
 public:
  Round(storage::Database& database, domain::Environment& environment,
        const std::function<bool()>& is_stopping)
      : database_(database), environment_(environment), is_stopping_(is_stopping) {}

  void LockThoseOf(const domain::SchoolName& school) {
    domain::SessionName after{school.school, {}};
    while (!is_stopping_()) {
      const auto due = DueAfter(database_, after, environment_.Now());
      if (due.empty()) return;
      for (const domain::SessionName& name : due) {
        if (is_stopping_()) return;
        TryToLock(name);
      }
      after = due.back();
    }
  }

  int Finish() const {
    if (!trouble_.empty()) throw std::runtime_error(trouble_);
    return locked_count_;
  }

 private:
  void TryToLock(const domain::SessionName& name) {
    try {
      if (LockNow(database_, environment_, name)) ++locked_count_;
    } catch (const std::exception& fault) {
      if (trouble_.empty()) trouble_ = name.ToString() + ": " + fault.what();
    }
  }

  storage::Database& database_;
  domain::Environment& environment_;
  const std::function<bool()>& is_stopping_;
  int locked_count_ = 0;
  std::string trouble_;
};

}  // namespace

int LockEverythingDue(storage::Database& database, domain::Environment& environment,
                      const std::function<bool()>& is_stopping) {
  Round round(database, environment, is_stopping);
  std::string after;
  while (!is_stopping()) {
    const auto schools = SchoolsAfter(database, after);
    if (schools.empty()) break;
    for (const domain::SchoolName& school : schools) round.LockThoseOf(school);
    after = schools.back().school;
  }
  return round.Finish();
}

}  // namespace ecloserie::usecases
