#include "usecases/roster_import.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "domain/refusal.h"
#include "domain/spell.h"
#include "storage/cohort_store.h"
#include "storage/enrolment_list.h"
#include "usecases/cohort.h"
#include "usecases/filing.h"
#include "usecases/roster_step.h"
#include "usecases/roster_user.h"

namespace ecloserie::usecases {
namespace {

using domain::EnrolmentState;
using domain::FieldProblem;
using domain::JudgedRosterRow;
using domain::RosterMode;
using domain::RosterOutcome;
using domain::RosterPiece;
using domain::RosterVerdict;

std::set<std::string> TracksOf(const View& view, const domain::CohortName& cohort) {
  std::set<std::string> slugs;
  for (const domain::Track& track :
       storage::ListTracks(view.transaction(), cohort, "", std::numeric_limits<int>::max())) {
    slugs.insert(track.name.slug);
  }
  return slugs;
}

std::vector<domain::Enrolment> OpenEnrolmentsOf(const View& view,
                                                const domain::CohortName& cohort) {
  std::vector<domain::Enrolment> open;
  for (auto& [enrolment, trainee] :
       storage::ListEnrolments(view.transaction(), {.school = cohort.school, .cohort = cohort.slug},
                               {}, std::numeric_limits<int>::max())) {
    const bool is_open = enrolment.state == EnrolmentState::kExpected ||
                         enrolment.state == EnrolmentState::kActive ||
                         enrolment.state == EnrolmentState::kSuspended;
    if (is_open) open.push_back(std::move(enrolment));
  }
  return open;
}

// One import on its way: what the files say, then what becomes of it.
class RosterImport {
 public:
  RosterImport(Unit& unit, const ImportRosterCommand& command, domain::RosterScope scope,
               RosterLeaving leaving)
      : unit_(unit),
        command_(command),
        scope_(std::move(scope)),
        steps_(unit, command.cohort, std::move(leaving)) {}

  absl::StatusOr<RosterOutcome> Run() {
    ReadUsers();
    ReadEnrollments();
    const std::vector<domain::Enrolment> open = OpenEnrolmentsOf(unit_, command_.cohort);
    if (command_.mode == RosterMode::kSnapshot) RETURN_IF_REFUSED(RemoveMissing(open));
    for (RosterUserFound& user : users_) {
      if (!user.draft) RETURN_IF_REFUSED(TakeAll(user));
    }
    for (RosterUserFound& user : users_) {
      if (user.draft) RETURN_IF_REFUSED(TakeAll(user));
    }
    return Outcome(static_cast<std::int64_t>(open.size()));
  }

 private:
  void ReadUsers() {
    RosterUserFinder finder(unit_, scope_);
    for (const domain::RosterUser& user : command_.users) {
      auto found = finder.Find(user);
      if (const auto* problem = std::get_if<FieldProblem>(&found)) {
        refused_users_.push_back({.file = std::string(domain::kUsersFile),
                                  .line = user.line,
                                  .verdict = RosterVerdict::kRefused,
                                  .field = problem->field,
                                  .rule = problem->rule});
      } else {
        places_[user.sourced_id] = users_.size();
        users_.push_back(std::move(std::get<RosterUserFound>(found)));
      }
    }
  }

  // Judges each row by itself, and gives it to its user.
  void ReadEnrollments() {
    for (std::size_t row = 0; row < command_.enrollments.size(); ++row) {
      rows_.push_back(
          {.file = std::string(domain::kEnrollmentsFile), .line = command_.enrollments[row].line});
      auto judged = domain::JudgeEnrollment(command_.enrollments[row], scope_);
      if (const auto* problem = std::get_if<FieldProblem>(&judged)) {
        Refuse(row, *problem);
        continue;
      }
      auto& piece = std::get<RosterPiece>(judged);
      // Many systems write the end of the term on every row.
      if (piece.ends_on >= scope_.last_day) piece.ends_on.reset();
      const auto place = places_.find(piece.user_sourced_id);
      if (place == places_.end()) {
        Refuse(row, {"userSourcedId", "must be one of the users, and of those not refused"});
        continue;
      }
      piece.row = row;
      users_[place->second].pieces.push_back(std::move(piece));
    }
    for (RosterUserFound& user : users_) {
      std::ranges::stable_sort(user.pieces, {}, &RosterPiece::begins_on);
    }
  }

  void Refuse(std::size_t row, const FieldProblem& problem) {
    rows_[row].verdict = RosterVerdict::kRefused;
    rows_[row].field = problem.field;
    rows_[row].rule = problem.rule;
  }

  bool HasRefusal() const {
    return !refused_users_.empty() || std::ranges::find(rows_, RosterVerdict::kRefused,
                                                        &JudgedRosterRow::verdict) != rows_.end();
  }

