#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "domain/application.h"
#include "domain/roster.h"
#include "domain/spell.h"
#include "usecases/roster_user.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// How somebody leaves whom the files no longer have.
struct RosterLeaving {
  std::string reason_code;
  domain::HalfDay effective;  // the last half-day
};

struct RosterStep {
  domain::RosterVerdict verdict = domain::RosterVerdict::kUnchanged;
  domain::EnrolmentName enrolment;
};

// Brings the school's record to what one row says, by the events that staff would
// record, under the same rules.
class RosterSteps {
 public:
  RosterSteps(Unit& unit, domain::CohortName cohort, RosterLeaving leaving)
      : unit_(unit), cohort_(std::move(cohort)), leaving_(std::move(leaving)) {}

  // The rows of a user are taken in the order of time. Somebody new is filed by the
  // first.
  absl::StatusOr<RosterStep> Take(RosterUserFound& user, std::size_t index);
  // Of an open enrolment that no row holds.
  absl::StatusOr<RosterStep> Remove(const domain::EnrolmentName& enrolment);

 private:
  struct Known {
    domain::EnrolmentName enrolment;
    domain::Placement placement;
  };

  absl::Status SettleAt(const domain::HalfDay& entry);
  std::optional<Known> FindKnown(const domain::Application& application,
                                 const domain::RosterPiece& piece) const;
  absl::StatusOr<RosterStep> Compare(const Known& known, const RosterUserFound& user,
                                     std::size_t index);
  absl::StatusOr<RosterStep> Begin(domain::Application application, const RosterUserFound& user,
                                   std::size_t index);
  absl::StatusOr<RosterStep> Move(const domain::Spell& spell, const domain::RosterPiece& piece,
                                  const domain::HalfDay& at);
  absl::StatusOr<RosterStep> Reenter(const domain::EnrolmentName& over,
                                     const domain::RosterPiece& piece, const domain::HalfDay& at);
  absl::StatusOr<RosterStep> Enrol(domain::Application application,
                                   const domain::RosterPiece& piece, const domain::HalfDay& entry);
  absl::StatusOr<domain::EnrolmentName> End(const domain::EnrolmentName& enrolment,
                                            const domain::HalfDay& last);

  Unit& unit_;
  const domain::CohortName cohort_;
  const RosterLeaving leaving_;
  std::set<domain::HalfDay> settled_;  // the entries for which the line was asked
};

}  // namespace ecloserie::usecases
