#include "roll_call.h"

#include <fstream>
#include <ostream>
#include <string>
#include <vector>

#include "display_width.h"
#include "enum_word.h"
#include "flag_text.h"
#include "resource_name.h"
#include "terminal.h"
#include "value_text.h"

namespace ecloserie::cli {
namespace {

constexpr std::size_t kDigitsMax = 4;
constexpr int kNameWidth = 40;
constexpr char kBackspace = 8;
constexpr char kDelete = 127;
constexpr char kEndOfText = 4;

constexpr const char* kKeys = "p present  l late  e left early  a absent  b back  ? help  q quit\n";
constexpr const char* kHelp =
    "\n  p  present\n  l  late: then the minutes, and Enter\n"
    "  e  left early: then the minutes, and Enter; b and e adds it to late\n"
    "  a  absent\n  b  back to the one before\n"
    "  q  quit, and record nothing\n";

// What was said of one trainee.
struct Said {
  bool is_absent = false;
  std::int64_t minutes_late = 0;
  std::int64_t minutes_left_early = 0;
};

std::string WordsOf(const Said& said) {
  if (said.is_absent) return "absent";
  std::string words;
  if (said.minutes_late > 0) words = "late by " + std::to_string(said.minutes_late);
  if (said.minutes_left_early > 0) {
    words +=
        (words.empty() ? "" : ", ") + ("left early by " + std::to_string(said.minutes_left_early));
  }
  return words.empty() ? "present" : words;
}

bool IsPresentThroughout(const Said& said) { return WordsOf(said) == "present"; }

Failure NothingRecorded() {
  return {.exit_code = kInterrupted,
          .error = {.code = Code::kCancelled, .message = "nothing was recorded"},
          .is_local = true};
}

std::string Padded(const std::string& name) {
  std::string cell = CutToWidth(Printable(name), kNameWidth);
  cell.append(static_cast<std::size_t>(kNameWidth - DisplayWidth(cell)), ' ');
  return cell;
}

class Roll {
 public:
  Roll(const v1::Register& roster, std::ostream& screen, std::stop_token stop)
      : roster_(roster),
        screen_(screen),
        keyboard_(std::move(stop)),
        said_(static_cast<std::size_t>(roster.marks_size())) {}

  // False when nothing shall be recorded.
  bool Take() {
    ShowHead();
    while (true) {
      while (at_ < said_.size()) {
        if (!Ask()) return false;
      }
      ShowSummary();
      switch (Confirm()) {
        case 'y':
          return true;
        case 'b':
          at_ = said_.size() - 1;
          break;
        default:
          return false;
      }
    }
  }

  void Fill(v1::RecordRegisterRequest& request) const {
    for (std::size_t i = 0; i < said_.size(); ++i) {
      const v1::Mark& mark = roster_.marks(static_cast<int>(i));
      // What a trainee or an import said stays, unless it is listed.
      const bool is_of_others =
          mark.capture() == v1::CAPTURE_SELF_CODE || mark.capture() == v1::CAPTURE_IMPORT;
      if (IsPresentThroughout(said_[i]) && !is_of_others) continue;
      v1::MarkException& exception = *request.add_exceptions();
      exception.set_enrolment(mark.enrolment());
      exception.set_presence(said_[i].is_absent ? v1::PRESENCE_ABSENT : v1::PRESENCE_PRESENT);
      exception.set_minutes_late(said_[i].minutes_late);
      exception.set_minutes_left_early(said_[i].minutes_left_early);
    }
  }

 private:
  void ShowHead() const {
    const v1::Session& session = roster_.session();
    screen_ << ShortName("schools/{school}/cohorts/{cohort}/tracks/{track}", session.track())
            << "  " << TextOfValue(session.date()) << " "
            << EnumWord(*v1::Slot_descriptor(), session.slot()) << "  "
            << TextOfValue(session.start()) << "-" << TextOfValue(session.end()) << "  "
            << said_.size() << " trainees\n"
            << kKeys << "\n";
  }

