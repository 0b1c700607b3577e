#include "attendance_rates.h"

#include <ostream>
#include <string>
#include <utility>

#include "display_width.h"
#include "enum_word.h"
#include "field_path.h"
#include "flag_text.h"
#include "resource_name.h"
#include "table.h"
#include "value_text.h"

namespace ecloserie::cli {
namespace {

using google::protobuf::Message;

constexpr int kIndent = 2;
constexpr int kReasonsMax = 2;  // So many policies leave room for why on a screen.

struct FieldOfFlag {
  std::string_view flag;
  std::string_view path;
};
constexpr FieldOfFlag kFields[] = {
    {"enrolment", "enrolment"}, {"track", "track"},     {"cohort", "cohort"},
    {"first-on", "first_on"},   {"last-on", "last_on"}, {"as-of", "as_of_time"},
    {"policy", "policy"},       {"policy", "policies"}, {"policy-version", "policy_version"}};

std::optional<Failure> Fill(const Context& context, const FlagTexts& flags, Message& request) {
  for (const auto& [flag, path] : kFields) {
    const auto texts = flags.find(flag);
    if (texts == flags.end() || FindField(*request.GetDescriptor(), path) == nullptr) continue;
    const auto problem = SetFromText(request, path, texts->second, context.school);
    if (problem) return UsageFailure("--" + std::string(flag) + ": " + *problem);
  }
  return std::nullopt;
}

std::string PercentOf(const v1::AttendanceRate& rate) {
  if (rate.is_blocked()) return "blocked";
  return rate.has_rate_basis_points() ? Percent(rate.rate_basis_points()) : "undefined";
}

std::string BestOf(const v1::RateWithOutlook& outlook) {
  return outlook.has_best_reachable_basis_points() ? Percent(outlook.best_reachable_basis_points())
                                                   : "undefined";
}

std::string Number(std::int64_t number) { return std::to_string(number); }

std::string ShortPolicy(const v1::AttendanceRate& rate) {
  return rate.policy() + " v" + Number(rate.policy_version());
}

std::vector<Table::Column> CountColumns() {
  return {{"RATE", true}, {"MINUTES", true}, {"OF", true},  {"PRES", true}, {"PART", true},
          {"ABS", true},  {"EXC", true},     {"UNM", true}, {"UNPR", true}, {"BEST", true}};
}

std::vector<std::string> CountCells(const v1::RateWithOutlook& outlook) {
  const v1::AttendanceRate& rate = outlook.rate();
  return {PercentOf(rate),
          Number(rate.attended_minutes()),
          Number(rate.expected_minutes()),
          Number(rate.present_count()),
          Number(rate.partial_count()),
          Number(rate.absent_count()),
          Number(rate.excused_count()),
          Number(rate.unmarked_count()),
          Number(rate.unproven_count()),
          BestOf(outlook)};
}

// A table whose first column is text, and whose others are counts.
void PrintCounts(const Context& context, std::ostream& out, std::string_view title,
                 std::string_view header,
                 const std::vector<std::pair<std::string, const v1::RateWithOutlook*>>& rows) {
  if (rows.empty()) return;
  std::vector<Table::Column> columns = {{std::string(header)}};
  for (Table::Column& column : CountColumns()) columns.push_back(std::move(column));
  Table table(std::move(columns));
  for (const auto& [name, outlook] : rows) {
    std::vector<std::string> cells = {name};
    for (std::string& cell : CountCells(*outlook)) cells.push_back(std::move(cell));
    table.AddRow(std::move(cells));
  }
  out << "\n" << title << "\n";
  table.Print(out, context.print.width, kIndent);
}

std::string ReadingText(const v1::HalfDayReading& reading, bool has_reason) {
  std::string text = Number(reading.attended_minutes()) + "/" + Number(reading.expected_minutes());
  if (has_reason) text += " " + EnumWord(*v1::HalfDayReason_descriptor(), reading.why());
  return text;
}

void PrintHalfDays(const Context& context, std::ostream& out, const v1::AttendanceRates& rates) {
  if (rates.half_days().empty()) return;
  std::vector<Table::Column> columns = {{"HALF-DAY"}, {"MARK"}};
  for (int i = 0; i < rates.policies_size(); ++i) {
    columns.push_back({rates.policies_size() == 1 ? "COUNTS" : "#" + Number(i + 1)});
  }
  columns.push_back({"TRAINEE"});
  Table table(std::move(columns));
  const bool is_of_several = !rates.trainees().empty();
  for (const v1::HalfDayExplanation& half_day : rates.half_days()) {
    std::vector<std::string> cells = {
        TextOfValue(half_day.date()) + "." + EnumWord(*v1::Slot_descriptor(), half_day.slot()),
        EnumWord(*v1::Presence_descriptor(), half_day.presence())};
    for (const auto& reading : half_day.readings()) {
      cells.push_back(ReadingText(reading, rates.policies_size() <= kReasonsMax));
    }
    cells.push_back(is_of_several ? ShortName("enrolments", half_day.enrolment()) : "");
    table.AddRow(std::move(cells));
  }
  out << "\nHALF-DAYS (attended/expected minutes)\n";
  table.Print(out, context.print.width, kIndent);
}

void TellRecord(const Context& context, const v1::AttendanceRates& rates) {
  context.talk << "record of " << ShortName("", rates.position().school()) << " at "
               << rates.position().sequence() << "\n";
  if (rates.half_days_left_out_count() > 0) {
    context.talk << rates.half_days_left_out_count() << " more half-days are not listed\n";
  }
}

void PrintRate(const Context& context, const v1::AttendanceRates& rates, std::ostream& out) {
  const v1::RateWithOutlook& outlook = rates.rates(0);
  const v1::AttendanceRate& rate = outlook.rate();
  out << "rate:         " << PercentOf(rate) << "  " << rate.attended_minutes() << " of "
      << rate.expected_minutes() << " min\n"
      << "policy:       " << ShortPolicy(rate) << "\n"
      << "means:        " << Printable(rates.policies(0).title()) << "\n"
      << "half-days:    " << rate.present_count() << " present, " << rate.partial_count()
      << " partly, " << rate.absent_count() << " absent, " << rate.excused_count() << " excused,\n"
      << "              " << rate.unmarked_count() << " unmarked, " << rate.unproven_count()
      << " unproven, " << outlook.not_counted_count() << " not counted\n"
      << "best reach:   " << BestOf(outlook) << "  " << outlook.remaining_minutes()
      << " min remain\n";
  std::vector<std::pair<std::string, const v1::RateWithOutlook*>> trainees;
  for (const v1::TraineeRates& trainee : rates.trainees()) {
    trainees.emplace_back(trainee.trainee(), &trainee.rates(0));
  }
  PrintCounts(context, out, "TRAINEES", "TRAINEE", trainees);
}

void PrintComparison(const Context& context, const v1::AttendanceRates& rates, std::ostream& out) {
  std::vector<std::pair<std::string, const v1::RateWithOutlook*>> policies;
  for (int i = 0; i < rates.rates_size(); ++i) {
    policies.emplace_back("#" + Number(i + 1), &rates.rates(i));
    out << "#" << i + 1 << "  " << ShortPolicy(rates.rates(i).rate()) << "\n";
  }
  PrintCounts(context, out, "RATES", "#", policies);
  if (rates.trainees().empty()) return;
  std::vector<Table::Column> columns = {{"TRAINEE"}};
  for (int i = 0; i < rates.rates_size(); ++i) columns.push_back({"#" + Number(i + 1), true});
  Table table(std::move(columns));
  for (const v1::TraineeRates& trainee : rates.trainees()) {
    std::vector<std::string> cells = {trainee.trainee()};
    for (const auto& outlook : trainee.rates()) cells.push_back(PercentOf(outlook.rate()));
    table.AddRow(std::move(cells));
  }
  out << "\nTRAINEES\n";
  table.Print(out, context.print.width, kIndent);
}

using PrintForPeople = void (*)(const Context&, const v1::AttendanceRates&, std::ostream&);

ExitCode Refuse(const Context& context, const Failure& failure) {
  context.report(failure);
  return failure.exit_code;
}

ExitCode Show(const Context& context, const SdkMethod& method, Result<v1::AttendanceRates> answer,
              PrintForPeople print, bool has_half_days, std::ostream& out) {
  if (!answer) return Refuse(context, CallFailure(std::move(answer).error()));
  const bool is_blocked = !answer->trainees().empty() && !answer->half_days().empty();
  if (context.format == OutputFormat::kTable) {
    print(context, *answer, out);
    if (has_half_days || is_blocked) PrintHalfDays(context, out, *answer);
    TellRecord(context, *answer);
    return kDone;
  }
  View view = RatesView();
  if (answer->trainees().empty()) view.rows = "half_days";
  Answers answers;
  answers.push_back(std::make_unique<v1::AttendanceRates>(*std::move(answer)));
  PrintAnswers(out, method, view, answers, /*is_many=*/false, context.print);
  return kDone;
}

}  // namespace

View RatesView() { return {.rows = "trainees"}; }

ExitCode ShowRate(const Context& context, const FlagTexts& flags, std::ostream& out) {
  v1::GetAttendanceRatesRequest request;
  if (auto failure = Fill(context, flags, request)) return Refuse(context, *failure);
  return Show(context, Calls(&Client::attendance, &AttendanceClient::GetAttendanceRates),
              context.client.attendance().GetAttendanceRates(request, context.call), PrintRate,
              flags.contains("explain"), out);
}

ExitCode CompareRates(const Context& context, const FlagTexts& flags, std::ostream& out) {
  v1::CompareAttendanceRatesRequest request;
  if (auto failure = Fill(context, flags, request)) return Refuse(context, *failure);
  return Show(context, Calls(&Client::attendance, &AttendanceClient::CompareAttendanceRates),
              context.client.attendance().CompareAttendanceRates(request, context.call),
              PrintComparison, /*has_half_days=*/true, out);
}

}  // namespace ecloserie::cli
