#pragma once

#include <string>

namespace ecloserie::model {

// A name as people look it up: without case, accents and hyphens. The accents are
// those that the sequences write.
std::string FoldedText(const std::string& text);

}  // namespace ecloserie::model
