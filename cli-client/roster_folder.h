#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "csv_file.h"
#include "ecloserie/v1/roster.pb.h"
#include "failure.h"
#include "tl/expected.hpp"

namespace ecloserie::cli {

// A file of a OneRoster folder by the names of its columns.
class RosterTable {
 public:
  RosterTable() = default;
  explicit RosterTable(std::vector<CsvRow> records);

  struct Row {
    std::int64_t line = 0;
    std::vector<std::string> cells;
  };
  const std::vector<Row>& rows() const { return rows_; }
  bool HasColumn(std::string_view column) const { return columns_.contains(column); }
  // Nothing where the file has no such column, or the record no such cell.
  std::string Text(const Row& row, std::string_view column) const;

 private:
  std::map<std::string, std::size_t, std::less<>> columns_;
  std::vector<Row> rows_;
};

// What a folder holds: as its manifest says, file by file.
struct RosterFolder {
  std::map<std::string, std::string, std::less<>> modes;   // users -> bulk
  std::map<std::string, RosterTable, std::less<>> tables;  // users -> its rows
};

// Reads manifest.csv first, and refuses a folder that holds what it does not list or
// lacks what it lists.
tl::expected<RosterFolder, Failure> ReadRosterFolder(const std::string& path);

// Makes the folder, or finds it empty or with an export of before in it.
std::optional<Failure> MakeRosterFolder(const std::string& path);
// Nobody else may read what is written.
std::optional<Failure> WriteRosterFolder(const std::string& path,
                                         const v1::ExportRosterResponse& files);

}  // namespace ecloserie::cli
