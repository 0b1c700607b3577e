#include "row_differences.h"

#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace ecloserie {
namespace {

// In the order of registers, which is by trainee.
using RowKey = std::pair<std::string, std::string>;

RowKey KeyOf(const v1::Mark& mark) { return {mark.trainee(), mark.enrolment()}; }

std::string IntervalsOf(const auto& marked) {
  std::string text;
  for (const v1::Interval& interval : marked.intervals()) text += interval.DebugString();
  return text;
}

// Who marked it and when are no part of what it says.
bool SaysTheSame(const std::optional<v1::Mark>& one, const std::optional<v1::Mark>& other) {
  if (!one || !other) return one.has_value() == other.has_value();
  const auto words = [](const v1::Mark& mark) {
    return std::tuple(mark.presence(), mark.minutes_late(), mark.minutes_left_early(),
                      mark.minutes_attended(), mark.channel(), IntervalsOf(mark));
  };
  return words(*one) == words(*other);
}

// Everyone is present but those listed, and those whose marks staff did not make.
std::optional<v1::MarkException> RecordedOf(const v1::RecordRegisterRequest& request,
                                            const v1::Mark& taken) {
  for (const v1::MarkException& exception : request.exceptions()) {
    if (exception.enrolment() == taken.enrolment()) return exception;
  }
  if (taken.capture() == v1::CAPTURE_SELF_CODE || taken.capture() == v1::CAPTURE_IMPORT) {
    return std::nullopt;
  }
  v1::MarkException present;
  present.set_enrolment(taken.enrolment());
  present.set_presence(v1::PRESENCE_PRESENT);
  return present;
}

// What an exception leaves unsaid, the server works out.
bool IsAgreed(const RowDifference& row) {
  if (!row.recorded || !row.now) return false;
  const auto words = [](const auto& marked) {
    return std::tuple(marked.presence(), marked.minutes_late(), marked.minutes_left_early());
  };
  if (words(*row.recorded) != words(*row.now)) return false;
  if (row.recorded->presence() != v1::PRESENCE_PARTIAL) return true;
  const bool has_minutes = row.recorded->minutes_attended() > 0;
  return IntervalsOf(*row.recorded) == IntervalsOf(*row.now) &&
         (!has_minutes || row.recorded->minutes_attended() == row.now->minutes_attended());
}

}  // namespace

std::vector<RowDifference> DifferencesOf(const v1::Register& taken,
                                         const v1::RecordRegisterRequest& recorded,
                                         const v1::Register& now) {
  std::map<std::string, RowDifference> rows;
  for (const v1::Mark& mark : taken.marks()) rows[mark.enrolment()].taken = mark;
  for (const v1::Mark& mark : now.marks()) rows[mark.enrolment()].now = mark;
  std::map<RowKey, RowDifference> differing;
  for (auto& [enrolment, row] : rows) {
    if (SaysTheSame(row.taken, row.now)) continue;
    const v1::Mark& named = row.now ? *row.now : *row.taken;
    row.enrolment = enrolment;
    row.trainee = named.trainee();
    if (row.taken) row.recorded = RecordedOf(recorded, *row.taken);
    row.is_agreed = IsAgreed(row);
    const RowKey key = KeyOf(named);
    differing.emplace(key, std::move(row));
  }
  std::vector<RowDifference> differences;
  for (auto& [key, row] : differing) differences.push_back(std::move(row));
  return differences;
}

}  // namespace ecloserie
