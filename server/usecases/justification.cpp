#include "usecases/justification.h"

#include <utility>

#include "domain/etag.h"
#include "domain/refusal.h"
#include "storage/enrolment_store.h"
#include "storage/person_store.h"
#include "usecases/cohort.h"
#include "usecases/people.h"

namespace ecloserie::usecases {
namespace {

using domain::Justification;

std::string PlaceOfDocument(const domain::JustificationName& name) {
  return name.ToString() + "/document";
}

// Notes are written with versions: the first hands in, the others decide.
std::string PlaceOfNote(const domain::JustificationName& name, std::int64_t version) {
  return name.ToString() + "/versions/" + std::to_string(version);
}

absl::StatusOr<domain::Enrolment> Load(const View& view, const domain::EnrolmentName& name) {
  auto enrolment = storage::FindEnrolment(view.transaction(), name, view.as_of());
  if (!enrolment) return domain::ResourceMissing(name.ToString());
  return *std::move(enrolment);
}

absl::StatusOr<domain::JustificationName> Change(Unit& unit, const domain::JustificationName& name,
                                                 domain::JustificationEvent event,
                                                 const std::string& note, const std::string& etag) {
  auto found = storage::FindJustification(unit.transaction(), name);
  if (!found) return domain::ResourceMissing(name.ToString());
  RETURN_IF_REFUSED(domain::RequireEtag(etag, found->version));
  ASSIGN_OR_REFUSE(found->state, domain::StateAfter(found->state, event));
  ASSIGN_OR_REFUSE(const domain::Enrolment enrolment, Load(unit, found->enrolment));
  found->decided_by = unit.caller().Actor();
  found->decided_at = unit.now();
  found->decision_note =
      SealNote(unit, enrolment.person, PlaceOfNote(name, found->version + 1), note);
  storage::UpdateJustification(unit.transaction(), *found);
  return name;
}

absl::StatusOr<domain::JustificationFile> Open(const View& view, Justification it) {
  ASSIGN_OR_REFUSE(const domain::Enrolment enrolment, Load(view, it.enrolment));
  const auto trainee = storage::FindPerson(view.transaction(), enrolment.person, view.as_of());
  if (!trainee) return domain::ResourceMissing(enrolment.person.ToString());
  const auto open = [&](const std::string& place, std::string& sealed) {
    sealed = OpenNote(view, enrolment.person, place, sealed);
  };
  open(PlaceOfDocument(it.name), it.document_digest);
  open(PlaceOfNote(it.name, 1), it.note);
  open(PlaceOfNote(it.name, it.version), it.decision_note);
  return domain::JustificationFile{.justification = std::move(it),
                                   .trainee = OpenPerson(view, *trainee)};
}

}  // namespace

absl::StatusOr<domain::JustificationName> SubmitJustification(
    Unit& unit, const SubmitJustificationCommand& command) {
  ASSIGN_OR_REFUSE(const domain::Enrolment enrolment, Load(unit, command.enrolment));
  RETURN_IF_REFUSED(domain::RequireInterval(command.interval));
  const domain::JustificationName name{enrolment.name.school, unit.NewId()};
  const auto seal = [&](const std::string& place, const std::string& text) {
    return SealNote(unit, enrolment.person, place, text);
  };
  storage::InsertJustification(
      unit.transaction(), {.name = name,
                           .cohort = enrolment.cohort,
                           .enrolment = enrolment.name,
                           .interval = command.interval,
                           .category = command.category,
                           .document_digest = seal(PlaceOfDocument(name), command.document_digest),
                           .note = seal(PlaceOfNote(name, 1), command.note),
                           .submitted_by = unit.caller().Actor(),
                           .submitted_at = unit.now()});
  return name;
}

absl::StatusOr<domain::JustificationName> DecideJustification(
    Unit& unit, const DecideJustificationCommand& command) {
  return Change(unit, command.name, command.decision, command.note, command.etag);
}

absl::StatusOr<domain::JustificationName> WithdrawJustification(
    Unit& unit, const WithdrawJustificationCommand& command) {
  return Change(unit, command.name, domain::JustificationEvent::kWithdraw, command.note,
                command.etag);
}

absl::StatusOr<domain::JustificationFile> GetJustification(const View& view,
                                                           const domain::JustificationName& name) {
  auto found = storage::FindJustification(view.transaction(), name, view.as_of());
  if (!found) return domain::ResourceMissing(name.ToString());
  return Open(view, *std::move(found));
}

absl::StatusOr<Page<domain::JustificationFile>> ListJustifications(
    const View& view, const ListJustificationsQuery& query) {
  RETURN_IF_REFUSED(GetCohort(view, query.cohort).status());
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, query.page));
  std::vector<domain::JustificationFile> files;
  for (Justification& it : storage::ListJustifications(
           view.transaction(), query.cohort, query.filter,
           domain::ParseUuid(after).value_or(domain::Uuid{}), query.page.size + 1)) {
    ASSIGN_OR_REFUSE(auto file, Open(view, std::move(it)));
    files.push_back(std::move(file));
  }
  return CutPage(view, query.page, std::move(files), [](const domain::JustificationFile& file) {
    return domain::ToText(file.justification.name.id);
  });
}

}  // namespace ecloserie::usecases
