#include "resource_name.h"

#include <vector>

namespace ecloserie::cli {
namespace {

constexpr std::string_view kSchools = "schools/";

std::vector<std::string_view> Split(std::string_view text) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t slash = text.find('/');
    parts.push_back(text.substr(0, slash));
    if (slash == std::string_view::npos) return parts;
    text.remove_prefix(slash + 1);
  }
}

bool IsOpen(std::string_view segment) { return segment.starts_with('{'); }

// The pattern's variables after the school, for the message: {cohort}/{track}.
std::string OpenForm(const std::vector<std::string_view>& segments) {
  std::string form;
  for (std::size_t i = 2; i < segments.size(); ++i) {
    if (!IsOpen(segments[i])) continue;
    if (!form.empty()) form += '/';
    form += segments[i].substr(1, segments[i].size() - 2);
  }
  return form;
}

std::string Fill(const std::vector<std::string_view>& segments, std::string_view school,
                 const std::vector<std::string_view>& slugs) {
  std::string name = std::string(kSchools) + std::string(school);
  std::size_t next = 0;
  for (std::size_t i = 2; i < segments.size(); ++i) {
    name += '/';
    name += IsOpen(segments[i]) ? slugs[next++] : segments[i];
  }
  return name;
}

}  // namespace

tl::expected<std::string, std::string> ExpandName(std::string_view pattern, std::string_view text,
                                                  std::string_view school) {
  if (text.starts_with(kSchools)) return std::string(text);
  const std::vector<std::string_view> segments = Split(pattern);
  if (segments.size() == 2) return std::string(kSchools) + std::string(text);
  if (school.empty()) {
    return tl::unexpected(std::string(text) +
                          " needs a school: give --school, ECLOSERIE_SCHOOL or "
                          "the full name");
  }
  const std::vector<std::string_view> slugs = Split(text);
  if (slugs.size() > 1 && slugs.front() == segments[2]) {
    return std::string(kSchools) + std::string(school) + "/" + std::string(text);
  }
  if (slugs.size() != (segments.size() - 2) / 2) {
    return tl::unexpected(std::string(text) + " is not of the form " + OpenForm(segments));
  }
  return Fill(segments, school, slugs);
}

std::string ShortName(std::string_view pattern, std::string_view name) {
  const std::vector<std::string_view> segments = Split(name);
  if (!name.starts_with(kSchools) || segments.size() % 2 != 0) return std::string(name);
  if (segments.size() == 2) return std::string(segments[1]);
  const bool keeps_kind = pattern.empty() && segments.size() == 4;
  std::string text = keeps_kind ? std::string(segments[2]) + "/" : "";
  for (std::size_t i = 3; i < segments.size(); i += 2) {
    if (i > 3) text += '/';
    text += segments[i];
  }
  return text;
}

std::string SchoolSlug(std::string_view text) {
  if (text.starts_with(kSchools)) text.remove_prefix(kSchools.size());
  return std::string(text);
}

}  // namespace ecloserie::cli
