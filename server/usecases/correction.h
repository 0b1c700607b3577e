#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "domain/correction.h"
#include "domain/person.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// A correction beside the name of the trainee.
struct CorrectionFile {
  domain::Correction correction;
  domain::Person trainee;
};

struct CorrectMarkCommand {
  domain::SessionName session;
  domain::MarkException said;
  std::string reason_code;
  std::string note;
  std::string etag;  // Of the register.
};
// APPLIED at once, or PROPOSED where the school's policy wants somebody else to agree.
absl::StatusOr<domain::CorrectionName> CorrectMark(Unit& unit, const CorrectMarkCommand& command);

struct DecideCorrectionCommand {
  domain::CorrectionName name;
  domain::CorrectionDecision decision = domain::CorrectionDecision::kRefuse;
  std::string etag;
};
absl::StatusOr<domain::CorrectionName> DecideCorrection(Unit& unit,
                                                        const DecideCorrectionCommand& command);

absl::StatusOr<CorrectionFile> ShowCorrection(const View& view, const domain::CorrectionName& name);

struct ListCorrectionsQuery {
  domain::SessionName session;
  std::optional<domain::CorrectionState> state;
  PageRequest page;
};
absl::StatusOr<Page<CorrectionFile>> ListCorrections(const View& view,
                                                     const ListCorrectionsQuery& query);

}  // namespace ecloserie::usecases