  // Leavers go first: their seats are for those who come after them.
  absl::Status RemoveMissing(const std::vector<domain::Enrolment>& open) {
    std::map<domain::ApplicationName, absl::CivilDay> latest;
    for (const RosterUserFound& user : users_) {
      if (user.application && !user.pieces.empty()) {
        latest[*user.application] = user.pieces.back().begins_on;
      }
    }
    // A row of a spell before says nothing of the one that is open.
    std::vector<domain::EnrolmentName> missing;
    for (const domain::Enrolment& enrolment : open) {
      const auto row = latest.find(enrolment.application);
      const bool is_held = row != latest.end() && row->second >= enrolment.entry.day;
      if (!is_held) missing.push_back(enrolment.name);
    }
    // While rows are refused, nobody can say whom the files hold.
    if (!command_.is_forced && !HasRefusal()) {
      RETURN_IF_REFUSED(domain::RequireRemovalShare(static_cast<std::int64_t>(missing.size()),
                                                    static_cast<std::int64_t>(open.size()),
                                                    command_.removal_share_percent_max));
    }
    for (const domain::EnrolmentName& name : missing) {
      JudgedRosterRow row{.enrolment = name};
      RETURN_IF_REFUSED(Note(steps_.Remove(name), row));
      removed_.push_back(std::move(row));
    }
    return absl::OkStatus();
  }

  absl::Status TakeAll(RosterUserFound& user) {
    for (std::size_t i = 0; i < user.pieces.size(); ++i) {
      JudgedRosterRow& row = rows_[user.pieces[i].row];
      RETURN_IF_REFUSED(Note(steps_.Take(user, i), row));
      if (row.verdict == RosterVerdict::kRefused) return RefuseAfter(user, i);
    }
    return absl::OkStatus();
  }

  // The later rows of somebody hang on the earlier ones.
  absl::Status RefuseAfter(const RosterUserFound& user, std::size_t index) {
    const std::string line = std::to_string(rows_[user.pieces[index].row].line);
    for (std::size_t i = index + 1; i < user.pieces.size(); ++i) {
      Refuse(user.pieces[i].row, {"beginDate", "comes after line " + line + ", which is refused"});
    }
    return absl::OkStatus();
  }

  // A refusal becomes the verdict; anything else is none of the row's.
  static absl::Status Note(const absl::StatusOr<RosterStep>& step, JudgedRosterRow& row) {
    if (step.ok()) {
      row.verdict = step->verdict;
      row.enrolment = step->enrolment;
      return absl::OkStatus();
    }
    const auto problem = domain::ColumnProblem(step.status());
    if (!problem) return step.status();
    row.verdict = RosterVerdict::kRefused;
    row.field = problem->field;
    row.rule = problem->rule;
    return absl::OkStatus();
  }

  absl::StatusOr<RosterOutcome> Outcome(std::int64_t in_scope_count) {
    RosterOutcome outcome{.in_scope_count = in_scope_count, .rows = std::move(refused_users_)};
    for (auto* part : {&rows_, &removed_}) {
      for (JudgedRosterRow& row : *part) outcome.rows.push_back(std::move(row));
    }
    const bool is_refused = outcome.CountOf(RosterVerdict::kRefused) > 0;
    if (is_refused && !command_.is_trial) return domain::RosterRowsRefused(outcome);
    return outcome;
  }

  Unit& unit_;
  const ImportRosterCommand& command_;
  const domain::RosterScope scope_;
  RosterSteps steps_;
  std::vector<RosterUserFound> users_;
  std::map<std::string, std::size_t> places_;  // among the users, by sourcedId
  std::vector<JudgedRosterRow> refused_users_;
  std::vector<JudgedRosterRow> rows_;  // one per enrollment
  std::vector<JudgedRosterRow> removed_;
};

}  // namespace

absl::StatusOr<RosterOutcome> ImportRoster(Unit& unit, const ImportRosterCommand& command) {
  ASSIGN_OR_REFUSE(const domain::Cohort cohort, GetCohort(unit, command.cohort));
  ASSIGN_OR_REFUSE(const absl::CivilDay today, SchoolDay(unit, command.cohort.school));
  const domain::HalfDay this_afternoon{.day = today, .slot = domain::Slot::kPm};
  RosterImport import(
      unit, command,
      {.cohort = command.cohort,
       .mode = command.mode,
       .tracks = TracksOf(unit, command.cohort),
       .today = today,
       .last_day = cohort.ends_on},
      {.reason_code = command.reason_code,
       .effective = command.effective.value_or(std::min(this_afternoon, domain::LastOf(cohort)))});
  return import.Run();
}

absl::StatusOr<RosterOutcome> ShowRosterImport(const View&, const RosterOutcome& outcome) {
  return outcome;
}

}  // namespace ecloserie::usecases
