#include "usecases/application.h"

#include "domain/refusal.h"
#include "domain/school.h"
#include "storage/cohort_store.h"
#include "storage/person_store.h"
#include "storage/resemblance_store.h"
#include "storage/seat_store.h"
#include "storage/selection_store.h"
#include "storage/transfer_store.h"
#include "storage/transition_store.h"
#include "usecases/cohort.h"
#include "usecases/filing.h"
#include "usecases/people.h"
#include "usecases/seats.h"

namespace ecloserie::usecases {
namespace {

std::string AgreementOrNothing(const domain::PoolName& pool) {
  return pool.Agreement() ? pool.ToString() : "";
}

std::vector<std::string> FundingAgreements(const View& view,
                                           const domain::ApplicationName& application) {
  std::vector<std::string> agreements;
  for (const domain::PoolName& pool :
       storage::PoolsOf(view.transaction(), application, view.as_of())) {
    std::string agreement = AgreementOrNothing(pool);
    if (!agreement.empty()) agreements.push_back(std::move(agreement));
  }
  return agreements;
}

absl::Status RequireGoodApplicant(const domain::Person& applicant, absl::CivilDay today) {
  std::vector<domain::FieldProblem> problems = domain::ProblemsOf(applicant, today);
  for (domain::FieldProblem& problem : problems) problem.field = "applicant." + problem.field;
  return problems.empty() ? absl::OkStatus() : domain::FieldsInvalid(problems);
}

absl::Status RequireTracks(const View& view, const SubmitApplicationCommand& command) {
  for (std::size_t i = 0; i < command.wished_tracks.size(); ++i) {
    const domain::TrackName track{command.cohort.school, command.cohort.slug,
                                  command.wished_tracks[i]};
    if (!storage::FindTrack(view.transaction(), track)) {
      return domain::FieldInvalid("wished_tracks[" + std::to_string(i) + "]",
                                  "must be a track of the cohort");
    }
  }
  return absl::OkStatus();
}

absl::Status RequireFreeRef(const View& view, const SubmitApplicationCommand& command) {
  const std::string external_ref = domain::TrimBlanks(command.external_ref);
  if (external_ref.empty()) return absl::OkStatus();
  const auto other =
      storage::FindApplicationByRef(view.transaction(), command.cohort, external_ref);
  return other ? domain::ResourceExists(other->name.ToString()) : absl::OkStatus();
}

}  // namespace

absl::StatusOr<domain::ApplicationName> SubmitApplication(Unit& unit,
                                                          const SubmitApplicationCommand& command) {
  ASSIGN_OR_REFUSE(const domain::Cohort cohort, GetCohort(unit, command.cohort));
  ASSIGN_OR_REFUSE(const absl::CivilDay today, SchoolDay(unit, command.cohort.school));
  RETURN_IF_REFUSED(domain::RequireWindowOpen(cohort, today));
  const domain::Person applicant = domain::WithoutOuterBlanks(command.applicant);
  RETURN_IF_REFUSED(RequireGoodApplicant(applicant, today));
  RETURN_IF_REFUSED(RequireTracks(unit, command));
  RETURN_IF_REFUSED(RequireFreeRef(unit, command));
  const auto duplicate = FindCertainDuplicate(unit, command.cohort, applicant);
  if (duplicate) return domain::ApplicantDuplicate(duplicate->name);
  if (IsOutOfReach(unit, applicant)) {
    return domain::PermissionMissing(domain::Permission::kEnrolmentWrite);
  }
  return FileApplication(unit, command.cohort, applicant, domain::TrimBlanks(command.external_ref),
                         command.wished_tracks)
      .application.name;
}

absl::StatusOr<domain::ApplicationFile> GetApplication(const View& view,
                                                       const domain::ApplicationName& name) {
  auto application = storage::FindApplication(view.transaction(), name, view.as_of());
  if (!application) return domain::ResourceMissing(name.ToString());
  const auto applicant = storage::FindPerson(view.transaction(), application->person, view.as_of());
  if (!applicant) return domain::ResourceMissing(application->person.ToString());
  return domain::ApplicationFile{
      .application = *std::move(application),
      .applicant = OpenPerson(view, *applicant),
      .funding_agreements = FundingAgreements(view, name),
      .resemblances = storage::ListResemblances(view.transaction(), name, view.as_of()),
      .transfer_id = storage::TransferIdOf(view.transaction(), name)};
}

absl::StatusOr<Page<domain::ApplicationFile>> ListApplications(const View& view,
                                                               const ListApplicationsQuery& query) {
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, query.page));
  std::vector<domain::ApplicationFile> files;
  for (const auto& [application, applicant] : storage::ListApplications(
           view.transaction(), query.filter, domain::ParseUuid(after).value_or(domain::Uuid{}),
           query.page.size + 1)) {
    files.push_back({.application = application,
                     .applicant = OpenPerson(view, applicant),
                     .funding_agreements = FundingAgreements(view, application.name),
                     .resemblances = storage::ListResemblances(view.transaction(), application.name,
                                                               view.as_of()),
                     .transfer_id = storage::TransferIdOf(view.transaction(), application.name)});
  }
  return CutPage(view, query.page, std::move(files), [](const domain::ApplicationFile& file) {
    return domain::ToText(file.application.name.id);
  });
}

