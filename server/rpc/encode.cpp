#include "rpc/encode.h"

namespace ecloserie::rpc {

v1::Money EncodeCents(std::int64_t cents) {
  v1::Money money;
  money.set_currency_code("EUR");
  money.set_cents(cents);
  return money;
}

v1::CivilDate EncodeDay(absl::CivilDay day) {
  v1::CivilDate date;
  date.set_year(static_cast<int>(day.year()));
  date.set_month(day.month());
  date.set_day(day.day());
  return date;
}

v1::HalfDay EncodeHalfDay(const domain::HalfDay& half_day) {
  v1::HalfDay encoded;
  *encoded.mutable_date() = EncodeDay(half_day.day);
  encoded.set_slot(EncodeChoice<v1::Slot>(half_day.slot));
  return encoded;
}

google::protobuf::Timestamp EncodeTime(absl::Time at) {
  google::protobuf::Timestamp stamp;
  const std::int64_t micros = absl::ToUnixMicros(at);
  const std::int64_t seconds = absl::ToUnixSeconds(at);
  stamp.set_seconds(seconds);
  stamp.set_nanos(static_cast<int>((micros - seconds * 1'000'000) * 1'000));
  return stamp;
}

}  // namespace ecloserie::rpc
