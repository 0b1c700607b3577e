#include "usecases/register.h"

#include <utility>

#include "domain/etag.h"
#include "domain/refusal.h"
#include "storage/register_store.h"
#include "storage/session_store.h"
#include "usecases/as_of.h"
#include "usecases/people.h"
#include "usecases/session.h"

namespace ecloserie::usecases {
namespace {

constexpr std::int64_t kChangedNamedMax = 20;

// A version that the register never had is older than any.
storage::AsOf AsOfEtag(const View& view, const domain::Session& session, const std::string& etag) {
  return storage::AsOfVersion(view.transaction(), session.name,
                              domain::VersionOf(etag).value_or(0));
}

// Refuses marks that were taken on a list that has changed since, and says whose.
absl::Status RequireLatest(Unit& unit, const domain::Session& session, const std::string& etag) {
  if (etag == domain::EtagOf(session.version)) return absl::OkStatus();
  const auto changed = storage::ListChangedAfter(unit.transaction(), session.name,
                                                 AsOfEtag(unit, session, etag), kChangedNamedMax);
  return domain::RegisterChanged(session, changed);
}

std::vector<domain::RegisterLine> LinesOf(const View& view, const domain::SessionName& name,
                                          storage::AsOf as_of) {
  std::vector<domain::RegisterLine> lines;
  for (auto& [mark, origin, trainee] :
       storage::ListRegisterLines(view.transaction(), name, as_of)) {
    domain::Person person = OpenPerson(view, trainee);
    lines.push_back({.mark = std::move(mark),
                     .origin = origin,
                     .family_name = std::move(person.family_name),
                     .given_name = std::move(person.given_name),
                     .is_erased = person.is_erased});
  }
  return lines;
}

absl::StatusOr<domain::Register> ReadAsOf(const View& view, const domain::SessionName& name,
                                          storage::AsOf as_of) {
  auto session = storage::FindSession(view.transaction(), name, as_of);
  if (!session) return domain::ResourceMissing(name.ToString());
  return domain::Register{.session = *std::move(session), .lines = LinesOf(view, name, as_of)};
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

absl::StatusOr<domain::Register> ShowRegister(const View& view, const domain::SessionName& name) {
  return ReadAsOf(view, name, view.as_of());
}

absl::StatusOr<domain::Register> GetRegister(const View& view, const GetRegisterQuery& query) {
  const storage::AsOf as_of = AsOfTime(view, query.session.school, query.as_of);
  ASSIGN_OR_REFUSE(domain::Register shown, ReadAsOf(view, query.session, as_of));
  if (query.since_etag.empty()) return shown;
  const storage::AsOf since = AsOfEtag(view, shown.session, query.since_etag);
  shown.changes = domain::ChangesBetween(LinesOf(view, query.session, since), shown.lines);
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

void Lock(Unit& unit, domain::Session session, const std::string& force_reason) {
  session.state = domain::SessionState::kLocked;
  session.lock_reason = force_reason;
  storage::UpdateSession(unit.transaction(), session);
}

std::int64_t CountUnmarked(const View& view, const domain::Session& session) {
  return storage::CountUnmarked(view.transaction(), session.name);
}

absl::StatusOr<domain::SessionName> LockRegister(Unit& unit, const LockRegisterCommand& command) {
  ASSIGN_OR_REFUSE(const domain::Session session, GetSession(unit, command.session));
  RETURN_IF_REFUSED(domain::RequireEtag(command.etag, session.version));
  RETURN_IF_REFUSED(domain::RequireLockable(session));
  const std::int64_t unmarked_count = CountUnmarked(unit, session);
  if (unmarked_count > 0 && command.force_reason.empty()) {
    return domain::MarksMissing(session.name, unmarked_count);
  }
  Lock(unit, session, command.force_reason);
  return session.name;
}

}  // namespace ecloserie::usecases
