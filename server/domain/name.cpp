#include "domain/name.h"

#include <algorithm>

namespace ecloserie::domain {

bool IsSlug(std::string_view text) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.empty() || text.size() > 63 || !is_letter(text.front()) || text.back() == '-') {
    return false;
  }
  return std::ranges::all_of(text, [&](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
}

std::vector<std::string_view> Segments(std::string_view name) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t slash = name.find('/');
    parts.push_back(name.substr(0, slash));
    if (slash == std::string_view::npos) return parts;
    name.remove_prefix(slash + 1);
  }
}

std::optional<SchoolName> SchoolName::Parse(std::string_view text) {
  const auto parts = Segments(text);
  if (parts.size() != 2 || parts[0] != "schools" || !IsSlug(parts[1])) return std::nullopt;
  return SchoolName{std::string(parts[1])};
}

std::optional<ModuleName> ModuleName::Parse(std::string_view text) {
  const auto parts = Segments(text);
  if (parts.size() != 6 || parts[0] != "schools" || parts[2] != "programmes" ||
      parts[4] != "modules") {
    return std::nullopt;
  }
  if (!IsSlug(parts[1]) || !IsSlug(parts[3]) || !IsSlug(parts[5])) return std::nullopt;
  return ModuleName{std::string(parts[1]), std::string(parts[3]), std::string(parts[5])};
}

std::optional<TrackName> TrackName::Parse(std::string_view text) {
  const auto parts = Segments(text);
  if (parts.size() != 6 || parts[0] != "schools" || parts[2] != "cohorts" || parts[4] != "tracks") {
    return std::nullopt;
  }
  if (!IsSlug(parts[1]) || !IsSlug(parts[3]) || !IsSlug(parts[5])) return std::nullopt;
  return TrackName{std::string(parts[1]), std::string(parts[3]), std::string(parts[5])};
}

}  // namespace ecloserie::domain
