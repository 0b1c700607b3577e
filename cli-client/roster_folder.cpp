#include "roster_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <set>
#include <utility>

namespace ecloserie::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kManifest = "manifest.csv";
constexpr std::string_view kFileProperty = "file.";
constexpr std::array<std::string_view, 8> kExported = {
    "academicSessions.csv", "classes.csv",  "courses.csv", "demographics.csv",
    "enrollments.csv",      "manifest.csv", "orgs.csv",    "users.csv"};

std::set<std::string> NamesIn(const std::string& path, std::error_code& error) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(path, error)) {
    names.insert(entry.path().filename().string());
  }
  return names;
}

tl::expected<RosterTable, Failure> ReadTable(const std::string& path, const std::string& name) {
  std::ifstream in(path + "/" + name, std::ios::binary);
  if (!in) return tl::unexpected(DataFailure(name + " cannot be read in " + path));
  auto records = ReadCsv(in, ',');
  if (!records) return tl::unexpected(DataFailure(name + ": " + records.error()));
  if (records->empty()) return tl::unexpected(DataFailure(name + " is empty"));
  return RosterTable(*std::move(records));
}

// Which files there are, by the property file.users for example.
tl::expected<RosterFolder, Failure> ReadManifest(const std::string& path) {
  const auto manifest = ReadTable(path, std::string(kManifest));
  if (!manifest) return tl::unexpected(manifest.error());
  RosterFolder folder;
  std::string version;
  for (const RosterTable::Row& row : manifest->rows()) {
    const std::string property = manifest->Text(row, "propertyName");
    const std::string value = manifest->Text(row, "value");
    if (property == "oneroster.version") version = value;
    if (property.starts_with(kFileProperty)) {
      folder.modes[property.substr(kFileProperty.size())] = value;
    }
  }
  if (version != "1.1") {
    return tl::unexpected(DataFailure("manifest.csv: oneroster.version must be 1.1"));
  }
  return folder;
}

std::optional<Failure> JudgeModes(const RosterFolder& folder) {
  for (const auto& [file, mode] : folder.modes) {
    if (mode == "bulk" || mode == "delta" || mode == "absent") continue;
    return DataFailure("manifest.csv: file." + file + " must be bulk, delta or absent");
  }
  return std::nullopt;
}

// The folder and its manifest tell of the same files.
std::optional<Failure> JudgeNames(const std::string& path, const RosterFolder& folder) {
  std::error_code error;
  const std::set<std::string> found = NamesIn(path, error);
  if (error) return DataFailure("the folder " + path + " cannot be read");
  std::set<std::string> listed = {std::string(kManifest)};
  for (const auto& [file, mode] : folder.modes) {
    if (mode == "absent") continue;
    listed.insert(file + ".csv");
    if (!found.contains(file + ".csv")) {
      return DataFailure("manifest.csv lists " + file + ".csv, and it is not there");
    }
  }
  for (const std::string& name : found) {
    if (!listed.contains(name)) return DataFailure("manifest.csv does not list " + name);
  }
  return std::nullopt;
}

bool WritePrivately(const std::string& path, const std::string& text) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return false;
  bool is_good = fchmod(file, 0600) == 0;
  std::size_t written = 0;
  while (is_good && written < text.size()) {
    const ssize_t count = write(file, text.data() + written, text.size() - written);
    is_good = count > 0;
    if (is_good) written += static_cast<std::size_t>(count);
  }
  return close(file) == 0 && is_good;
}

}  // namespace

RosterTable::RosterTable(std::vector<CsvRow> records) {
  const std::vector<std::string>& header = records.front().cells;
  for (std::size_t i = 0; i < header.size(); ++i) columns_.try_emplace(header[i], i);
  for (std::size_t i = 1; i < records.size(); ++i) {
    rows_.push_back({.line = records[i].line, .cells = std::move(records[i].cells)});
  }
}

std::string RosterTable::Text(const Row& row, std::string_view column) const {
  const auto place = columns_.find(column);
  if (place == columns_.end() || place->second >= row.cells.size()) return "";
  return row.cells[place->second];
}

tl::expected<RosterFolder, Failure> ReadRosterFolder(const std::string& path) {
  auto folder = ReadManifest(path);
  if (!folder) return folder;
  if (auto failure = JudgeModes(*folder)) return tl::unexpected(*std::move(failure));
  if (auto failure = JudgeNames(path, *folder)) return tl::unexpected(*std::move(failure));
  for (const auto& [file, mode] : folder->modes) {
    if (mode == "absent") continue;
    auto table = ReadTable(path, file + ".csv");
    if (!table) return tl::unexpected(std::move(table).error());
    folder->tables[file] = *std::move(table);
  }
  return folder;
}

std::optional<Failure> MakeRosterFolder(const std::string& path) {
  if (mkdir(path.c_str(), 0700) == 0) return std::nullopt;
  std::error_code error;
  const std::set<std::string> found = NamesIn(path, error);
  if (error) return UsageFailure("--out: the folder " + path + " cannot be made or read");
  for (const std::string& name : found) {
    if (std::ranges::find(kExported, name) == kExported.end()) {
      return UsageFailure("--out: the folder " + path + " holds other files, for example " + name);
    }
  }
  return std::nullopt;
}

std::optional<Failure> WriteRosterFolder(const std::string& path,
                                         const v1::ExportRosterResponse& files) {
  for (const v1::RosterFile& file : files.files()) {
    const bool is_known = std::ranges::find(kExported, file.name()) != kExported.end();
    if (!is_known || !WritePrivately(path + "/" + file.name(), file.content())) {
      return DataFailure("the file " + path + "/" + file.name() + " cannot be written");
    }
  }
  return std::nullopt;
}

}  // namespace ecloserie::cli
