#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "domain/justification.h"
#include "storage/justification_store.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// None of these reads or writes a mark, or asks whether a register is locked.

struct SubmitJustificationCommand {
  domain::EnrolmentName enrolment;
  domain::WallInterval interval;
  domain::JustificationCategory category = domain::JustificationCategory::kOther;
  std::string document_digest;
  std::string note;
};
absl::StatusOr<domain::JustificationName> SubmitJustification(
    Unit& unit, const SubmitJustificationCommand& command);

struct DecideJustificationCommand {
  domain::JustificationName name;
  domain::JustificationEvent decision = domain::JustificationEvent::kReject;
  std::string note;
  std::string etag;
};
absl::StatusOr<domain::JustificationName> DecideJustification(
    Unit& unit, const DecideJustificationCommand& command);

struct WithdrawJustificationCommand {
  domain::JustificationName name;
  std::string note;
  std::string etag;
};
absl::StatusOr<domain::JustificationName> WithdrawJustification(
    Unit& unit, const WithdrawJustificationCommand& command);

absl::StatusOr<domain::JustificationFile> GetJustification(const View& view,
                                                           const domain::JustificationName& name);

struct ListJustificationsQuery {
  domain::CohortName cohort;
  storage::JustificationFilter filter;
  PageRequest page;
};
absl::StatusOr<Page<domain::JustificationFile>> ListJustifications(
    const View& view, const ListJustificationsQuery& query);

}  // namespace ecloserie::usecases
