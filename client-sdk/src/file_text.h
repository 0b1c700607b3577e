#pragma once

#include <string>

#include "ecloserie/result.h"

namespace ecloserie {

// A mistake in what the caller brought.
Error Refusal(std::string message);

// The text of a file; `what` names it in the error: "the token file".
Result<std::string> ReadFile(const std::string& what, const std::string& path);

// The same, refused when others than its owner may read it.
Result<std::string> ReadPrivateFile(const std::string& what, const std::string& path);

}  // namespace ecloserie
