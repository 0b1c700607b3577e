#pragma once

#include <string>

#include "ecloserie/result.h"

namespace ecloserie {

// An error as bytes and back: what a caller reads of it again tomorrow.
std::string BytesOfError(const Error& error);
Error ErrorOfBytes(const std::string& bytes);

}  // namespace ecloserie
