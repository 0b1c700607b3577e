#include "register_grid.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <ostream>
#include <set>
#include <tuple>

#include "display_width.h"
#include "flag_text.h"
#include "mark_rows.h"
#include "value_text.h"

namespace ecloserie::cli {
namespace {

using Date = std::chrono::sys_days;

constexpr std::size_t kSessionsMax = 2'000;
constexpr int kScreen = 80;  // Of somebody whose screen is not known.
constexpr int kNameMax = 30;
constexpr int kDayWidth = 3;     // A letter each for the morning and the afternoon.
constexpr int kDateWidth = 10;   // 2015-05-04 above each week.
constexpr int kDaysBesides = 6;  // With --from alone: a week.

Date DateOf(const v1::CivilDate& date) {
  return std::chrono::year(date.year()) / date.month() / date.day();
}

v1::CivilDate CivilOf(Date day) {
  const std::chrono::year_month_day parts(day);
  v1::CivilDate date;
  date.set_year(static_cast<int>(parts.year()));
  date.set_month(static_cast<int>(static_cast<unsigned>(parts.month())));
  date.set_day(static_cast<int>(static_cast<unsigned>(parts.day())));
  return date;
}

Date MondayBefore(Date day) { return day - (std::chrono::weekday(day) - std::chrono::Monday); }

std::string_view LetterOf(const v1::Mark& mark) {
  switch (mark.presence()) {
    case v1::PRESENCE_PRESENT:
      if (mark.minutes_late() > 0 && mark.minutes_left_early() > 0) return "B";
      if (mark.minutes_late() > 0) return "L";
      return mark.minutes_left_early() > 0 ? "<" : "P";
    case v1::PRESENCE_PARTIAL:
      return "~";
    case v1::PRESENCE_ABSENT:
      return "A";
    case v1::PRESENCE_UNMARKED:
      return "·";
    default:
      return "?";  // From a newer server.
  }
}

constexpr const char* kLegend =
    "P present  L late  < left early  B both  ~ partly there  A absent  · no mark yet\n"
    "+ not opened yet  - cancelled  blank: not on the register\n";

// The registers of a track between two days.
class Grid {
 public:
  void Add(const v1::Register& shown) {
    const v1::Session& session = shown.session();
    const HalfDay at{DateOf(session.date()), session.slot()};
    days_.insert(at.first);
    const bool is_held = session.state() != v1::SESSION_STATE_CANCELLED;
    // What took the place of a cancelled session counts, whichever is read first.
    if (!is_held && whole_.contains(at)) return;
    if (!is_held || session.state() == v1::SESSION_STATE_PLANNED) {
      whole_.try_emplace(at, is_held ? "+" : "-");
      if (is_held && whole_[at] == "-") whole_[at] = "+";
      return;
    }
    whole_[at] = "";
    for (const v1::Mark& mark : shown.marks()) {
      trainees_[mark.enrolment()] = mark.trainee();
      letters_[{mark.enrolment(), at}] = LetterOf(mark);
    }
  }

  bool IsEmpty() const { return days_.empty(); }
  bool HasTrainees() const { return !trainees_.empty(); }

  void Print(std::ostream& out, int width) const {
    const auto rows = InOrder();
    int name_width = DisplayWidth("TRAINEE");
    for (const auto& [trainee, enrolment] : rows) {
      name_width = std::min(std::max(name_width, DisplayWidth(Printable(trainee))), kNameMax);
    }
    const auto weeks = Weeks();
    for (auto first = weeks.begin(); first != weeks.end();) {
      auto last = first;
      int used = name_width;
      while (last != weeks.end() && (last == first || used + WidthOf(last->second) <= width)) {
        used += WidthOf((last++)->second);
      }
      PrintPage(out, rows, name_width, {first, last});
      first = last;
    }
    out << kLegend;
  }

 private:
  using HalfDay = std::pair<Date, v1::Slot>;
  using Days = std::vector<Date>;
  using Week = std::pair<Date, Days>;
  using Trainees = std::vector<std::pair<std::string, std::string>>;

  static int WidthOf(const Days& days) {
    return 2 + std::max(kDateWidth, kDayWidth * static_cast<int>(days.size()) - 1);
  }

