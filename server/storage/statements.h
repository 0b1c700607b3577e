#pragma once

#include <vector>

#include "storage/transaction.h"

namespace ecloserie::storage {

// Every statement of every store, for the tests that prepare them all: that no
// plan reads what grows, and that every engine takes the same text.
std::vector<const Sql*> AllStatements();

}  // namespace ecloserie::storage
