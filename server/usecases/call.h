#pragma once

#include <string>

#include "absl/time/time.h"
#include "domain/access.h"
#include "domain/environment.h"

namespace ecloserie::usecases {

// What the door knows about a call before anybody has judged it.
struct Call {
  std::string method;  // ecloserie.v1.EnrolmentService.MakeOffer
  domain::Permission permission;
  domain::Digest credential;  // the digest of the bearer token
  std::string school;         // kNetwork when the request names none
  absl::Time deadline;

  // Of changes only.
  std::string request_id;  // empty: nothing is remembered
  domain::Digest request_digest{};
  bool validate_only = false;
};

}  // namespace ecloserie::usecases
