#include "domain/correction.h"

#include "domain/refusal.h"

namespace ecloserie::domain {

absl::Status RequireCorrectable(const Session& session) {
  return RequireState(session, SessionState::kLocked, "correct");
}

absl::StatusOr<Mark> CorrectedMark(const Session& session, const Mark& before,
                                   const MarkException& said) {
  if (const auto problem = FindExceptionProblem(said, session)) {
    std::vector<EnrolmentName> proposed_absent;
    if (problem->proposes_absent) proposed_absent.push_back(said.enrolment);
    return ExceptionsInvalid({{"mark." + problem->broken.field, problem->broken.rule}},
                             proposed_absent);
  }
  Mark after = MarkOf(said, session);
  if (!said.channel && before.channel) after.channel = before.channel;
  if (SaysTheSame(before, after)) {
    return RuleBroken("CORRECTION_CHANGES_NOTHING", "the mark says so already");
  }
  after.version = before.version + 1;
  return after;
}

absl::Status RequireDecidable(const Correction& correction, const std::string& actor) {
  if (correction.state != CorrectionState::kProposed) {
    return TransitionRefused("decide", WordOf(correction.state), "");
  }
  if (correction.proposed_by != actor) return absl::OkStatus();
  return RuleBroken("CORRECTION_NEEDS_ANOTHER",
                    "somebody else than who proposed the correction has to decide it");
}

absl::Status RequireStillSays(const Correction& correction, const Mark& now) {
  if (now.version == correction.before.version) return absl::OkStatus();
  return RuleBroken("CORRECTION_OUTDATED",
                    "the mark was corrected since: refuse this correction, and propose another");
}

}  // namespace ecloserie::domain
