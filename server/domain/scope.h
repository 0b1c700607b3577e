#pragma once

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "domain/access.h"
#include "domain/uuid.h"

namespace ecloserie::domain {

// To whom an object belongs: what roles are bound to that are bound to objects.
struct Belonging {
  std::optional<std::string> cohort;
  std::optional<std::string> party;
  std::optional<Uuid> enrolment;
};

// Whether the caller is bound to objects at all.
bool IsBound(const Caller& caller);

// Whether what belongs so is the caller's.
bool IsWithinReach(const Caller& caller, const Belonging& belonging);

}  // namespace ecloserie::domain
