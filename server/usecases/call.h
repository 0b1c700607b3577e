#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "domain/access.h"
#include "domain/environment.h"

namespace ecloserie::usecases {

// What the door knows about a call before anybody has judged it.
struct Call {
  std::string method;  // ecloserie.v1.EnrolmentService.MakeOffer
  domain::Permission permission;
  domain::Digest credential;  // the digest of what the caller shows
  // kNetwork when the request names none; empty when it is malformed and will be
  // refused for that.
  std::string school;
  // The resource names in the request, but for those of whole schools.
  std::vector<std::string> objects;
  absl::Time deadline;

  // Of changes only.
  std::string request_id;           // empty: nothing is remembered
  domain::Digest request_digest{};  // of all that is not personal
  // Of everything, when a field of the request is.
  std::optional<domain::Digest> values_digest;
  bool validate_only = false;
};

}  // namespace ecloserie::usecases
