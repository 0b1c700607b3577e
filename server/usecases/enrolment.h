#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "domain/enrolment.h"
#include "domain/seat.h"
#include "storage/enrolment_store.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

struct EnrolCommand {
  domain::ApplicationName application;
  std::optional<domain::HalfDay> entry;  // the cohort's first morning when absent
  std::string etag;
};
absl::StatusOr<domain::EnrolmentName> Enrol(Unit& unit, const EnrolCommand& command);

absl::StatusOr<domain::EnrolmentFile> GetEnrolment(const View& view,
                                                   const domain::EnrolmentName& name);

struct ListEnrolmentsQuery {
  storage::EnrolmentFilter filter;
  PageRequest page;
};
absl::StatusOr<Page<domain::EnrolmentFile>> ListEnrolments(const View& view,
                                                           const ListEnrolmentsQuery& query);

absl::StatusOr<std::vector<domain::SeatPool>> GetSeatAvailability(const View& view,
                                                                  const domain::CohortName& cohort);

}  // namespace ecloserie::usecases
