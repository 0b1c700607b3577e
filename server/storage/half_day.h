#pragma once

#include <optional>

#include "absl/time/civil_time.h"
#include "domain/civil_date.h"
#include "storage/rows.h"

namespace ecloserie::storage {

// A half-day is two columns, the day and the slot.

inline domain::HalfDay ReadHalfDay(const Rows& rows, int first) {
  return {.day = rows.Day(first), .slot = rows.Choice<domain::Slot>(first + 1)};
}

inline std::optional<domain::HalfDay> ReadOptionalHalfDay(const Rows& rows, int first) {
  return rows.IsNull(first) ? std::nullopt : std::optional(ReadHalfDay(rows, first));
}

inline std::optional<absl::CivilDay> DayOf(const std::optional<domain::HalfDay>& half_day) {
  return half_day ? std::optional(half_day->day) : std::nullopt;
}

inline std::optional<domain::Slot> SlotOf(const std::optional<domain::HalfDay>& half_day) {
  return half_day ? std::optional(half_day->slot) : std::nullopt;
}

}  // namespace ecloserie::storage
