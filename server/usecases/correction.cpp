#include "usecases/correction.h"

#include <utility>

#include "domain/etag.h"
#include "domain/refusal.h"
#include "storage/correction_store.h"
#include "storage/enrolment_store.h"
#include "storage/person_store.h"
#include "storage/register_store.h"
#include "storage/session_store.h"
#include "usecases/attendance_policy.h"
#include "usecases/people.h"
#include "usecases/session.h"

namespace ecloserie::usecases {
namespace {

using domain::CorrectionState;

absl::StatusOr<domain::PersonName> PersonOf(const View& view, const domain::EnrolmentName& name) {
  const auto enrolment = storage::FindEnrolment(view.transaction(), name);
  if (!enrolment) return domain::ResourceMissing(name.ToString());
  return enrolment->person;
}

// The one place in which a register changes after its lock.
void ApplyCorrection(Unit& unit, const domain::Session& session,
                     const domain::Correction& correction) {
  domain::Mark mark = correction.after;
  mark.capture = domain::Capture::kStaff;
  mark.marked_by = correction.proposed_by;
  mark.marked_at = unit.now();
  storage::PutMarks(unit.transaction(), session.name, {mark});
  storage::UpdateSession(unit.transaction(), session);
}

absl::StatusOr<CorrectionFile> OpenFile(const View& view, domain::Correction correction) {
  ASSIGN_OR_REFUSE(const auto person, PersonOf(view, correction.after.enrolment));
  const auto sealed = storage::FindPerson(view.transaction(), person, view.as_of());
  if (!sealed) return domain::ResourceMissing(person.ToString());
  correction.note = OpenNote(view, person, correction.name.ToString(), correction.note);
  return CorrectionFile{.correction = std::move(correction), .trainee = OpenPerson(view, *sealed)};
}

}  // namespace

absl::StatusOr<domain::CorrectionName> CorrectMark(Unit& unit, const CorrectMarkCommand& command) {
  ASSIGN_OR_REFUSE(const domain::Session session, GetSession(unit, command.session));
  RETURN_IF_REFUSED(domain::RequireEtag(command.etag, session.version));
  RETURN_IF_REFUSED(domain::RequireCorrectable(session));
  auto before = storage::FindMark(unit.transaction(), session.name, command.said.enrolment);
  if (!before) return domain::NotOnRoster(command.said.enrolment, session.name);
  ASSIGN_OR_REFUSE(auto after, domain::CorrectedMark(session, *before, command.said));
  ASSIGN_OR_REFUSE(const auto person, PersonOf(unit, command.said.enrolment));

  const domain::SchoolName school{session.name.school};
  domain::Correction correction{.name = {school.school, unit.NewId()},
                                .session = session.name,
                                .before = *std::move(before),
                                .after = std::move(after),
                                .reason_code = command.reason_code,
                                .proposed_by = unit.caller().Actor(),
                                .proposed_at = unit.now()};
  correction.note = SealNote(unit, person, correction.name.ToString(), command.note);
  if (!PolicyOf(unit, school).needs_approver) correction.state = CorrectionState::kApplied;
  storage::InsertCorrection(unit.transaction(), correction);
  if (correction.state == CorrectionState::kApplied) ApplyCorrection(unit, session, correction);
  return correction.name;
}

absl::StatusOr<domain::CorrectionName> DecideCorrection(Unit& unit,
                                                        const DecideCorrectionCommand& command) {
  auto correction = storage::FindCorrection(unit.transaction(), command.name);
  if (!correction) return domain::ResourceMissing(command.name.ToString());
  RETURN_IF_REFUSED(domain::RequireEtag(command.etag, correction->version));
  RETURN_IF_REFUSED(domain::RequireDecidable(*correction, unit.caller().Actor()));
  correction->decided_by = unit.caller().Actor();
  correction->decided_at = unit.now();
  correction->state = CorrectionState::kRefused;
  if (command.decision == domain::CorrectionDecision::kApprove) {
    ASSIGN_OR_REFUSE(const domain::Session session, GetSession(unit, correction->session));
    const auto now =
        storage::FindMark(unit.transaction(), session.name, correction->after.enrolment);
    RETURN_IF_REFUSED(domain::RequireStillSays(*correction, *now));
    ApplyCorrection(unit, session, *correction);
    correction->state = CorrectionState::kApplied;
  }
  storage::UpdateCorrection(unit.transaction(), *correction);
  return correction->name;
}

absl::StatusOr<CorrectionFile> ShowCorrection(const View& view,
                                              const domain::CorrectionName& name) {
  auto correction = storage::FindCorrection(view.transaction(), name, view.as_of());
  if (!correction) return domain::ResourceMissing(name.ToString());
  return OpenFile(view, *std::move(correction));
}

absl::StatusOr<Page<CorrectionFile>> ListCorrections(const View& view,
                                                     const ListCorrectionsQuery& query) {
  RETURN_IF_REFUSED(GetSession(view, query.session).status());
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, query.page));
  std::vector<CorrectionFile> files;
  for (domain::Correction& correction : storage::ListCorrections(
           view.transaction(), query.session, query.state,
           domain::ParseUuid(after).value_or(domain::Uuid{}), query.page.size + 1)) {
    ASSIGN_OR_REFUSE(auto file, OpenFile(view, std::move(correction)));
    files.push_back(std::move(file));
  }
  return CutPage(view, query.page, std::move(files), [](const CorrectionFile& file) {
    return domain::ToText(file.correction.name.id);
  });
}

}  // namespace ecloserie::usecases
