#pragma once

#include <span>
#include <string>
#include <string_view>

#include "storage/rows.h"
#include "storage/value.h"

namespace ecloserie::storage {

// A row as bytes, the same whether it is about to be written or was read: of every
// column a letter, and its 8 bytes (I) or its length and its bytes (B); N is null.
std::string EncodeRow(std::span<const Value> row);

// columns: i or b for each column that is read.
std::string EncodeRow(const Rows& rows, std::string_view columns);

}  // namespace ecloserie::storage
