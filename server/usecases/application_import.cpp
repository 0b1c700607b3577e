#include "usecases/application_import.h"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "domain/folding.h"
#include "domain/refusal.h"
#include "storage/application_store.h"
#include "storage/cohort_store.h"
#include "storage/person_store.h"
#include "usecases/cohort.h"
#include "usecases/filing.h"
#include "usecases/people.h"

namespace ecloserie::usecases {
namespace {

using domain::ApplicationDraft;
using domain::JudgedRow;
using domain::RowVerdict;

JudgedRow Refused(std::int64_t line, const std::string& field, const std::string& rule) {
  return {.line = line, .verdict = RowVerdict::kRefused, .field = field, .rule = rule};
}

// Judges the rows of one import: each by itself, against the rows before it in
// the file, and against what the school has on file.
class ImportJudge {
 public:
  ImportJudge(const View& view, domain::CohortName cohort, domain::RowRules rules)
      : view_(view), cohort_(std::move(cohort)), rules_(std::move(rules)) {}

  // kCreated stands for "good, to be filed"; then the draft is kept.
  JudgedRow Judge(const domain::ApplicationRow& row) {
    auto judged = domain::JudgeRow(row, rules_);
    if (const auto* problem = std::get_if<domain::FieldProblem>(&judged)) {
      return Refused(row.line, problem->field, problem->rule);
    }
    auto& draft = std::get<ApplicationDraft>(judged);
    if (auto twin = JudgeAgainstFile(draft)) return *std::move(twin);
    if (auto known = JudgeAgainstRecord(draft)) return *std::move(known);
    drafts_.push_back(std::move(draft));
    return {.line = row.line, .verdict = RowVerdict::kCreated};
  }

  std::vector<ApplicationDraft> TakeDrafts() { return std::move(drafts_); }

 private:
  std::optional<JudgedRow> JudgeAgainstFile(const ApplicationDraft& draft) {
    const auto [ref, is_new_ref] = lines_by_ref_.try_emplace(draft.external_ref, draft.line);
    if (!is_new_ref) {
      return Refused(draft.line, "external_ref",
                     "stands on line " + std::to_string(ref->second) + " as well");
    }
    const std::string identity = domain::IdentityKey(
        draft.applicant.family_name, draft.applicant.given_name, draft.applicant.born_on);
    const auto [twin, is_new_person] = lines_by_identity_.try_emplace(identity, draft.line);
    if (!is_new_person) {
      return Refused(draft.line, "family_name",
                     "is the applicant of line " + std::to_string(twin->second) + " again");
    }
    return std::nullopt;
  }

  std::optional<JudgedRow> JudgeAgainstRecord(const ApplicationDraft& draft) {
    const auto filed =
        storage::FindApplicationByRef(view_.transaction(), cohort_, draft.external_ref);
    if (filed) return CompareWithFiled(draft, *filed);
    const auto duplicate = FindCertainDuplicate(view_, cohort_, draft.applicant);
    if (!duplicate && IsOutOfReach(view_, draft.applicant)) {
      return Refused(draft.line, "family_name", "is somebody whom you do not reach");
    }
    if (!duplicate) return std::nullopt;
    JudgedRow row = Refused(draft.line, "family_name", "is an applicant of this cohort already");
    row.application = duplicate->name;
    return row;
  }

  // With the person as it was when the row was filed, not as it became.
  JudgedRow CompareWithFiled(const ApplicationDraft& draft, const domain::Application& filed) {
    const storage::AsOf then{storage::SequenceFiled(view_.transaction(), filed.name)};
    const auto person = storage::FindPerson(view_.transaction(), filed.person, then);
    std::vector<std::string> differing = {"family_name"};
    if (person) {
      differing = domain::DifferingFields(OpenPerson(view_, *person), draft.applicant);
    }
    if (draft.wished_tracks != filed.wished_tracks) differing.emplace_back("wished_tracks");
    JudgedRow row{.line = draft.line, .verdict = RowVerdict::kUnchanged, .application = filed.name};
    if (!differing.empty()) {
      row.verdict = RowVerdict::kRefused;
      row.field = differing.front();
      row.rule = "differs from what was filed under this external_ref";
    }
    return row;
  }

  const View& view_;
  const domain::CohortName cohort_;
  const domain::RowRules rules_;
  std::map<std::string, std::int64_t> lines_by_ref_;
  std::map<std::string, std::int64_t> lines_by_identity_;
  std::vector<ApplicationDraft> drafts_;
};

std::set<std::string> TracksOf(const View& view, const domain::CohortName& cohort) {
  std::set<std::string> slugs;
  for (const domain::Track& track :
       storage::ListTracks(view.transaction(), cohort, "", std::numeric_limits<int>::max())) {
    slugs.insert(track.name.slug);
  }
  return slugs;
}

bool HasRefusal(const domain::ImportOutcome& outcome) {
  return std::ranges::any_of(
      outcome.rows, [](const JudgedRow& row) { return row.verdict == RowVerdict::kRefused; });
}

void HoldBack(domain::ImportOutcome& outcome) {
  for (JudgedRow& row : outcome.rows) {
    if (row.verdict == RowVerdict::kCreated) row.verdict = RowVerdict::kHeldBack;
  }
}

void FileAll(Unit& unit, const domain::CohortName& cohort, std::vector<ApplicationDraft> drafts,
             domain::ImportOutcome& outcome) {
  auto draft = drafts.begin();
  for (JudgedRow& row : outcome.rows) {
    if (row.verdict != RowVerdict::kCreated) continue;
    const domain::ApplicationFile file = FileApplication(unit, cohort, std::move(draft->applicant),
                                                         draft->external_ref, draft->wished_tracks);
    row.application = file.application.name;
    for (const domain::ApplicationResemblance& resemblance : file.resemblances) {
      row.resembles.push_back(resemblance.application);
    }
    ++draft;
  }
}

}  // namespace

absl::StatusOr<domain::ImportOutcome> ImportApplications(Unit& unit,
                                                         const ImportApplicationsCommand& command) {
  RETURN_IF_REFUSED(GetCohort(unit, command.cohort).status());
  ASSIGN_OR_REFUSE(const absl::CivilDay today, SchoolDay(unit, command.cohort.school));
  ImportJudge judge(unit, command.cohort,
                    {.date_format = command.date_format,
                     .today = today,
                     .tracks = TracksOf(unit, command.cohort)});
  domain::ImportOutcome outcome;
  for (const domain::ApplicationRow& row : command.rows) outcome.rows.push_back(judge.Judge(row));

  if (command.mode == domain::ImportMode::kAllOrNothing && HasRefusal(outcome)) {
    HoldBack(outcome);
  } else {
    FileAll(unit, command.cohort, judge.TakeDrafts(), outcome);
  }
  return outcome;
}

absl::StatusOr<domain::ImportOutcome> ShowImport(const View&,
                                                 const domain::ImportOutcome& outcome) {
  return outcome;
}

}  // namespace ecloserie::usecases
