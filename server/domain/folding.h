#pragma once

#include <string>
#include <string_view>

#include "absl/time/civil_time.h"

namespace ecloserie::domain {

// Valid UTF-8 without NUL and without control characters other than line feed
// and tab. What the other functions here want of their texts; a text that is not
// UTF-8 is folded to nothing.
bool IsValidText(std::string_view text);

// A name as duplicates are looked for: case folded, accents stripped, ligatures
// spelt out (œ oe, æ ae, ß ss), every run of hyphens, apostrophes and blanks one
// space. "DUPRÉ-LEFÈVRE" and "dupré  lefèvre" become "dupre lefevre".
std::string FoldName(std::string_view name);

// The first token of a given name, folded. A token ends at a blank or a hyphen:
// "Jean-Pierre" and "Jean Paul" both begin with "jean".
std::string FirstGivenName(std::string_view given_name);

// Equal for two files of one person: the certain duplicates of one cohort. The
// parts are joined by tabs, which no folded name contains. Personal data.
std::string IdentityKey(std::string_view family_name, std::string_view given_name,
                        absl::CivilDay born_on);

}  // namespace ecloserie::domain
