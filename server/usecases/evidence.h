#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "domain/evidence.h"
#include "storage/evidence_store.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// None of these reads or writes a mark.

struct RecordEvidenceCommand {
  domain::EnrolmentName enrolment;
  domain::HalfDay at;
  domain::EvidenceKind kind = domain::EvidenceKind::kStaffAttest;
  std::optional<absl::Time> observed_at;  // now when absent
  std::optional<std::int64_t> minutes;
  std::string document_digest;
  std::string source;
  std::optional<std::string> external_ref;
  std::string note;
};
// Confirmed at once, for somebody of the staff says it. A reference that is known answers
// with what is there, if that tells of the same.
absl::StatusOr<domain::EvidenceName> RecordEvidence(Unit& unit,
                                                    const RecordEvidenceCommand& command);

struct DecideEvidenceCommand {
  std::vector<domain::EvidenceName> names;
  domain::EvidenceEvent decision = domain::EvidenceEvent::kReject;
};
// All of them, or none.
absl::StatusOr<domain::EvidenceNames> DecideEvidence(Unit& unit,
                                                     const DecideEvidenceCommand& command);

absl::StatusOr<domain::EvidenceFile> ShowEvidence(const View& view,
                                                  const domain::EvidenceName& name);
absl::StatusOr<std::vector<domain::EvidenceFile>> ShowDecided(const View& view,
                                                              const domain::EvidenceNames& names);

struct ListEvidenceQuery {
  domain::CohortName cohort;
  storage::EvidenceFilter filter;
  PageRequest page;
};
absl::StatusOr<Page<domain::EvidenceFile>> ListEvidence(const View& view,
                                                        const ListEvidenceQuery& query);

}  // namespace ecloserie::usecases
