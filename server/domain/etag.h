#pragma once

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "domain/refusal.h"

namespace ecloserie::domain {

// The version of a resource as callers see it: opaque to them.
inline std::string EtagOf(std::int64_t version) { return "v" + std::to_string(version); }

// An empty etag asks for no comparison.
inline absl::Status RequireEtag(const std::string& asked, std::int64_t version) {
  if (asked.empty() || asked == EtagOf(version)) return absl::OkStatus();
  return EtagMismatch(EtagOf(version));
}

}  // namespace ecloserie::domain
