#pragma once

#include <optional>
#include <string_view>

#include "domain/scope.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// To whom the object of this resource name belongs. Nothing when it belongs to
// nobody in particular, or does not exist.
std::optional<domain::Belonging> FindBelonging(Transaction& transaction, std::string_view name);

Statements BelongingStatements();

}  // namespace ecloserie::storage
