#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "domain/register.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// A register bears the name of its session, and the version.

struct OpenRegisterCommand {
  domain::SessionName session;
  std::string etag;
};
absl::StatusOr<domain::SessionName> OpenRegister(Unit& unit, const OpenRegisterCommand& command);

// Empty of lines until it is opened. The lines are in no order: to fold names for
// it would hold the writer up, and whoever shows them sorts them.
absl::StatusOr<domain::Register> GetRegister(const View& view, const domain::SessionName& name);

struct RecordRegisterCommand {
  domain::SessionName session;
  std::vector<domain::MarkException> exceptions;
  std::string etag;
};
absl::StatusOr<domain::SessionName> RecordRegister(Unit& unit,
                                                   const RecordRegisterCommand& command);

struct LockRegisterCommand {
  domain::SessionName session;
  std::string force_reason;  // Empty: nobody may be unmarked.
  std::string etag;
};
absl::StatusOr<domain::SessionName> LockRegister(Unit& unit, const LockRegisterCommand& command);

}  // namespace ecloserie::usecases
