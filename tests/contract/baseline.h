#pragma once

#include <set>
#include <string>

#include "rules.h"
#include "schema.h"

namespace ecloserie::contract {

// The API as clients depend on it, one line per element:
//   enum ecloserie.v1.Slot value 1 SLOT_AM
//   message ecloserie.v1.Money field 4 cents int64 singular json cents
//   method ecloserie.v1.SchoolService.GetSchool request ... permission ...
using Baseline = std::set<std::string>;

Baseline Describe(const Schema& schema);

// The lines of before that no longer hold: what was removed or changed. What is
// new breaks nobody.
Findings Breaches(const Baseline& before, const Baseline& now);

// The lines that before lacks.
Findings Additions(const Baseline& before, const Baseline& now);

// Empty when there is no file.
Baseline ReadBaseline(const std::string& path);
void WriteBaseline(const std::string& path, const Baseline& baseline);

// Breaches of the file at the path, and additions that it lacks. When the
// additions may be written and nothing is broken, writes them and finds nothing.
Findings Compare(const std::string& path, const Baseline& now, bool may_write);

}  // namespace ecloserie::contract
