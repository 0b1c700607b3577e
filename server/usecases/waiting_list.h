#pragma once

#include <cstdint>
#include <optional>
#include <set>
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

// Who waits is offered the days that are left, all of them. `later` is when somebody
// wants a seat from: whoever could have one from then on is offered that one first.

// The lines of the cohorts to which the pools belong.
absl::Status Settle(Unit& unit, const std::vector<domain::PoolName>& pools,
                    const std::optional<domain::HalfDay>& later = std::nullopt);
absl::Status SettleCohort(Unit& unit, const domain::CohortName& cohort,
                          const std::optional<domain::HalfDay>& later = std::nullopt);

// An offer that staff make.
struct OfferOutOfLine {
  domain::ApplicationName application;
  std::vector<domain::PoolName> pools;
  std::optional<domain::HalfDay> entry;
  // Of the same batch: each is offered a seat in its turn.
  std::set<domain::ApplicationName> batch;
};
// Before the offer: whoever waits for its pools comes first, but for those behind the
// applicant, if that one waits for them too.
absl::Status SettleBefore(Unit& unit, const OfferOutOfLine& offer,
                          const domain::CohortName& cohort);
// After it: who waited for its pools, and why they were not offered the seat; of a long
// line the first twenty.
absl::Status NotePassedOver(Unit& unit, const OfferOutOfLine& offer,
                            const domain::Application& before);

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
