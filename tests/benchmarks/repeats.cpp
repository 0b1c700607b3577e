#include "repeats.h"

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string_view>

namespace ecloserie::benchmarks {
namespace {

// SQLSTATE 40001, whose reasons differ, and 40P01.
bool IsRepeat(std::string_view line) {
  return line.find("ERROR:  could not serialize access") != std::string_view::npos ||
         line.find("ERROR:  deadlock detected") != std::string_view::npos;
}

}  // namespace

std::int64_t SizeOf(const std::string& log) {
  return log.empty() ? 0 : static_cast<std::int64_t>(std::filesystem::file_size(log));
}

std::int64_t CountRepeats(const std::string& log, std::int64_t from, std::int64_t to) {
  if (log.empty()) return 0;
  std::ifstream in(log, std::ios::binary);
  if (!in.seekg(from)) throw std::runtime_error("cannot read " + log);
  std::int64_t count = 0;
  for (std::string line; in.tellg() < to && std::getline(in, line);) {
    if (IsRepeat(line)) ++count;
  }
  return count;
}

}  // namespace ecloserie::benchmarks
