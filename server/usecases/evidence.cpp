#include "usecases/evidence.h"

#include <algorithm>
#include <set>
#include <utility>

#include "domain/refusal.h"
#include "domain/remote_half_day.h"
#include "storage/enrolment_store.h"
#include "storage/person_store.h"
#include "storage/trainee_session_store.h"
#include "usecases/cohort.h"
#include "usecases/people.h"

namespace ecloserie::usecases {
namespace {

std::string PlaceOfDocument(const domain::EvidenceName& name) {
  return name.ToString() + "/document";
}

std::string PlaceOfNote(const domain::EvidenceName& name) { return name.ToString() + "/note"; }

absl::StatusOr<domain::Enrolment> Load(const View& view, const domain::EnrolmentName& name) {
  auto enrolment = storage::FindEnrolment(view.transaction(), name, view.as_of());
  if (!enrolment) return domain::ResourceMissing(name.ToString());
  return *std::move(enrolment);
}

// A half-day that the trainee has at a distance, and that has begun.
absl::Status RequireHeld(const Unit& unit, const domain::Enrolment& enrolment,
                         const domain::HalfDay& at) {
  const auto of_day = storage::TraineeSessionsOf(unit.transaction(), enrolment,
                                                 {.first_on = at.day, .last_on = at.day});
  const auto held = std::ranges::find_if(of_day, [&](const domain::TraineeSession& half_day) {
    return half_day.at == at && domain::IsRemote(half_day);
  });
  if (held == of_day.end()) return domain::NoRemoteHalfDay(at);
  return held->starts_at > unit.now() ? domain::HalfDayToCome(at) : absl::OkStatus();
}

domain::Evidence Told(const Unit& unit, const domain::Enrolment& enrolment,
                      const RecordEvidenceCommand& command) {
  return {.cohort = enrolment.cohort,
          .enrolment = enrolment.name,
          .at = command.at,
          .kind = command.kind,
          .observed_at = command.observed_at.value_or(unit.now()),
          .minutes = command.minutes,
          .source = command.source,
          .external_ref = command.external_ref,
          .state = domain::EvidenceState::kConfirmed,
          .recorded_by = unit.caller().Actor(),
          .recorded_at = unit.now(),
          .decided_by = unit.caller().Actor(),
          .decided_at = unit.now()};
}

absl::StatusOr<domain::EvidenceFile> Open(const View& view, domain::Evidence it) {
  ASSIGN_OR_REFUSE(const domain::Enrolment enrolment, Load(view, it.enrolment));
  const auto trainee = storage::FindPerson(view.transaction(), enrolment.person, view.as_of());
  if (!trainee) return domain::ResourceMissing(enrolment.person.ToString());
  it.document_digest =
      OpenNote(view, enrolment.person, PlaceOfDocument(it.name), it.document_digest);
  it.note = OpenNote(view, enrolment.person, PlaceOfNote(it.name), it.note);
  return domain::EvidenceFile{.evidence = std::move(it), .trainee = OpenPerson(view, *trainee)};
}

absl::Status Decide(Unit& unit, const domain::EvidenceName& name, domain::EvidenceEvent event) {
  auto found = storage::FindEvidence(unit.transaction(), name);
  if (!found) return domain::ResourceMissing(name.ToString());
  ASSIGN_OR_REFUSE(found->state, domain::StateAfter(found->state, event));
  found->decided_by = unit.caller().Actor();
  found->decided_at = unit.now();
  storage::UpdateEvidence(unit.transaction(), *found);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<domain::EvidenceName> RecordEvidence(Unit& unit,
                                                    const RecordEvidenceCommand& command) {
  ASSIGN_OR_REFUSE(const domain::Enrolment enrolment, Load(unit, command.enrolment));
  domain::Evidence told = Told(unit, enrolment, command);
  if (told.observed_at > unit.now()) {
    return domain::FieldInvalid("observe_time", "must not lie in the future");
  }
  if (told.external_ref) {
    const auto known = storage::FindEvidenceByRef(unit.transaction(), enrolment.name.school,
                                                  told.source, *told.external_ref);
    if (known && !command.observed_at) told.observed_at = known->observed_at;
    if (known && domain::TellTheSame(*known, told)) return known->name;
    if (known) return domain::ResourceExists(known->name.ToString());
  }
  RETURN_IF_REFUSED(RequireHeld(unit, enrolment, command.at));
  told.name = {enrolment.name.school, unit.NewId()};
  told.document_digest =
      SealNote(unit, enrolment.person, PlaceOfDocument(told.name), command.document_digest);
  told.note = SealNote(unit, enrolment.person, PlaceOfNote(told.name), command.note);
  storage::InsertEvidence(unit.transaction(), told);
  return told.name;
}

absl::StatusOr<domain::EvidenceNames> DecideEvidence(Unit& unit,
                                                     const DecideEvidenceCommand& command) {
  std::set<domain::EvidenceName> decided;
  std::int64_t row = 0;
  for (const domain::EvidenceName& name : command.names) {
    ++row;
    if (!decided.insert(name).second) {
      return domain::FieldInvalid("names[" + std::to_string(row - 1) + "]", "must be listed once");
    }
    const absl::Status done = Decide(unit, name, command.decision);
    if (!done.ok()) return domain::InRow(done, "names", row);
  }
  return domain::EvidenceNames{command.names};
}

absl::StatusOr<domain::EvidenceFile> ShowEvidence(const View& view,
                                                  const domain::EvidenceName& name) {
  auto found = storage::FindEvidence(view.transaction(), name, view.as_of());
  if (!found) return domain::ResourceMissing(name.ToString());
  return Open(view, *std::move(found));
}

absl::StatusOr<std::vector<domain::EvidenceFile>> ShowDecided(const View& view,
                                                              const domain::EvidenceNames& names) {
  std::vector<domain::EvidenceFile> files;
  for (const domain::EvidenceName& name : names.names) {
    ASSIGN_OR_REFUSE(auto file, ShowEvidence(view, name));
    files.push_back(std::move(file));
  }
  return files;
}

absl::StatusOr<Page<domain::EvidenceFile>> ListEvidence(const View& view,
                                                        const ListEvidenceQuery& query) {
  RETURN_IF_REFUSED(GetCohort(view, query.cohort).status());
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, query.page));
  std::vector<domain::EvidenceFile> files;
  for (domain::Evidence& it : storage::ListEvidence(
           view.transaction(), query.cohort, query.filter,
           domain::ParseUuid(after).value_or(domain::Uuid{}), query.page.size + 1)) {
    ASSIGN_OR_REFUSE(auto file, Open(view, std::move(it)));
    files.push_back(std::move(file));
  }
  return CutPage(view, query.page, std::move(files), [](const domain::EvidenceFile& file) {
    return domain::ToText(file.evidence.name.id);
  });
}

}  // namespace ecloserie::usecases
