#pragma once

#include <string>

#include "absl/time/time.h"
#include "ecloserie/v1/types.pb.h"
#include "google/protobuf/timestamp.pb.h"

namespace ecloserie::tests {

inline v1::CivilDate Day(int year, int month, int day) {
  v1::CivilDate date;
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
  return date;
}

inline v1::Money Euros(std::int64_t cents) {
  v1::Money money;
  money.set_currency_code("EUR");
  money.set_cents(cents);
  return money;
}

inline google::protobuf::Timestamp Instant(absl::Time at) {
  google::protobuf::Timestamp stamp;
  stamp.set_seconds(absl::ToUnixSeconds(at));
  return stamp;
}

}  // namespace ecloserie::tests
