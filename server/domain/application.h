#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "domain/name.h"
#include "domain/person.h"
#include "domain/resemblance.h"
#include "domain/words.h"

namespace ecloserie::domain {

enum class ApplicationState {
  kSubmitted,
  kInReview,
  kOffered,
  kAccepted,
  kEnrolled,
  kWaitlisted,
  kPool,
  kRejected,
  kDeclined,
  kOfferExpired,
  kOfferWithdrawn,
  kWithdrawn,
  kMerged,
};

constexpr auto Words(ApplicationState) {
  using enum ApplicationState;
  return std::to_array<Word<ApplicationState>>({
      {kSubmitted, "SUBMITTED"},
      {kInReview, "IN_REVIEW"},
      {kOffered, "OFFERED"},
      {kAccepted, "ACCEPTED"},
      {kEnrolled, "ENROLLED"},
      {kWaitlisted, "WAITLISTED"},
      {kPool, "POOL"},
      {kRejected, "REJECTED"},
      {kDeclined, "DECLINED"},
      {kOfferExpired, "OFFER_EXPIRED"},
      {kOfferWithdrawn, "OFFER_WITHDRAWN"},
      {kWithdrawn, "WITHDRAWN"},
      {kMerged, "MERGED"},
  });
}

// What can happen to an application. The events of the waiting list, of the pool
// and of merging join with their methods.
enum class ApplicationEvent {
  kSubmit,
  kReview,
  kOffer,
  kAccept,
  kDecline,
  kExpire,
  kReject,
  kEnrol
};

constexpr auto Words(ApplicationEvent) {
  using enum ApplicationEvent;
  return std::to_array<Word<ApplicationEvent>>({
      {kSubmit, "submit"},
      {kReview, "review"},
      {kOffer, "offer"},
      {kAccept, "accept"},
      {kDecline, "decline"},
      {kExpire, "expire"},
      {kReject, "reject"},
      {kEnrol, "enrol"},
  });
}

// The state after the event, or a refusal that names the state and the events
// allowed from it.
absl::StatusOr<ApplicationState> StateAfter(ApplicationState from, ApplicationEvent event);

// Whether a file still asks for a seat or has one, or could again: all but those that
// the applicant took back and those that are part of another.
bool IsStanding(ApplicationState state);

// A person's file for a cohort.
struct Application {
  ApplicationName name;
  CohortName cohort;
  PersonName person;
  std::string external_ref;  // may be empty
  std::vector<std::string> wished_tracks;
  ApplicationState state = ApplicationState::kSubmitted;
  std::optional<TrackName> offered_track;
  std::optional<absl::Time> offer_expires_at;
  std::optional<std::int64_t> score;
  std::string reason_code;
  absl::Time submitted_at;
  std::optional<EnrolmentName> enrolment;
  std::int64_t version = 1;
};

// One event in the life of an application; written once, never changed.
struct ApplicationTransition {
  ApplicationEvent event;
  std::optional<ApplicationState> from;
  std::string reason_code;
  std::string note;
};

// The file with everything that is shown of it.
struct ApplicationFile {
  Application application;
  Person applicant;
  std::vector<std::string> funding_agreements;  // names
  std::vector<ApplicationResemblance> resemblances;
};

// "blended|remote" and back.
std::string JoinTracks(const std::vector<std::string>& tracks);
std::vector<std::string> SplitTracks(std::string_view text);

absl::Status ApplicantDuplicate(const ApplicationName& match);
absl::Status OfferExpired(absl::Time expired_at);

}  // namespace ecloserie::domain
