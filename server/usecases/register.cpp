#include "usecases/register.h"

#include <utility>

#include "domain/etag.h"
#include "domain/refusal.h"
#include "storage/register_store.h"
#include "storage/session_store.h"
#include "usecases/people.h"
#include "usecases/session.h"

namespace ecloserie::usecases {
namespace {

constexpr std::int64_t kChangedNamedMax = 20;

// Refuses marks that were taken on a list that has changed since, and says whose.
absl::Status RequireLatest(Unit& unit, const domain::Session& session, const std::string& etag) {
  if (etag == domain::EtagOf(session.version)) return absl::OkStatus();
  const auto changed = storage::ListMarkedAfter(
      unit.transaction(), session.name, domain::VersionOf(etag).value_or(0), kChangedNamedMax);
  return domain::RegisterChanged(session, changed);
}

}  // namespace

absl::StatusOr<domain::SessionName> OpenRegister(Unit& unit, const OpenRegisterCommand& command) {
  ASSIGN_OR_REFUSE(domain::Session session, GetSession(unit, command.session));
  RETURN_IF_REFUSED(domain::RequireEtag(command.etag, session.version));
  RETURN_IF_REFUSED(domain::RequireOpenable(session));
  session.state = domain::SessionState::kOpen;
  storage::UpdateSession(unit.transaction(), session);
  storage::InsertRoster(unit.transaction(), session);
  return session.name;
}

absl::StatusOr<domain::Register> GetRegister(const View& view, const domain::SessionName& name) {
  ASSIGN_OR_REFUSE(domain::Session session, GetSession(view, name));
  domain::Register shown{.session = std::move(session)};
  for (auto& [mark, trainee] : storage::ListRegisterLines(view.transaction(), name, view.as_of())) {
    domain::Person person = OpenPerson(view, trainee);
    shown.lines.push_back({.mark = std::move(mark),
                           .family_name = std::move(person.family_name),
                           .given_name = std::move(person.given_name),
                           .is_erased = person.is_erased});
  }
  return shown;
}

absl::StatusOr<domain::SessionName> RecordRegister(Unit& unit,
                                                   const RecordRegisterCommand& command) {
  ASSIGN_OR_REFUSE(const domain::Session session, GetSession(unit, command.session));
  RETURN_IF_REFUSED(domain::RequireRecordable(session));
  RETURN_IF_REFUSED(RequireLatest(unit, session, command.etag));
  const auto marks = storage::ListMarks(unit.transaction(), session.name);
  ASSIGN_OR_REFUSE(auto changed, domain::ChangedMarks(session, marks, command.exceptions));
  for (domain::Mark& mark : changed) {
    mark.marked_by = unit.caller().Actor();
    mark.marked_at = unit.now();
  }
  storage::PutMarks(unit.transaction(), session.name, changed);
  // A recording that changes no mark is one all the same: somebody looked.
  storage::UpdateSession(unit.transaction(), session);
  return session.name;
}

absl::StatusOr<domain::SessionName> LockRegister(Unit& unit, const LockRegisterCommand& command) {
  ASSIGN_OR_REFUSE(domain::Session session, GetSession(unit, command.session));
  RETURN_IF_REFUSED(domain::RequireEtag(command.etag, session.version));
  RETURN_IF_REFUSED(domain::RequireLockable(session));
  const std::int64_t unmarked_count = storage::CountUnmarked(unit.transaction(), session.name);
  if (unmarked_count > 0 && command.force_reason.empty()) {
    return domain::MarksMissing(session.name, unmarked_count);
  }
  session.state = domain::SessionState::kLocked;
  session.lock_reason = command.force_reason;
  storage::UpdateSession(unit.transaction(), session);
  return session.name;
}

}  // namespace ecloserie::usecases
