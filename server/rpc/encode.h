#pragma once

#include <google/protobuf/descriptor.h>
#include <google/protobuf/timestamp.pb.h>

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "domain/civil_date.h"
#include "domain/words.h"
#include "ecloserie/v1/types.pb.h"

namespace ecloserie::rpc {

v1::Money EncodeCents(std::int64_t cents);
v1::CivilDate EncodeDay(absl::CivilDay day);
v1::HalfDay EncodeHalfDay(const domain::HalfDay& half_day);
google::protobuf::Timestamp EncodeTime(absl::Time at);

// The wire's enumerator of the same word as the domain's value.
template <class WireEnum, class Enum>
WireEnum NumberOf(Enum choice) {
  const auto* descriptor = google::protobuf::GetEnumDescriptor<WireEnum>();
  const std::string& zero = descriptor->FindValueByNumber(0)->name();
  const std::string name = zero.substr(0, zero.size() - std::string_view("UNSPECIFIED").size()) +
                           std::string(domain::WordOf(choice));
  const auto* value = descriptor->FindValueByName(name);
  if (value == nullptr) throw std::logic_error(name + " is not in its proto");
  return static_cast<WireEnum>(value->number());
}

// The same, looked up by word once per process and not per answer.
template <class WireEnum, class Enum>
WireEnum EncodeChoice(Enum choice) {
  static const auto numbers = [] {
    std::vector<std::pair<Enum, WireEnum>> made;
    for (const auto& row : Words(Enum{})) {
      made.emplace_back(row.value, NumberOf<WireEnum>(row.value));
    }
    return made;
  }();
  return std::ranges::find(numbers, choice, &std::pair<Enum, WireEnum>::first)->second;
}

}  // namespace ecloserie::rpc
