#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "domain/enrolment.h"
#include "domain/spell.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// What happens to an enrolment after it was made. Every event makes a version and a
// transition.
struct SpellCommand {
  domain::EnrolmentName name;
  std::optional<domain::HalfDay> at;  // of an event that has a date
  std::string reason_code;
  std::string note;
  std::string etag;
};

absl::StatusOr<domain::EnrolmentName> StartEnrolment(Unit& unit, const SpellCommand& command);
absl::StatusOr<domain::EnrolmentName> RecordNoShow(Unit& unit, const SpellCommand& command);
absl::StatusOr<domain::EnrolmentName> CancelEnrolment(Unit& unit, const SpellCommand& command);
absl::StatusOr<domain::EnrolmentName> SuspendEnrolment(Unit& unit, const SpellCommand& command);
absl::StatusOr<domain::EnrolmentName> ResumeEnrolment(Unit& unit, const SpellCommand& command);
absl::StatusOr<domain::EnrolmentName> WithdrawEnrolment(Unit& unit, const SpellCommand& command);
absl::StatusOr<domain::EnrolmentName> ExcludeEnrolment(Unit& unit, const SpellCommand& command);
// Without a date, at the end of the cohort.
absl::StatusOr<domain::EnrolmentName> CompleteEnrolment(Unit& unit, const SpellCommand& command);

struct SwitchPlacementCommand {
  SpellCommand event;
  domain::TrackName track;
};
absl::StatusOr<domain::EnrolmentName> SwitchPlacement(Unit& unit,
                                                      const SwitchPlacementCommand& command);

struct ListEnrolmentTransitionsQuery {
  domain::EnrolmentName enrolment;
  PageRequest page;
};
absl::StatusOr<Page<domain::EnrolmentTransition>> ListEnrolmentTransitions(
    const View& view, const ListEnrolmentTransitionsQuery& query);

// The enrolment with its pieces, compared with the etag that the caller read.
absl::StatusOr<domain::Spell> LoadSpell(const View& view, const domain::EnrolmentName& name,
                                        const std::string& etag);

// An event after which the trainee is no more there, with its last half-day; without
// one, at the end of the cohort. Its seats end then, too.
absl::StatusOr<domain::EnrolmentName> EndSpell(Unit& unit, SpellCommand command,
                                               domain::EnrolmentEvent event);

// The event that begins the first placement of a new enrolment.
void BeginSpell(Unit& unit, const domain::Enrolment& enrolment, const domain::Track& track,
                domain::EnrolmentEvent event, const std::string& note);

}  // namespace ecloserie::usecases
