#pragma once

#include <string>
#include <string_view>

#include "tl/expected.hpp"

namespace ecloserie::cli {

// The full name of what `text` names, by a pattern such as
// schools/{school}/cohorts/{cohort}. Takes the full name itself, the name inside
// the school (cohorts/promo-1), and the short form: the slugs that the pattern
// leaves open after the school (promo-1, promo-1/blended). Otherwise says what
// is missing.
tl::expected<std::string, std::string> ExpandName(std::string_view pattern, std::string_view text,
                                                  std::string_view school);

// The short form of a full name. Without a pattern the kind stays, because
// nothing else tells it: funds/atelier-vert.
std::string ShortName(std::string_view pattern, std::string_view name);

// The slug of a school named boitron or schools/boitron.
std::string SchoolSlug(std::string_view text);

}  // namespace ecloserie::cli
