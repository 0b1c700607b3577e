#pragma once

#include <string>

namespace ecloserie {

// A fresh UUID, version 4, as text. Unique without asking anyone.
std::string NewRequestId();

}  // namespace ecloserie
