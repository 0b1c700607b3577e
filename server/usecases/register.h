#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
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
absl::StatusOr<domain::Register> ShowRegister(const View& view, const domain::SessionName& name);

struct GetRegisterQuery {
  domain::SessionName session;
  std::string since_etag;           // With what changed since; empty for nothing.
  std::optional<absl::Time> as_of;  // As it was recorded then.
};
absl::StatusOr<domain::Register> GetRegister(const View& view, const GetRegisterQuery& query);

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
// The one place in which registers are locked, by whoever does; the reason is empty
// unless somebody has no mark.
void Lock(Unit& unit, domain::Session session, const std::string& force_reason);
std::int64_t CountUnmarked(const View& view, const domain::Session& session);

absl::StatusOr<domain::SessionName> LockRegister(Unit& unit, const LockRegisterCommand& command);

}  // namespace ecloserie::usecases
