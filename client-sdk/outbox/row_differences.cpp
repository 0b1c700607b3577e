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

// Who marked it and when are no part of what it says.
bool SaysTheSame(const std::optional<v1::Mark>& one, const std::optional<v1::Mark>& other) {
  if (!one || !other) return one.has_value() == other.has_value();
  const auto words = [](const v1::Mark& mark) {
    return std::tuple(mark.presence(), mark.minutes_late(), mark.minutes_left_early(),
                      mark.minutes_attended(), mark.channel());
  };
  return words(*one) == words(*other);
}

// Everyone is present but those listed.
v1::MarkException RecordedOf(const v1::RecordRegisterRequest& request,
                             const std::string& enrolment) {
  for (const v1::MarkException& exception : request.exceptions()) {
    if (exception.enrolment() == enrolment) return exception;
  }
  v1::MarkException present;
  present.set_enrolment(enrolment);
  present.set_presence(v1::PRESENCE_PRESENT);
  return present;
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
    if (row.taken) row.recorded = RecordedOf(recorded, enrolment);
    const RowKey key = KeyOf(named);
    differing.emplace(key, std::move(row));
  }
  std::vector<RowDifference> differences;
  for (auto& [key, row] : differing) differences.push_back(std::move(row));
  return differences;
}

}  // namespace ecloserie
