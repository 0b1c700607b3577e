#include "usecases/merging.h"

#include "domain/refusal.h"
#include "storage/application_store.h"
#include "storage/seat_store.h"
#include "usecases/filing.h"
#include "usecases/offering.h"
#include "usecases/seats.h"
#include "usecases/waiting_list.h"

namespace ecloserie::usecases {
namespace {

using domain::ApplicationState;

// The seats that merging released, unless the offer has run out meanwhile.
absl::Status HoldAgain(Unit& unit, const domain::Application& application) {
  const bool held_seats = application.merged_from == ApplicationState::kAccepted ||
                          (application.merged_from == ApplicationState::kOffered &&
                           *application.offer_expires_at > unit.now());
  if (!held_seats) return absl::OkStatus();
  const auto released = storage::SeatsReleasedLast(unit.transaction(), application.name);
  for (const domain::Seat& seat : released) {
    RETURN_IF_REFUSED(HoldSeats(unit, application.name, {seat.pool}, seat.over));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<domain::ApplicationName> MergeApplications(Unit& unit,
                                                          const MergeApplicationsCommand& command) {
  ASSIGN_OR_REFUSE(domain::Application application,
                   LoadApplication(unit, command.name, command.etag));
  RETURN_IF_REFUSED(domain::StateAfter(application, domain::ApplicationEvent::kMerge).status());
  ASSIGN_OR_REFUSE(const domain::Application into, LoadApplication(unit, command.into, ""));
  RETURN_IF_REFUSED(domain::RequireMergeable(application, into));
  if (storage::HasDuplicates(unit.transaction(), application.name)) {
    return domain::FieldInvalid("name", "has duplicates of its own: merge those first");
  }
  application.merged_into = into.name;
  application.merged_from = application.state;
  RETURN_IF_REFUSED(ApplyEvent(unit, application, domain::ApplicationEvent::kMerge,
                               command.reason_code, command.note));
  RETURN_IF_REFUSED(FreeSeats(unit, command.name));
  return command.name;
}

absl::StatusOr<domain::ApplicationName> UnmergeApplications(
    Unit& unit, const UnmergeApplicationsCommand& command) {
  ASSIGN_OR_REFUSE(domain::Application application,
                   LoadApplication(unit, command.name, command.etag));
  RETURN_IF_REFUSED(domain::StateAfter(application, domain::ApplicationEvent::kUnmerge).status());
  RETURN_IF_REFUSED(SettleCohort(unit, application.cohort));
  RETURN_IF_REFUSED(HoldAgain(unit, application));
  RETURN_IF_REFUSED(ApplyEvent(unit, application, domain::ApplicationEvent::kUnmerge,
                               command.reason_code, command.note));
  RETURN_IF_REFUSED(SettleCohort(unit, application.cohort));
  return command.name;
}

}  // namespace ecloserie::usecases
