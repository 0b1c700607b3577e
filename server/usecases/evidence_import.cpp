#include "usecases/evidence_import.h"

#include <map>
#include <utility>
#include <variant>

#include "domain/refusal.h"
#include "domain/remote_half_day.h"
#include "storage/evidence_store.h"
#include "storage/trainee_session_store.h"
#include "usecases/cohort.h"
#include "usecases/filing.h"
#include "usecases/trainee_finder.h"

namespace ecloserie::usecases {
namespace {

using domain::EvidenceDraft;
using domain::EvidenceVerdict;
using domain::FieldProblem;
using domain::JudgedEvidence;

// Whose, and of which half-day.
struct Subject {
  domain::EnrolmentName enrolment;
  domain::HalfDay at;
};

// Takes the rows of one import one after the other.
class EvidenceFiler {
 public:
  EvidenceFiler(Unit& unit, const ImportEvidenceCommand& command, domain::EvidenceRules rules)
      : unit_(unit), command_(command), rules_(std::move(rules)), trainees_(unit, command.cohort) {}

  JudgedEvidence Take(const domain::EvidenceRow& row) {
    auto judged = domain::JudgeRow(row, rules_);
    if (auto* problem = std::get_if<FieldProblem>(&judged)) return Refused(row, *problem);
    const auto& draft = std::get<EvidenceDraft>(judged);
    auto subject = FindSubject(draft);
    if (auto* problem = std::get_if<FieldProblem>(&subject)) return Refused(row, *problem);
    return File(row, draft, std::get<Subject>(subject));
  }

 private:
  static JudgedEvidence Refused(const domain::EvidenceRow& row, FieldProblem problem) {
    return {.line = row.line, .field = std::move(problem.field), .rule = std::move(problem.rule)};
  }

  std::variant<Subject, FieldProblem> FindSubject(const EvidenceDraft& draft) {
    const auto& spells = trainees_.Find(draft.trainee);
    if (spells.empty()) return FieldProblem{"trainee", "is nobody of the cohort"};
    std::optional<Subject> subject;
    for (const domain::Enrolment& spell : spells) {
      if (spell.person != spells.front().person) {
        return FieldProblem{"trainee", "is several trainees: give the reference of one"};
      }
      const auto at = domain::HalfDayAround(RemoteOf(spell, draft.day), draft.minute);
      if (at) subject = Subject{spell.name, *at};
    }
    if (!subject) return FieldProblem{"at", "is in no half-day at a distance of the trainee"};
    return *std::move(subject);
  }

  std::vector<domain::TraineeSession> RemoteOf(const domain::Enrolment& spell, absl::CivilDay day) {
    auto known = half_days_.find(spell.name);
    if (known == half_days_.end()) {
      auto all = storage::TraineeSessionsOf(
          unit_.transaction(), spell, {.first_on = command_.first_on, .last_on = command_.last_on});
      known = half_days_.emplace(spell.name, std::move(all)).first;
    }
    std::vector<domain::TraineeSession> of_day;
    for (const domain::TraineeSession& half_day : known->second) {
      if (half_day.at.day == day && domain::IsRemote(half_day)) of_day.push_back(half_day);
    }
    return of_day;
  }

  JudgedEvidence File(const domain::EvidenceRow& row, const EvidenceDraft& draft,
                      const Subject& subject) {
    domain::Evidence told = Told(draft, subject);
    const auto known = storage::FindEvidenceByRef(unit_.transaction(), command_.cohort.school,
                                                  told.source, *told.external_ref);
    if (known && !domain::TellTheSame(*known, told)) {
      const char* field = draft.external_ref.empty() ? "at" : "external_ref";
      return Refused(row, {field, "is known, and tells something else"});
    }
    if (known) {
      return {.line = row.line, .verdict = EvidenceVerdict::kUnchanged, .evidence = known->name};
    }
    told.name = {command_.cohort.school, unit_.NewId()};
    storage::InsertEvidence(unit_.transaction(), told);
    return {.line = row.line, .verdict = EvidenceVerdict::kProposed, .evidence = told.name};
  }

  domain::Evidence Told(const EvidenceDraft& draft, const Subject& subject) const {
    return {.cohort = command_.cohort,
            .enrolment = subject.enrolment,
            .at = subject.at,
            .kind = draft.kind,
            .observed_at = draft.observed_at,
            .minutes = draft.minutes,
            .source = command_.source,
            .external_ref =
                draft.external_ref.empty() ? MadeRef(draft, subject.enrolment) : draft.external_ref,
            .recorded_by = unit_.caller().Actor(),
            .recorded_at = unit_.now()};
  }

  // The same for the same row, and of nobody's name.
  static std::string MadeRef(const EvidenceDraft& draft, const domain::EnrolmentName& enrolment) {
    return domain::ToText(enrolment.id) + " " + std::string(domain::WordOf(draft.kind)) + " " +
           absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", draft.observed_at, absl::UTCTimeZone());
  }

  Unit& unit_;
  const ImportEvidenceCommand& command_;
  const domain::EvidenceRules rules_;
  TraineeFinder trainees_;
  std::map<domain::EnrolmentName, std::vector<domain::TraineeSession>> half_days_;
};

}  // namespace

absl::StatusOr<domain::EvidenceOutcome> ImportEvidence(Unit& unit,
                                                       const ImportEvidenceCommand& command) {
  RETURN_IF_REFUSED(GetCohort(unit, command.cohort).status());
  RETURN_IF_REFUSED(domain::RequireRange({command.first_on, command.last_on}));
  ASSIGN_OR_REFUSE(const absl::TimeZone zone, ZoneOfSchool(unit, command.cohort.school));
  EvidenceFiler filer(unit, command,
                      {.date_format = command.date_format,
                       .default_kind = command.default_kind,
                       .zone = zone,
                       .now = unit.now(),
                       .first_on = command.first_on,
                       .last_on = command.last_on});
  domain::EvidenceOutcome outcome;
  for (const domain::EvidenceRow& row : command.rows) outcome.rows.push_back(filer.Take(row));
  return outcome;
}

absl::StatusOr<domain::EvidenceOutcome> ShowEvidenceImport(const View&,
                                                           const domain::EvidenceOutcome& outcome) {
  return outcome;
}

}  // namespace ecloserie::usecases
