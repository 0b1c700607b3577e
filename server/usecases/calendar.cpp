#include "usecases/calendar.h"

#include <limits>
#include <map>
#include <utility>

#include "domain/refusal.h"
#include "storage/calendar_store.h"
#include "storage/enrolment_store.h"
#include "storage/session_store.h"
#include "usecases/cohort.h"
#include "usecases/module.h"
#include "usecases/place.h"

namespace ecloserie::usecases {
namespace {

// The titles of what many sessions name, each read once.
class Titles {
 public:
  explicit Titles(const View& view) : view_(view) {}

  absl::StatusOr<std::string> Of(const domain::TrackName& track) {
    return Find(track, tracks_, GetTrack);
  }
  absl::StatusOr<std::string> Of(const domain::ModuleName& module) {
    return Find(module, modules_, GetModule);
  }
  absl::StatusOr<std::string> Of(const domain::PlaceName& place) {
    return Find(place, places_, GetPlace);
  }

 private:
  template <class Name, class Found>
  absl::StatusOr<std::string> Find(const Name& name, std::map<Name, std::string>& known,
                                   absl::StatusOr<Found> (*get)(const View&, const Name&)) {
    const auto found = known.find(name);
    if (found != known.end()) return found->second;
    ASSIGN_OR_REFUSE(const Found named, get(view_, name));
    return known[name] = named.title;
  }

  const View& view_;
  std::map<domain::TrackName, std::string> tracks_;
  std::map<domain::ModuleName, std::string> modules_;
  std::map<domain::PlaceName, std::string> places_;
};

// Its own title, else that of what is taught, else that of the track.
absl::StatusOr<std::string> SummaryOf(Titles& titles, const domain::Session& session) {
  if (session.title) return *session.title;
  if (session.module) return titles.Of(*session.module);
  return titles.Of(session.track);
}

absl::StatusOr<domain::CalendarEntry> EntryOf(Titles& titles, domain::Session session) {
  domain::CalendarEntry entry{.session = std::move(session)};
  ASSIGN_OR_REFUSE(entry.summary, SummaryOf(titles, entry.session));
  if (!entry.session.place) return entry;
  ASSIGN_OR_REFUSE(entry.location, titles.Of(*entry.session.place));
  return entry;
}

std::vector<domain::Session> SessionsFor(const View& view, const GetCalendarQuery& query) {
  if (query.enrolment) {
    return storage::SessionsOf(view.transaction(), *query.enrolment);
  }
  return storage::ListSessions(view.transaction(), *query.track, {}, std::nullopt,
                               std::numeric_limits<std::int64_t>::max());
}

absl::StatusOr<std::string> TitleFor(const View& view, const GetCalendarQuery& query) {
  if (query.enrolment) {
    const auto enrolment =
        storage::FindEnrolment(view.transaction(), *query.enrolment, view.as_of());
    if (!enrolment) return domain::ResourceMissing(query.enrolment->ToString());
    ASSIGN_OR_REFUSE(const domain::Cohort cohort, GetCohort(view, enrolment->cohort));
    return cohort.title;
  }
  ASSIGN_OR_REFUSE(const domain::Track track, GetTrack(view, *query.track));
  return track.title;
}

}  // namespace

absl::StatusOr<domain::Calendar> GetCalendar(const View& view, const GetCalendarQuery& query) {
  domain::Calendar calendar{.made_at = view.environment().Now()};
  ASSIGN_OR_REFUSE(calendar.title, TitleFor(view, query));
  Titles titles(view);
  for (domain::Session& session : SessionsFor(view, query)) {
    ASSIGN_OR_REFUSE(domain::CalendarEntry entry, EntryOf(titles, std::move(session)));
    calendar.entries.push_back(std::move(entry));
  }
  return calendar;
}

}  // namespace ecloserie::usecases