  // One key of one trainee; false to quit.
  bool Ask() {
    const v1::Mark& mark = roster_.marks(static_cast<int>(at_));
    screen_ << at_ + 1 << "/" << said_.size() << "  " << Padded(mark.trainee());
    if (mark.presence() != v1::PRESENCE_UNMARKED) {
      screen_ << " (" << EnumWord(*v1::Presence_descriptor(), mark.presence()) << ")";
    }
    screen_ << " > " << std::flush;
    const auto key = keyboard_.Next();
    if (!key || *key == 'q' || *key == kEndOfText) {
      screen_ << "\n";
      return false;
    }
    Hear(*key, said_[at_]);
    return true;
  }

  void Hear(char key, Said& said) {
    switch (key) {
      case 'p':
        return Note(said, {});
      case 'a':
        return Note(said, {.is_absent = true});
      case 'l':
        return NoteMinutes("late by minutes: ", said, &Said::minutes_late);
      case 'e':
        return NoteMinutes("left early by minutes: ", said, &Said::minutes_left_early);
      case 'b':
        screen_ << "back\n";
        at_ -= at_ > 0 ? 1 : 0;
        return;
      case '?':
        screen_ << kHelp;
        return;
      default:
        screen_ << "\n" << kKeys;
    }
  }

  void Note(Said& said, const Said& now) {
    said = now;
    screen_ << WordsOf(said) << "\n";
    ++at_;
  }

  // Late and early add up: whoever was the one may be the other too.
  void NoteMinutes(const char* question, Said& said, std::int64_t Said::*minutes) {
    screen_ << question << std::flush;
    const auto given = ReadMinutes();
    if (!given || *given == 0) {
      screen_ << "\n";
      return;
    }
    said.is_absent = false;
    said.*minutes = *given;
    screen_ << "\n";
    ++at_;
  }

  // Digits up to Enter; nothing when another key came.
  std::optional<std::int64_t> ReadMinutes() {
    std::string digits;
    while (const auto key = keyboard_.Next()) {
      if (*key == '\n' || *key == '\r') return ParseInteger(digits);
      if (*key == kBackspace || *key == kDelete) {
        if (!digits.empty()) digits.pop_back(), screen_ << "\b \b" << std::flush;
      } else if (*key >= '0' && *key <= '9' && digits.size() < kDigitsMax) {
        digits += *key;
        screen_ << *key << std::flush;
      } else {
        return std::nullopt;
      }
    }
    return std::nullopt;
  }

  void ShowSummary() const {
    int present_count = 0;
    screen_ << "\n";
    for (std::size_t i = 0; i < said_.size(); ++i) {
      present_count += said_[i].is_absent ? 0 : 1;
      if (IsPresentThroughout(said_[i])) continue;
      const v1::Mark& mark = roster_.marks(static_cast<int>(i));
      screen_ << "  " << Padded(mark.trainee()) << "  " << WordsOf(said_[i]) << "\n";
    }
    screen_ << "  " << present_count << " present, "
            << static_cast<int>(said_.size()) - present_count << " absent\n";
  }

  char Confirm() {
    screen_ << "Record this? y yes  b back  q quit > " << std::flush;
    std::optional<char> key = keyboard_.Next();
    while (key && *key != 'y' && *key != 'b' && *key != 'q' && *key != kEndOfText) {
      key = keyboard_.Next();
    }
    screen_ << (key == 'y' ? "yes" : "") << "\n";
    return key.value_or('q');
  }

  const v1::Register& roster_;
  std::ostream& screen_;
  Keyboard keyboard_;
  std::vector<Said> said_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<Failure> CallRoll(const Context& context, const v1::Register& roster,
                                v1::RecordRegisterRequest& request) {
  // Names are for whoever sits there, not for what collects stderr.
  std::ofstream screen("/dev/tty");
  if (!screen) return UsageFailure("there is no terminal to call the roll at");
  if (roster.session().state() != v1::SESSION_STATE_OPEN || roster.marks().empty()) {
    return DataFailure("the register takes no marks: its session is " +
                       EnumWord(*v1::SessionState_descriptor(), roster.session().state()) +
                       " with " + std::to_string(roster.marks_size()) + " trainees");
  }
  Roll roll(roster, screen, context.call.stop);
  if (!roll.Take()) return NothingRecorded();
  roll.Fill(request);
  return std::nullopt;
}

}  // namespace ecloserie::cli