absl::StatusOr<domain::ApplicationName> ReviewApplication(Unit& unit,
                                                          const ReviewApplicationCommand& command) {
  ASSIGN_OR_REFUSE(domain::Application application,
                   LoadApplication(unit, command.name, command.etag));
  // Two readers score without having seen one another's.
  if (command.score && storage::FindGrid(unit.transaction(), application.cohort)) {
    return domain::FieldInvalid("score", "is given by ScoreApplication: the cohort has a grid");
  }
  if (command.score) application.score = command.score;
  RETURN_IF_REFUSED(
      ApplyEvent(unit, application, domain::ApplicationEvent::kReview, "", command.note));
  return command.name;
}

absl::StatusOr<domain::ApplicationName> RejectApplication(Unit& unit,
                                                          const RejectApplicationCommand& command) {
  ASSIGN_OR_REFUSE(domain::Application application,
                   LoadApplication(unit, command.name, command.etag));
  RETURN_IF_REFUSED(ApplyEvent(unit, application, domain::ApplicationEvent::kReject,
                               command.reason_code, command.note));
  return command.name;
}

absl::StatusOr<domain::ApplicationName> PoolApplication(Unit& unit,
                                                        const PoolApplicationCommand& command) {
  ASSIGN_OR_REFUSE(domain::Application application,
                   LoadApplication(unit, command.name, command.etag));
  RETURN_IF_REFUSED(
      ApplyEvent(unit, application, domain::ApplicationEvent::kPool, "", command.note));
  return command.name;
}

absl::StatusOr<domain::ApplicationName> WithdrawApplication(
    Unit& unit, const WithdrawApplicationCommand& command) {
  ASSIGN_OR_REFUSE(domain::Application application,
                   LoadApplication(unit, command.name, command.etag));
  RETURN_IF_REFUSED(ApplyEvent(unit, application, domain::ApplicationEvent::kWithdraw,
                               command.reason_code, command.note));
  RETURN_IF_REFUSED(FreeSeats(unit, command.name));
  return command.name;
}

absl::StatusOr<Page<domain::ApplicationTransition>> ListApplicationTransitions(
    const View& view, const ListApplicationTransitionsQuery& query) {
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, query.page));
  const auto application = storage::FindApplication(view.transaction(), query.application);
  if (!application) return domain::ResourceMissing(query.application.ToString());
  const std::int64_t ordinal = NumberOfKey(after);
  auto transitions =
      storage::ListTransitions(view.transaction(), query.application, ordinal, query.page.size + 1);
  // Notes are the school's own: whoever only reads does not see them.
  const bool is_own_eyes = view.caller().Holds(domain::Permission::kEnrolmentWrite);
  for (domain::ApplicationTransition& transition : transitions) {
    const std::string place = PlaceOfNote(query.application, transition.ordinal);
    transition.note =
        is_own_eyes ? OpenNote(view, application->person, place, transition.note) : "";
  }
  return CutPage(view, query.page, std::move(transitions),
                 [](const domain::ApplicationTransition& transition) {
                   return std::to_string(transition.ordinal);
                 });
}

}  // namespace ecloserie::usecases
