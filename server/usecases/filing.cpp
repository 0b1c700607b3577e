#include "usecases/filing.h"

#include <algorithm>

#include "domain/etag.h"
#include "domain/folding.h"
#include "domain/refusal.h"
#include "domain/scope.h"
#include "storage/application_store.h"
#include "storage/person_store.h"
#include "storage/resemblance_store.h"
#include "storage/school_store.h"
#include "storage/transition_store.h"
#include "usecases/people.h"
#include "usecases/resemblance.h"

namespace ecloserie::usecases {

std::string PlaceOfNote(const domain::ApplicationName& application, std::int64_t ordinal) {
  return application.ToString() + "/transitions/" + std::to_string(ordinal);
}

namespace {

// Somebody new, or somebody whom the school knows, brought up to date.
domain::Person RecordPerson(Unit& unit, const std::string& school, domain::Person applicant) {
  storage::Transaction& transaction = unit.transaction();
  const domain::Digest identity = IdentityOf(unit, applicant);
  const auto sealed = storage::FindPersonByIdentity(transaction, school, identity);
  if (!sealed) {
    applicant.name = {school, unit.NewId()};
    storage::InsertPerson(transaction, SealNewPerson(unit, applicant), identity);
    LeaveTraces(unit, applicant);
    return applicant;
  }
  const domain::Person known = OpenPerson(unit, *sealed);
  applicant = domain::BroughtUpToDate(known, applicant);
  if (domain::DifferingFields(known, applicant).empty()) return applicant;
  ++applicant.version;
  storage::UpdatePerson(transaction, SealPerson(unit, applicant, sealed->wrapped_key));
  RenewTraces(unit, known, applicant);
  return applicant;
}

}  // namespace

absl::StatusOr<absl::TimeZone> ZoneOfSchool(const View& view, const std::string& school) {
  const auto found = storage::FindSchool(view.transaction(), {school});
  if (!found) return domain::ResourceMissing("schools/" + school);
  absl::TimeZone zone;
  if (!absl::LoadTimeZone(found->time_zone, &zone)) {
    return domain::RuleBroken("TIME_ZONE", "the server does not know the school's time zone");
  }
  return zone;
}

absl::StatusOr<absl::CivilDay> SchoolDayAt(const View& view, const std::string& school,
                                           absl::Time now) {
  ASSIGN_OR_REFUSE(const absl::TimeZone zone, ZoneOfSchool(view, school));
  return absl::ToCivilDay(now, zone);
}

absl::StatusOr<absl::CivilDay> SchoolDay(const Unit& unit, const std::string& school) {
  return SchoolDayAt(unit, school, unit.now());
}

domain::Digest IdentityOf(const View& view, const domain::Person& person) {
  return view.environment().KeyedDigest(
      "identity", domain::IdentityKey(person.family_name, person.given_name, person.born_on));
}

std::optional<domain::Application> FindCertainDuplicate(const View& view,
                                                        const domain::CohortName& cohort,
                                                        const domain::Person& applicant) {
  const auto known =
      storage::FindPersonByIdentity(view.transaction(), cohort.school, IdentityOf(view, applicant));
  if (!known) return std::nullopt;
  return storage::FindApplicationOf(view.transaction(), cohort, known->name);
}

bool IsOutOfReach(const View& view, const domain::Person& applicant) {
  const domain::Caller& caller = view.caller();
  if (!domain::IsBound(caller)) return false;
  const std::string& school = caller.principal.name.school;
  const auto known =
      storage::FindPersonByIdentity(view.transaction(), school, IdentityOf(view, applicant));
  if (!known) return false;
  const auto& cohorts =
      caller.token.cohorts.empty() ? caller.principal.cohorts : caller.token.cohorts;
  return std::ranges::none_of(cohorts, [&](const std::string& cohort) {
    return domain::IsWithinReach(caller, {.cohort = cohort}) &&
           storage::FindApplicationOf(view.transaction(), {school, cohort}, known->name);
  });
}

domain::ApplicationFile FileApplication(Unit& unit, const domain::CohortName& cohort,
                                        domain::Person applicant, const std::string& external_ref,
                                        const std::vector<std::string>& wished_tracks) {
  storage::Transaction& transaction = unit.transaction();
  applicant = RecordPerson(unit, cohort.school, std::move(applicant));
  auto resemblances = FindResembling(unit, cohort, applicant);
  const domain::Application application{.name = {cohort.school, unit.NewId()},
                                        .cohort = cohort,
                                        .person = applicant.name,
                                        .external_ref = external_ref,
                                        .wished_tracks = wished_tracks,
                                        .submitted_at = unit.now()};
  storage::InsertApplication(transaction, application);
  storage::AppendTransition(transaction, application.name, {});
  for (const domain::ApplicationResemblance& resemblance : resemblances) {
    storage::InsertResemblance(transaction, application.name, resemblance);
  }
  return {.application = application,
          .applicant = std::move(applicant),
          .resemblances = std::move(resemblances)};
}

absl::Status ApplyEvent(Unit& unit, domain::Application& application,
                        domain::ApplicationEvent event, const std::string& reason_code,
                        const std::string& note) {
  const domain::ApplicationState from = application.state;
  ASSIGN_OR_REFUSE(application.state, domain::StateAfter(application, event));
  // A merge says nothing about the file itself, and can be taken back.
  const bool is_about_file =
      event != domain::ApplicationEvent::kMerge && event != domain::ApplicationEvent::kUnmerge;
  if (is_about_file && !reason_code.empty()) application.reason_code = reason_code;
  if (application.state != domain::ApplicationState::kMerged) {
    application.merged_into.reset();
    application.merged_from.reset();
  }
  storage::UpdateApplication(unit.transaction(), application);
  // Ordinals are versions: every event makes one.
  const std::int64_t ordinal = application.version + 1;
  storage::AppendTransition(
      unit.transaction(), application.name,
      {.ordinal = ordinal,
       .event = event,
       .from = from,
       .to = application.state,
       .reason_code = reason_code,
       .note = SealNote(unit, application.person, PlaceOfNote(application.name, ordinal), note)});
  ++application.version;
  return absl::OkStatus();
}

absl::StatusOr<domain::Application> LoadApplication(const View& view,
                                                    const domain::ApplicationName& name,
                                                    const std::string& etag) {
  auto application = storage::FindApplication(view.transaction(), name);
  if (!application) return domain::ResourceMissing(name.ToString());
  RETURN_IF_REFUSED(domain::RequireEtag(etag, application->version));
  return *std::move(application);
}

}  // namespace ecloserie::usecases
