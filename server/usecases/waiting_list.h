#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "domain/application.h"
#include "domain/seat.h"
#include "domain/waiting.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// Whoever is WAITLISTED has a claim on the next seat that comes free, in the order of
// the line: priority, submission, identifier. Nobody has to remember it: the unit of
// work that frees a seat, or needs one, settles the line first. Overdue offers run out,
// and each who waits and could be offered a seat is offered one; who is passed over,
// because of an agreement or of another pool, is noted.

// The lines of the cohorts to which the pools belong.
absl::Status Settle(Unit& unit, const std::vector<domain::PoolName>& pools);
// The lines of the application's cohort, up to the application if it waits itself.
absl::Status SettleBefore(Unit& unit, const domain::Application& application);
absl::Status SettleCohort(Unit& unit, const domain::CohortName& cohort);

struct WaitlistApplicationCommand {
  domain::ApplicationName name;
  domain::TrackName track;
  std::vector<domain::AgreementName> agreements;
  std::string note;
  std::string etag;
};
absl::StatusOr<domain::ApplicationName> WaitlistApplication(
    Unit& unit, const WaitlistApplicationCommand& command);

struct SetWaitingPriorityCommand {
  domain::ApplicationName name;
  std::int64_t priority = 0;
  std::string reason_code;
  std::string note;
  std::string etag;
};
absl::StatusOr<domain::ApplicationName> SetWaitingPriority(
    Unit& unit, const SetWaitingPriorityCommand& command);

struct ListWaitingQuery {
  domain::CohortName cohort;
  PageRequest page;
};
absl::StatusOr<Page<domain::WaitingPlace>> ListWaitingApplications(const View& view,
                                                                   const ListWaitingQuery& query);

}  // namespace ecloserie::usecases
