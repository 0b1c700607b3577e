#include "outbox_print.h"

#include <nlohmann/json.hpp>
#include <ostream>

#include "csv_text.h"
#include "display_width.h"
#include "enum_word.h"
#include "resource_name.h"
#include "table.h"
#include "value_text.h"

namespace ecloserie::cli {
namespace {

using Json = nlohmann::ordered_json;
using Row = std::vector<std::string>;

std::string TrackOf(const v1::Session& session) {
  return ShortName("schools/{school}/cohorts/{cohort}/tracks/{track}", session.track());
}

std::string SlotOf(const v1::Session& session) {
  return EnumWord(*v1::Slot_descriptor(), session.slot());
}

// PRESENT, late 15: of a mark or of an exception.
template <class Marked>
std::string WordsOf(const std::optional<Marked>& marked, const char* otherwise) {
  if (!marked) return otherwise;
  std::string words = EnumWord(*v1::Presence_descriptor(), marked->presence());
  if (marked->minutes_late() > 0) words += ", late " + std::to_string(marked->minutes_late());
  if (marked->minutes_left_early() > 0) {
    words += ", early " + std::to_string(marked->minutes_left_early());
  }
  const bool is_partial = marked->presence() == v1::PRESENCE_PARTIAL;
  if (is_partial && marked->minutes_attended() > 0) {
    words += " " + std::to_string(marked->minutes_attended());
  }
  for (const v1::Interval& interval : marked->intervals()) {
    words += " " + TextOfValue(interval.start()) + "-" + TextOfValue(interval.end());
  }
  return words;
}

Json JsonOf(const RowDifference& row) {
  return {{"enrolment", row.enrolment},      {"trainee", row.trainee},
          {"taken", WordsOf(row.taken, "")}, {"recorded", WordsOf(row.recorded, "")},
          {"now", WordsOf(row.now, "")},     {"is_agreed", row.is_agreed}};
}

Json JsonOf(const OutboxItem& item) {
  const v1::Session& session = item.taken.session();
  Json json = {{"number", item.number},
               {"state", OutboxStateName(item.state)},
               {"session", session.name()},
               {"track", session.track()},
               {"date", TextOfValue(session.date())},
               {"slot", SlotOf(session)},
               {"trainees_count", item.taken.marks_size()},
               {"exceptions_count", item.request.exceptions_size()},
               {"request_id", item.request.request_id()},
               {"recorded_on_etag", item.request.etag()},
               {"etag", item.etag},
               {"attempts", item.attempts},
               {"reason", item.error ? item.error->reason : ""},
               {"message", item.error ? item.error->message : ""},
               {"differences", Json::array()}};
  for (const RowDifference& row : item.differences) json["differences"].push_back(JsonOf(row));
  return json;
}

std::string Dump(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string OutcomeOf(const OutboxItem& item) {
  if (!item.error) return item.etag;
  return item.error->reason.empty() ? std::string(CodeName(item.error->code)) : item.error->reason;
}

Row CellsOf(const OutboxItem& item) {
  const v1::Session& session = item.taken.session();
  return {std::to_string(item.number),
          std::string(OutboxStateName(item.state)),
          TrackOf(session),
          TextOfValue(session.date()),
          SlotOf(session),
          std::to_string(item.request.exceptions_size()),
          OutcomeOf(item)};
}

}  // namespace

void PrintTaken(const Context& context, const std::vector<v1::Register>& registers,
                std::ostream& out) {
  Table table({{.header = "TRACK"},
               {.header = "DATE", .is_whole = true},
               {.header = "SLOT", .is_whole = true},
               {.header = "TRAINEES", .is_number = true},
               {.header = "SESSION", .is_whole = true}});
  for (const v1::Register& taken : registers) {
    const v1::Session& session = taken.session();
    table.AddRow({TrackOf(session), TextOfValue(session.date()), SlotOf(session),
                  std::to_string(taken.marks_size()), ShortName("sessions", session.name())});
  }
  table.Print(out, context.print.width);
}

void PrintItems(const Context& context, const std::vector<OutboxItem>& items, std::ostream& out) {
  const Row headers = {"ITEM", "STATE", "TRACK", "DATE", "SLOT", "LISTED", "OUTCOME"};
  switch (context.format) {
    case OutputFormat::kTable: {
      Table table({{.header = headers[0], .is_number = true},
                   {.header = headers[1], .is_whole = true},
                   {.header = headers[2]},
                   {.header = headers[3], .is_whole = true},
                   {.header = headers[4], .is_whole = true},
                   {.header = headers[5], .is_number = true},
                   {.header = headers[6]}});
      for (const OutboxItem& item : items) table.AddRow(CellsOf(item));
      return table.Print(out, context.print.width);
    }
    case OutputFormat::kJson: {
      Json all = Json::array();
      for (const OutboxItem& item : items) all.push_back(JsonOf(item));
      out << Dump(all, 2);
      return;
    }
    case OutputFormat::kJsonLines:
      for (const OutboxItem& item : items) out << Dump(JsonOf(item), -1);
      return;
    case OutputFormat::kCsv:
      out << CsvRecord({"number", "state", "track", "date", "slot", "exceptions_count", "outcome"});
      for (const OutboxItem& item : items) out << CsvRecord(CellsOf(item));
      return;
    case OutputFormat::kName:
      for (const OutboxItem& item : items) out << item.number << "\n";
      return;
  }
}

void PrintItem(const Context& context, const OutboxItem& item, std::ostream& out) {
  PrintItems(context, {item}, out);
  if (context.format != OutputFormat::kTable) return;
  if (item.error) out << "\n" << Printable(item.error->message) << "\n";
  if (item.differences.empty()) return;
  Table table({{.header = "TRAINEE"},
               {.header = "WHEN TAKEN"},
               {.header = "YOU RECORDED"},
               {.header = "IT SAYS NOW"}});
  int agreed_count = 0;
  for (const RowDifference& row : item.differences) {
    agreed_count += row.is_agreed ? 1 : 0;
    if (row.is_agreed) continue;
    table.AddRow({row.trainee, WordsOf(row.taken, "not on it"),
                  WordsOf(row.recorded, row.taken ? "as it is" : ""),
                  WordsOf(row.now, "not on it")});
  }
  out << "\n";
  if (!table.IsEmpty()) table.Print(out, context.print.width);
  if (agreed_count > 0) out << agreed_count << " more changed to what you recorded\n";
}

}  // namespace ecloserie::cli
