#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "domain/session.h"

namespace ecloserie::domain {

// A session as people see it in their calendars.
struct CalendarEntry {
  Session session;
  std::string summary;
  std::string location;  // Empty where there is nothing to say.
};

struct Calendar {
  std::string title;
  absl::Time made_at;
  std::vector<CalendarEntry> entries;
};

// The calendar as iCalendar text (RFC 5545): lines end with CR LF and are folded at 75
// octets, never inside a character. Times are in UTC, computed from the wall clock and
// its zone, so that no rules of zones need go along. An entry keeps its UID for ever:
// its session's id at its school; its SEQUENCE is the session's version, and one that
// was cancelled stays, as CANCELLED, so that whoever subscribed learns of it.
std::string CalendarText(const Calendar& calendar);

// Where the wall clock shows the session's end.
absl::Time EndsAt(const Session& session);

}  // namespace ecloserie::domain
