#include "domain/calendar.h"

#include <cstddef>
#include <stdexcept>
#include <utility>

namespace ecloserie::domain {
namespace {

constexpr std::size_t kOctetsMax = 75;  // Of a line, without its end.
constexpr std::string_view kLineEnd = "\r\n";

// Whether a character begins with this octet.
bool BeginsCharacter(char octet) { return (static_cast<unsigned char>(octet) & 0xC0U) != 0x80U; }

// A value of type TEXT.
std::string Escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') escaped += '\\';
    c == '\n' ? escaped += "\\n" : escaped += c;
  }
  return escaped;
}

// Breaks the line into lines that go on after a space.
std::string Folded(std::string_view line) {
  std::string folded;
  std::size_t room = kOctetsMax;
  while (line.size() > room) {
    std::size_t cut = room;
    while (!BeginsCharacter(line[cut])) --cut;
    folded.append(line.substr(0, cut)).append(kLineEnd).append(" ");
    line.remove_prefix(cut);
    room = kOctetsMax - 1;
  }
  return folded.append(line).append(kLineEnd);
}

std::string Utc(absl::Time at) {
  return absl::FormatTime("%Y%m%dT%H%M%SZ", at, absl::UTCTimeZone());
}

class Writer {
 public:
  void Line(std::string_view property, std::string_view value) {
    text_ += Folded(std::string(property) + ":" + std::string(value));
  }
  void Text(std::string_view property, std::string_view value) { Line(property, Escaped(value)); }

  std::string text() && { return std::move(text_); }

 private:
  std::string text_;
};

void WriteEntry(Writer& writer, const CalendarEntry& entry, absl::Time made_at) {
  const Session& session = entry.session;
  writer.Line("BEGIN", "VEVENT");
  writer.Line("UID", ToText(session.name.id) + "@" + session.name.school);
  writer.Line("SEQUENCE", std::to_string(session.version));
  writer.Line("DTSTAMP", Utc(made_at));
  writer.Line("DTSTART", Utc(session.starts_at));
  writer.Line("DTEND", Utc(EndsAt(session)));
  writer.Text("SUMMARY", entry.summary);
  if (!entry.location.empty()) writer.Text("LOCATION", entry.location);
  writer.Line("CATEGORIES",
              std::string(WordOf(session.kind)) + "," + std::string(WordOf(session.delivery)));
  writer.Line("STATUS", session.state == SessionState::kCancelled ? "CANCELLED" : "CONFIRMED");
  writer.Line("END", "VEVENT");
}

}  // namespace

std::string CalendarText(const Calendar& calendar) {
  Writer writer;
  writer.Line("BEGIN", "VCALENDAR");
  writer.Line("VERSION", "2.0");
  writer.Line("PRODID", "-//ecloserie//ecloserie 1//EN");
  writer.Line("CALSCALE", "GREGORIAN");
  writer.Line("METHOD", "PUBLISH");
  writer.Text("X-WR-CALNAME", calendar.title);
  for (const CalendarEntry& entry : calendar.entries) {
    WriteEntry(writer, entry, calendar.made_at);
  }
  writer.Line("END", "VCALENDAR");
  return std::move(writer).text();
}

absl::Time EndsAt(const Session& session) {
  absl::TimeZone zone;
  if (!absl::LoadTimeZone(session.time_zone, &zone)) {
    throw std::runtime_error("a session's stored time zone is not known");
  }
  return InstantOf(session.at.day, session.end, zone);
}

}  // namespace ecloserie::domain
