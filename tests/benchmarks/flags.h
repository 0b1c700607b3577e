#pragma once

#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>

namespace ecloserie::benchmarks {

// The command line of a benchmark program: --name value, and nothing else. What
// is not named keeps its default; a name without a default is refused.
class Flags {
 public:
  Flags(int argc, char** argv, std::map<std::string, std::string> defaults)
      : values_(std::move(defaults)) {
    for (int i = 1; i < argc; i += 2) {
      const std::string name = argv[i];
      if (!values_.contains(name) || i + 1 == argc) throw std::invalid_argument(Usage(name));
      values_[name] = argv[i + 1];
    }
  }

  const std::string& Text(const std::string& name) const { return values_.at(name); }
  std::int64_t Integer(const std::string& name) const { return std::stoll(Text(name)); }
  double Number(const std::string& name) const { return std::stod(Text(name)); }

 private:
  std::string Usage(const std::string& name) const {
    std::string usage = "cannot use " + name + "; known:";
    for (const auto& [flag, value] : values_) usage += " " + flag + " (" + value + ")";
    return usage;
  }

  std::map<std::string, std::string> values_;
};

}  // namespace ecloserie::benchmarks
