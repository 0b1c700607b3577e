#include "storage/value.h"

#include <algorithm>

#include "domain/civil_date.h"

namespace ecloserie::storage {

Value::Value(const domain::Uuid& id) : type_(Type::kBytes), is_copied_(true), copied_size_(16) {
  std::copy(id.bytes.begin(), id.bytes.end(), copied_.begin());
}

Value::Value(absl::CivilDay day) : type_(Type::kText), is_copied_(true), copied_size_(10) {
  const std::string text = domain::IsoDate(day);
  std::copy_n(text.begin(), std::min<std::size_t>(text.size(), 10), copied_.begin());
}

}  // namespace ecloserie::storage
