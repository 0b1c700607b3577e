#include "storage/rows.h"

#include <algorithm>

#include "domain/civil_date.h"

namespace ecloserie::storage {

domain::Uuid Rows::Id(int column) const {
  const std::string_view bytes = cursor_->Bytes(column);
  domain::Uuid id;
  if (bytes.size() != id.bytes.size()) throw StoreDefect("a stored id has not 16 bytes");
  std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
  return id;
}

absl::CivilDay Rows::Day(int column) const {
  const auto day = domain::ParseIsoDate(cursor_->Bytes(column));
  if (!day) throw StoreDefect("a stored day is not a date");
  return *day;
}

}  // namespace ecloserie::storage
