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

// What can happen to an application.
enum class ApplicationEvent {
  kSubmit,
  kReview,
  kOffer,
  kAccept,
  kDecline,
  kExpire,
  kWithdrawOffer,
  kWaitlist,
  kPrioritise,  // gives one who waits another place in the line
  kPool,
  kReject,
  kWithdraw,
  kMerge,
  kUnmerge,
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
      {kWithdrawOffer, "withdraw_offer"},
      {kWaitlist, "waitlist"},
      {kPrioritise, "prioritise"},
      {kPool, "pool"},
      {kReject, "reject"},
      {kWithdraw, "withdraw"},
      {kMerge, "merge"},
      {kUnmerge, "unmerge"},
      {kEnrol, "enrol"},
  });
}

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
  // What the file waits for, or waited for last.
  std::optional<TrackName> waiting_track;
  std::vector<AgreementName> waiting_agreements;
  std::int64_t waiting_priority = 0;
  std::optional<std::int64_t> score;
  std::string reason_code;
  absl::Time submitted_at;
  std::optional<EnrolmentName> enrolment;
  // Of a duplicate: the file that counts, and the state that unmerging brings back.
  std::optional<ApplicationName> merged_into;
  std::optional<ApplicationState> merged_from;
  std::int64_t version = 1;
};

// The state after the event, or a refusal that names the state and the events
// allowed from it.
absl::StatusOr<ApplicationState> StateAfter(const Application& application, ApplicationEvent event);

// One event in the life of an application; written once, never changed.
struct ApplicationTransition {
  std::int64_t ordinal = 1;
  ApplicationEvent event = ApplicationEvent::kSubmit;
  std::optional<ApplicationState> from;
  ApplicationState to = ApplicationState::kSubmitted;
  std::string actor;
  absl::Time at;
  std::string reason_code;
  std::string note;
};

// The file with everything that is shown of it.
struct ApplicationFile {
  Application application;
  Person applicant;
  std::vector<std::string> funding_agreements;  // names
  std::vector<ApplicationResemblance> resemblances;
  std::string transfer_id;  // of whoever came from another school
};

// "blended|remote" and back: the slugs of tracks or agreements.
std::string JoinSlugs(const std::vector<std::string>& slugs);
std::vector<std::string> SplitSlugs(std::string_view text);

absl::Status ApplicantDuplicate(const ApplicationName& match);
absl::Status OfferExpired(absl::Time expired_at);
// A file is merged into another of the same cohort that is not a duplicate itself.
absl::Status RequireMergeable(const Application& duplicate, const Application& into);

}  // namespace ecloserie::domain
