#pragma once

#include <cstdint>
#include <string>

#include "coverage.h"

namespace ecloserie::model {

// Runs so many steps of the seed's sequence on both engines and on the model.
// Empty when all three agreed to the end; else which step it was, who said what,
// and how to see it again.
std::string RunSeed(std::uint64_t seed, std::int64_t steps_count, Coverage& coverage);

}  // namespace ecloserie::model
