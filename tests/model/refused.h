#pragma once

#include <map>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace ecloserie::model {

// Every reason for which the model refuses; a broken rule is told with its name.
enum class Reason {
  kFieldInvalid,
  kPermissionMissing,
  kResourceMissing,
  kResourceExists,
  kRequestIdReused,
  kEtagMismatch,
  kTransitionRefused,
  kWindowClosed,
  kApplicantDuplicate,
  kSeatsExhausted,
  kEligibilityUndecided,
  kNotEligible,
  kOfferExpired,
  kSeatsOccupied,
  kRegisterLocked,
  kRegisterNotOpen,
  kMarksMissing,
  kNotOnRoster,
  kFundExhausted,
  kCeilingExhausted,
  kSeatOverfunded,
  kPledgeExceeded,
  kAllocationExpired,
  kAgreementCohort,
  kFundParty,
  kFundCohort,
  kPledgeParty,
  kNature,
  kSeatNotUnderAgreement,
  kUnitPrice,
};

std::string WordOf(Reason reason);
std::vector<Reason> AllReasons();

// What a refusal must say, but for its sentence.
struct Refused {
  Reason reason = Reason::kFieldInvalid;
  std::map<std::string, std::string> metadata;
  std::vector<std::string> fields;
};

template <class T>
using Predicted = tl::expected<T, Refused>;

inline tl::unexpected<Refused> Refuse(Reason reason,
                                      std::map<std::string, std::string> metadata = {}) {
  return tl::unexpected(Refused{reason, std::move(metadata), {}});
}
inline tl::unexpected<Refused> RefuseFields(std::vector<std::string> fields) {
  return tl::unexpected(Refused{Reason::kFieldInvalid, {}, std::move(fields)});
}
inline tl::unexpected<Refused> Missing(const std::string& resource) {
  return Refuse(Reason::kResourceMissing, {{"resource", resource}});
}
inline tl::unexpected<Refused> Exists(const std::string& resource) {
  return Refuse(Reason::kResourceExists, {{"resource", resource}});
}

}  // namespace ecloserie::model