  // By name, and then by enrolment.
  Trainees InOrder() const {
    Trainees rows;
    for (const auto& [enrolment, trainee] : trainees_) rows.emplace_back(trainee, enrolment);
    std::sort(rows.begin(), rows.end(), [](const auto& one, const auto& other) {
      return std::tuple(FoldName(one.first), one.second) <
             std::tuple(FoldName(other.first), other.second);
    });
    return rows;
  }

  std::vector<Week> Weeks() const {
    std::vector<Week> weeks;
    for (const Date day : days_) {
      const Date monday = MondayBefore(day);
      if (weeks.empty() || weeks.back().first != monday) weeks.push_back({monday, {}});
      weeks.back().second.push_back(day);
    }
    return weeks;
  }

  std::string_view LetterAt(const std::string& enrolment, const HalfDay& at) const {
    const auto whole = whole_.find(at);
    if (whole == whole_.end()) return " ";
    if (!whole->second.empty()) return whole->second;
    const auto letter = letters_.find({enrolment, at});
    return letter == letters_.end() ? " " : letter->second;
  }

  // A line of a name and, week by week, what `cell` says of each day.
  template <class Cell>
  static void PrintLine(std::ostream& out, const std::string& name, int name_width,
                        const std::vector<Week>& weeks, const Cell& cell) {
    std::string line = CutToWidth(Printable(name), name_width);
    int column = DisplayWidth(line);
    int begin = name_width;
    for (const Week& week : weeks) {
      line.append(static_cast<std::size_t>(begin + 2 - column), ' ');
      const std::string text = cell(week);
      line += text;
      column = begin + 2 + DisplayWidth(text);
      begin += WidthOf(week.second);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << "\n";
  }

  template <class Text>
  static std::string OfDays(const Days& days, const Text& text) {
    std::string line;
    for (const Date day : days) line += (line.empty() ? "" : " ") + text(day);
    return line;
  }

  void PrintPage(std::ostream& out, const Trainees& rows, int name_width,
                 const std::vector<Week>& weeks) const {
    static constexpr std::array<const char*, 7> kNames = {"Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"};
    const auto date_of = [](Date day) { return TextOfValue(CivilOf(day)); };
    PrintLine(out, "", name_width, weeks, [&](const Week& week) { return date_of(week.first); });
    PrintLine(out, "", name_width, weeks, [&](const Week& week) {
      return OfDays(week.second, [](Date day) {
        return std::string(kNames.at(std::chrono::weekday(day).c_encoding()));
      });
    });
    PrintLine(out, "TRAINEE", name_width, weeks, [&](const Week& week) {
      return OfDays(week.second, [&](Date day) { return date_of(day).substr(8); });
    });
    for (const auto& [trainee, enrolment] : rows) {
      PrintLine(out, trainee, name_width, weeks, [&, whose = enrolment](const Week& week) {
        return OfDays(week.second, [&](Date day) {
          return std::string(LetterAt(whose, {day, v1::SLOT_AM})) +
                 std::string(LetterAt(whose, {day, v1::SLOT_PM}));
        });
      });
    }
    out << "\n";
  }

  std::set<Date> days_;
  std::map<HalfDay, std::string> whole_;  // What stands in every row; empty for marks.
  std::map<std::string, std::string> trainees_;
  std::map<std::pair<std::string, HalfDay>, std::string_view> letters_;
};

// The sessions of --track from --from to --to.
tl::expected<v1::ListSessionsRequest, Failure> ReadRange(const Context& context,
                                                         const FlagTexts& flags) {
  v1::ListSessionsRequest range;
  for (const auto& [flag, field] :
       {std::pair("track", "parent"), {"from", "first_on"}, {"to", "last_on"}}) {
    const auto texts = flags.find(flag);
    if (texts == flags.end() && std::string_view(flag) == "to") continue;
    if (texts == flags.end()) {
      return tl::unexpected(UsageFailure("name a SESSION, or give --track, --from and --to"));
    }
    const auto problem = SetFromText(range, field, texts->second, context.school);
    if (problem) return tl::unexpected(UsageFailure("--" + std::string(flag) + ": " + *problem));
  }
  if (!range.has_last_on()) {
    *range.mutable_last_on() = CivilOf(DateOf(range.first_on()) + std::chrono::days(kDaysBesides));
  }
  range.set_page_size(500);
  return range;
}

// A session without a register is one without marks; only the others are asked for.
tl::expected<std::vector<v1::Register>, Failure> ReadRegisters(
    const Context& context, const v1::ListSessionsRequest& range) {
  const AttendanceClient& calls = context.client.attendance();
  auto sessions = calls.ListSessions(range, ReadOptions(context)).Collect(kSessionsMax);
  if (!sessions) return tl::unexpected(CallFailure(std::move(sessions).error()));
  std::vector<v1::Register> registers;
  for (v1::Session& session : *sessions) {
    v1::Register shown;
    const bool has_marks =
        session.state() == v1::SESSION_STATE_OPEN || session.state() == v1::SESSION_STATE_LOCKED;
    if (has_marks) {
      v1::GetRegisterRequest get;
      get.set_session(session.name());
      auto answer = calls.GetRegister(get, ReadOptions(context));
      if (!answer) return tl::unexpected(CallFailure(std::move(answer).error()));
      shown = *std::move(answer);
    } else {
      *shown.mutable_session() = std::move(session);
    }
    registers.push_back(std::move(shown));
  }
  return registers;
}

ExitCode Refuse(const Context& context, const Failure& failure) {
  context.report(failure);
  return failure.exit_code;
}

ExitCode ShowGrid(const Context& context, const FlagTexts& flags, std::ostream& out) {
  if (context.format == OutputFormat::kName) {
    return Refuse(context, UsageFailure("-o name: marks have no name"));
  }
  if (!context.print.fields.empty()) {
    return Refuse(context, UsageFailure("--fields: the grid has its own"));
  }
  const auto range = ReadRange(context, flags);
  if (!range) return Refuse(context, range.error());
  const auto registers = ReadRegisters(context, *range);
  if (!registers) return Refuse(context, registers.error());
  if (context.format != OutputFormat::kTable) {
    PrintMarkRows(context, *registers, out);
    return kDone;
  }
  Grid grid;
  for (const v1::Register& shown : *registers) grid.Add(shown);
  if (grid.IsEmpty()) {
    context.talk << "the track has no sessions between those days\n";
    return kDone;
  }
  if (!grid.HasTrainees()) context.talk << "no register is open yet\n";
  grid.Print(out, context.print.width.value_or(kScreen));
  return kDone;
}

ExitCode ShowSingle(const Context& context, const std::vector<std::string>& sessions,
                    std::ostream& out) {
  Answers answers;
  for (const std::string& text : sessions) {
    v1::GetRegisterRequest get;
    const auto problem = SetFromText(get, "session", {text}, context.school);
    if (problem) return Refuse(context, UsageFailure(*problem));
    auto shown = context.client.attendance().GetRegister(get, ReadOptions(context));
    if (!shown) return Refuse(context, CallFailure(std::move(shown).error()));
    answers.push_back(std::make_unique<v1::Register>(*std::move(shown)));
  }
  PrintAnswers(out, Calls(&Client::attendance, &AttendanceClient::GetRegister), RegisterView(),
               answers, answers.size() > 1, context.print);
  return kDone;
}

}  // namespace

ExitCode ShowRegisters(const Context& context, const FlagTexts& flags, std::ostream& out) {
  const bool is_range = flags.contains("track") || flags.contains("from") || flags.contains("to");
  const auto sessions = flags.find("SESSION");
  if (sessions == flags.end()) return ShowGrid(context, flags, out);
  if (!is_range) return ShowSingle(context, sessions->second, out);
  return Refuse(context, UsageFailure("name a SESSION or give --track, --from and --to, not both"));
}

View RegisterView() {
  return {.rows = "marks",
          .sections = {{"",
                        "",
                        {{"session", "session.name"},
                         {"track", "session.track"},
                         {"date", "session.date"},
                         {"slot", "session.slot"},
                         {"start", "session.start"},
                         {"end", "session.end"},
                         {"state", "session.state"},
                         {"etag", "etag"}}},
                       {"MARKS",
                        "marks",
                        {{"TRAINEE", "trainee"},
                         {"PRESENCE", "presence"},
                         {"LATE", "minutes_late"},
                         {"EARLY", "minutes_left_early"},
                         {"THERE", "minutes_attended"},
                         {"ENROLMENT", "enrolment"}}},
                       {"CHANGED",
                        "changes",
                        {{"TRAINEE", "trainee"},
                         {"SAID", "before.presence"},
                         {"THERE", "before.minutes_attended"},
                         {"SAYS", "after.presence"},
                         {"THERE", "after.minutes_attended"},
                         {"BY", "after.marked_by"},
                         {"AT", "after.mark_time"}}}}};
}

}  // namespace ecloserie::cli
