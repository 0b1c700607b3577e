#include "mark_rows.h"

#include <nlohmann/json.hpp>
#include <ostream>
#include <string>

#include "csv_text.h"
#include "enum_word.h"
#include "value_text.h"

namespace ecloserie::cli {
namespace {

using Row = std::vector<std::string>;

const Row& Headers() {
  static const Row headers = {"session",
                              "date",
                              "slot",
                              "state",
                              "enrolment",
                              "trainee",
                              "presence",
                              "minutes_late",
                              "minutes_left_early",
                              "minutes_attended",
                              "channel",
                              "capture"};
  return headers;
}

Row CellsOf(const v1::Session& session, const v1::Mark& mark) {
  return {session.name(),
          TextOfValue(session.date()),
          EnumWord(*v1::Slot_descriptor(), session.slot()),
          EnumWord(*v1::SessionState_descriptor(), session.state()),
          mark.enrolment(),
          mark.trainee(),
          EnumWord(*v1::Presence_descriptor(), mark.presence()),
          std::to_string(mark.minutes_late()),
          std::to_string(mark.minutes_left_early()),
          std::to_string(mark.minutes_attended()),
          EnumWord(*v1::Channel_descriptor(), mark.channel()),
          EnumWord(*v1::Capture_descriptor(), mark.capture())};
}

nlohmann::ordered_json JsonOf(const Row& cells) {
  nlohmann::ordered_json row;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string& header = Headers()[i];
    if (header.starts_with("minutes")) {
      row[header] = std::stoll(cells[i]);
    } else {
      row[header] = cells[i];
    }
  }
  return row;
}

}  // namespace

void PrintMarkRows(const Context& context, const std::vector<v1::Register>& registers,
                   std::ostream& out) {
  std::vector<Row> rows;
  for (const v1::Register& shown : registers) {
    for (const v1::Mark& mark : shown.marks()) rows.push_back(CellsOf(shown.session(), mark));
  }
  if (context.format == OutputFormat::kCsv) {
    out << CsvRecord(Headers());
    for (const Row& row : rows) out << CsvRecord(row);
    return;
  }
  constexpr auto kReplace = nlohmann::ordered_json::error_handler_t::replace;
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const Row& row : rows) {
    if (context.format == OutputFormat::kJsonLines) {
      out << JsonOf(row).dump(-1, ' ', false, kReplace) << "\n";
    } else {
      all.push_back(JsonOf(row));
    }
  }
  if (context.format == OutputFormat::kJson) out << all.dump(2, ' ', false, kReplace) << "\n";
}

}  // namespace ecloserie::cli
