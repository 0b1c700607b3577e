#include "usecases/roster_user.h"

#include <utility>

#include "domain/civil_date.h"
#include "domain/folding.h"
#include "storage/application_store.h"
#include "storage/person_store.h"
#include "usecases/filing.h"
#include "usecases/people.h"

namespace ecloserie::usecases {

using domain::FieldProblem;

std::variant<RosterUserFound, FieldProblem> RosterUserFinder::Find(const domain::RosterUser& user) {
  if (auto problem = domain::ProblemOfUser(user, scope_)) return *std::move(problem);
  if (auto twin = ProblemOfTwin("id\t" + user.sourced_id, user.line, "sourcedId")) {
    return *std::move(twin);
  }
  const auto filed = FindFiled(user);
  if (!filed) return Draft(user);
  if (auto problem = JudgeNames(user, *filed)) return *std::move(problem);
  const domain::ApplicationName counts = TheOneThatCounts(*filed);
  if (auto twin = ProblemOfTwin(counts.ToString(), user.line, "sourcedId")) {
    return *std::move(twin);
  }
  return RosterUserFound{.line = user.line, .application = counts};
}

std::optional<domain::Application> RosterUserFinder::FindFiled(
    const domain::RosterUser& user) const {
  storage::Transaction& transaction = view_.transaction();
  const auto id = domain::ParseUuid(user.sourced_id);
  std::optional<domain::Application> filed;
  if (id) {
    filed = storage::FindApplicationOf(transaction, scope_.cohort, {scope_.cohort.school, *id});
  }
  const std::string identifier = domain::TrimBlanks(user.identifier);
  for (const std::string& ref : {identifier, domain::TrimBlanks(user.sourced_id)}) {
    if (!filed && !ref.empty()) {
      filed = storage::FindApplicationByRef(transaction, scope_.cohort, ref);
    }
  }
  const auto born_on = domain::ParseIsoDate(user.birth_date);
  if (!filed && born_on) {
    domain::Person said;
    said.family_name = user.family_name;
    said.given_name = user.given_name;
    said.born_on = *born_on;
    filed = FindCertainDuplicate(view_, scope_.cohort, said);
  }
  return filed;
}

// What was merged goes on in another file.
domain::ApplicationName RosterUserFinder::TheOneThatCounts(domain::Application filed) const {
  while (filed.merged_into) {
    auto into = storage::FindApplication(view_.transaction(), *filed.merged_into);
    if (!into) break;
    filed = *std::move(into);
  }
  return filed.name;
}

// An identifier that now belongs to somebody else must not move the wrong person.
std::optional<FieldProblem> RosterUserFinder::JudgeNames(const domain::RosterUser& user,
                                                         const domain::Application& filed) const {
  const auto sealed = storage::FindPerson(view_.transaction(), filed.person);
  if (!sealed) return std::nullopt;
  const domain::Person known = OpenPerson(view_, *sealed);
  if (known.is_erased) {
    if (user.family_name.empty() && user.given_name.empty()) return std::nullopt;
    return FieldProblem{"familyName", "must be empty: who is on file here was forgotten"};
  }
  const auto born_on = domain::ParseIsoDate(user.birth_date).value_or(known.born_on);
  const bool is_same = domain::IdentityKey(user.family_name, user.given_name, born_on) ==
                       domain::IdentityKey(known.family_name, known.given_name, known.born_on);
  if (is_same) return std::nullopt;
  return FieldProblem{"familyName", "names somebody else than is on file under this identifier"};
}

std::variant<RosterUserFound, FieldProblem> RosterUserFinder::Draft(
    const domain::RosterUser& user) {
  auto judged = domain::DraftOf(user, scope_);
  if (auto* problem = std::get_if<FieldProblem>(&judged)) return std::move(*problem);
  auto& draft = std::get<domain::ApplicationDraft>(judged);
  const domain::Person& said = draft.applicant;
  const std::string identity = domain::IdentityKey(said.family_name, said.given_name, said.born_on);
  if (auto twin = ProblemOfTwin("ref\t" + draft.external_ref, user.line, "identifier")) {
    return *std::move(twin);
  }
  if (auto twin = ProblemOfTwin("person\t" + identity, user.line, "familyName")) {
    return *std::move(twin);
  }
  if (IsOutOfReach(view_, said)) {
    return FieldProblem{"familyName", "is somebody whom you do not reach"};
  }
  return RosterUserFound{.line = user.line, .draft = std::move(draft)};
}

std::optional<FieldProblem> RosterUserFinder::ProblemOfTwin(const std::string& key,
                                                            std::int64_t line,
                                                            const std::string& field) {
  const auto [first, is_new] = lines_by_key_.try_emplace(key, line);
  if (is_new) return std::nullopt;
  return FieldProblem{field, "is that of line " + std::to_string(first->second) + " as well"};
}

}  // namespace ecloserie::usecases
