#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "domain/enrolment.h"
#include "storage/enrolment_list.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

struct EnrolCommand {
  domain::ApplicationName application;
  std::optional<domain::HalfDay> entry;  // that of the offer when absent
  std::string etag;
};
absl::StatusOr<domain::EnrolmentName> Enrol(Unit& unit, const EnrolCommand& command);

struct ReenterEnrolmentCommand {
  domain::EnrolmentName name;  // of a spell that is over
  domain::TrackName track;
  domain::HalfDay entry;
  bool is_unfunded = false;  // without the seats of agreements that were had before
  std::string note;
  std::string etag;
};
// Answers with the new spell.
absl::StatusOr<domain::EnrolmentName> ReenterEnrolment(Unit& unit,
                                                       const ReenterEnrolmentCommand& command);

struct RecordOutcomeCommand {
  domain::EnrolmentName name;
  domain::Outcome outcome;
  std::string etag;
};
absl::StatusOr<domain::EnrolmentName> RecordOutcome(Unit& unit,
                                                    const RecordOutcomeCommand& command);

// As of the view.
absl::StatusOr<domain::EnrolmentFile> ShowEnrolment(const View& view,
                                                    const domain::EnrolmentName& name);

struct GetEnrolmentQuery {
  domain::EnrolmentName name;
  std::optional<absl::Time> as_of;
};
absl::StatusOr<domain::EnrolmentFile> GetEnrolment(const View& view,
                                                   const GetEnrolmentQuery& query);

struct ListEnrolmentsQuery {
  storage::EnrolmentFilter filter;
  std::optional<absl::Time> as_of;
  PageRequest page;
};
absl::StatusOr<Page<domain::EnrolmentFile>> ListEnrolments(const View& view,
                                                           const ListEnrolmentsQuery& query);

}  // namespace ecloserie::usecases
