#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "domain/enrolment.h"
#include "storage/enrolment_store.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

struct EnrolCommand {
  domain::ApplicationName application;
  std::optional<domain::HalfDay> entry;  // that of the offer when absent
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

}  // namespace ecloserie::usecases
