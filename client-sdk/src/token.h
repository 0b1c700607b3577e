#pragma once

#include <string>

#include "ecloserie/options.h"
#include "ecloserie/result.h"

namespace ecloserie {

// The bearer token that the options give, or an empty one when they give none.
// Refuses a token file that others than its owner may read, and text that
// cannot travel in a header.
Result<std::string> ReadToken(const ClientOptions& options);

}  // namespace ecloserie
