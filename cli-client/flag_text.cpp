#include "flag_text.h"

#include <google/protobuf/util/time_util.h>

#include <charconv>
#include <limits>
#include <utility>

#include "ecloserie/v1/justification.pb.h"
#include "ecloserie/v1/register.pb.h"
#include "ecloserie/v1/session_requests.pb.h"
#include "enum_word.h"
#include "field_path.h"
#include "resource_name.h"

namespace ecloserie::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Timestamp;

using Problem = std::optional<std::string>;

constexpr std::string_view kTaughtModule = "MODULE[@DAY[+DAY][.AM|PM]]";

bool AreDigits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Exactly `width` digits.
std::optional<int> ParseDigits(std::string_view text, std::size_t width) {
  if (text.size() != width || !AreDigits(text)) return std::nullopt;
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::optional<v1::CivilDate> ParseDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = ParseDigits(text.substr(0, 4), 4);
  const auto month = ParseDigits(text.substr(5, 2), 2);
  const auto day = ParseDigits(text.substr(8, 2), 2);
  if (!year || !month || !day) return std::nullopt;
  v1::CivilDate date;
  date.set_year(*year);
  date.set_month(*month);
  date.set_day(*day);
  return date;
}

std::optional<v1::HalfDay> ParseHalfDay(std::string_view text) {
  if (text.size() != 13 || (text[10] != '.' && text[10] != '/')) return std::nullopt;
  const auto date = ParseDate(text.substr(0, 10));
  const auto slot = EnumFromWord(*v1::Slot_descriptor(), text.substr(11));
  if (!date || !slot) return std::nullopt;
  v1::HalfDay half_day;
  *half_day.mutable_date() = *date;
  half_day.set_slot(static_cast<v1::Slot>(*slot));
  return half_day;
}

std::optional<v1::WallTime> ParseWallTime(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hours = ParseDigits(text.substr(0, 2), 2);
  const auto minutes = ParseDigits(text.substr(3, 2), 2);
  if (!hours || !minutes) return std::nullopt;
  v1::WallTime time;
  time.set_hours(*hours);
  time.set_minutes(*minutes);
  return time;
}

std::optional<v1::WallMoment> ParseWallMoment(std::string_view text) {
  constexpr std::size_t kDate = 10;
  const auto date = ParseDate(text.substr(0, kDate));
  if (!date) return std::nullopt;
  v1::WallMoment moment;
  *moment.mutable_date() = *date;
  if (text.size() == kDate) return moment;
  const auto time = text[kDate] == 'T' ? ParseWallTime(text.substr(kDate + 1)) : std::nullopt;
  if (!time) return std::nullopt;
  *moment.mutable_time() = *time;
  return moment;
}

// 2015-08-03..2015-08-14
std::optional<v1::DaySpan> ParseDaySpan(std::string_view text) {
  if (text.size() != 22 || text.substr(10, 2) != "..") return std::nullopt;
  const auto first_on = ParseDate(text.substr(0, 10));
  const auto last_on = ParseDate(text.substr(12));
  if (!first_on || !last_on) return std::nullopt;
  v1::DaySpan span;
  *span.mutable_first_on() = *first_on;
  *span.mutable_last_on() = *last_on;
  return span;
}

std::optional<Timestamp> ParseTimestamp(std::string_view text) {
  Timestamp timestamp;
  if (!google::protobuf::util::TimeUtil::FromString(std::string(text), &timestamp)) {
    return std::nullopt;
  }
  return timestamp;
}

// Where a value goes: a field, or a new element of it.
class Place {
 public:
  explicit Place(WritableField at) : at_(at), fields_(*at.parent->GetReflection()) {}

  void Put(const std::string& text) {
    IsList() ? fields_.AddString(at_.parent, at_.field, text)
             : fields_.SetString(at_.parent, at_.field, text);
  }
  void PutInt64(std::int64_t value) {
    IsList() ? fields_.AddInt64(at_.parent, at_.field, value)
             : fields_.SetInt64(at_.parent, at_.field, value);
  }
  void PutInt32(std::int32_t value) {
    IsList() ? fields_.AddInt32(at_.parent, at_.field, value)
             : fields_.SetInt32(at_.parent, at_.field, value);
  }
  void PutBool(bool value) {
    IsList() ? fields_.AddBool(at_.parent, at_.field, value)
             : fields_.SetBool(at_.parent, at_.field, value);
  }
  void PutEnum(int value) {
    IsList() ? fields_.AddEnumValue(at_.parent, at_.field, value)
             : fields_.SetEnumValue(at_.parent, at_.field, value);
  }
  Message& Open() {
    return IsList() ? *fields_.AddMessage(at_.parent, at_.field)
                    : *fields_.MutableMessage(at_.parent, at_.field);
  }

 private:
  bool IsList() const { return at_.field->is_repeated(); }

  WritableField at_;
  const google::protobuf::Reflection& fields_;
};

template <class Value>
bool PutParsed(Place& place, const std::optional<Value>& value) {
  if (value) place.Open().CopyFrom(*value);
  return value.has_value();
}

bool PutMessage(Place& place, const FieldDescriptor& field, std::string_view text) {
  const std::string& type = field.message_type()->full_name();
  if (type == "ecloserie.v1.CivilDate") return PutParsed(place, ParseDate(text));
  if (type == "ecloserie.v1.DaySpan") return PutParsed(place, ParseDaySpan(text));
  if (type == "ecloserie.v1.HalfDay") return PutParsed(place, ParseHalfDay(text));
  if (type == "ecloserie.v1.WallTime") return PutParsed(place, ParseWallTime(text));
  if (type == "ecloserie.v1.WallMoment") return PutParsed(place, ParseWallMoment(text));
  if (type == "ecloserie.v1.Money") return PutParsed(place, ParseMoney(text));
  if (type == "google.protobuf.Timestamp") return PutParsed(place, ParseTimestamp(text));
  return false;
}

bool PutInteger(Place& place, const FieldDescriptor& field, std::string_view text) {
  const auto value = ParseInteger(text);
  if (!value) return false;
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_INT64) return place.PutInt64(*value), true;
  if (!std::in_range<std::int32_t>(*value)) return false;
  place.PutInt32(static_cast<std::int32_t>(*value));
  return true;
}

bool PutBool(Place& place, std::string_view text) {
  if (text != "true" && text != "false") return false;
  place.PutBool(text == "true");
  return true;
}

bool PutEnum(Place& place, const FieldDescriptor& field, std::string_view text) {
  const auto number = EnumFromWord(*field.enum_type(), text);
  if (number) place.PutEnum(*number);
  return number.has_value();
}

Problem PutText(Place& place, const FieldDescriptor& field, std::string_view text,
                std::string_view school) {
  const std::string pattern = ResourcePattern(field);
  if (pattern.empty() || text.empty()) return place.Put(std::string(text)), std::nullopt;
  const auto name = ExpandName(pattern, text, school);
  if (!name) return name.error();
  place.Put(*name);
  return std::nullopt;
}

bool PutOther(Place& place, const FieldDescriptor& field, std::string_view text) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
    case FieldDescriptor::CPPTYPE_INT64:
      return PutInteger(place, field, text);
    case FieldDescriptor::CPPTYPE_BOOL:
      return PutBool(place, text);
    case FieldDescriptor::CPPTYPE_ENUM:
      return PutEnum(place, field, text);
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return PutMessage(place, field, text);
    case FieldDescriptor::CPPTYPE_UINT32:
    case FieldDescriptor::CPPTYPE_UINT64:
    case FieldDescriptor::CPPTYPE_DOUBLE:
    case FieldDescriptor::CPPTYPE_FLOAT:
    case FieldDescriptor::CPPTYPE_STRING:
      return false;
  }
  return false;
}

// What the text should have been.
std::string Expected(const FieldDescriptor& field) {
  if (field.enum_type() != nullptr) return "one of " + EnumWords(*field.enum_type());
  const std::string placeholder = PlaceholderFor(field);
  if (placeholder == "EUROS") return "an amount such as 1500 or 1500.00";
  if (placeholder == "NUMBER") return "a whole number";
  return "of the form " + placeholder;
}

// The half-days of dev-web/english@monday+thursday.PM; without a dot both halves of the
// days, without an @ every day.
bool ReadHalfDays(std::string_view text, v1::TaughtModule& taught) {
  const std::size_t dot = text.find('.');
  if (dot != std::string_view::npos) {
    const auto slot = EnumFromWord(*v1::Slot_descriptor(), text.substr(dot + 1));
    if (!slot) return false;
    taught.set_slot(static_cast<v1::Slot>(*slot));
  }
  const std::string_view days = text.substr(0, dot);
  if (days.empty()) return dot != std::string_view::npos;
  for (const std::string& day : SplitText(days, '+')) {
    const auto weekday = EnumFromWord(*v1::Weekday_descriptor(), day);
    if (!weekday) return false;
    taught.add_weekdays(static_cast<v1::Weekday>(*weekday));
  }
  return true;
}

Problem PutTaughtModule(Place& place, std::string_view text, std::string_view school) {
  auto& taught = dynamic_cast<v1::TaughtModule&>(place.Open());
  const std::size_t at = text.find('@');
  const auto* field = v1::TaughtModule::descriptor()->FindFieldByName("module");
  const auto name = ExpandName(ResourcePattern(*field), text.substr(0, at), school);
  if (!name) return name.error();
  taught.set_module(*name);
  if (at == std::string_view::npos || ReadHalfDays(text.substr(at + 1), taught)) {
    return std::nullopt;
  }
  return std::string(text) + " is not of the form " + std::string(kTaughtModule);
}

Problem PutOne(WritableField at, std::string_view text, std::string_view school) {
  Place place(at);
  const auto* message = at.field->message_type();
  if (message != nullptr && message->name() == "TaughtModule") {
    return PutTaughtModule(place, text, school);
  }
  if (at.field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    return PutText(place, *at.field, text, school);
  }
  if (PutOther(place, *at.field, text)) return std::nullopt;
  return std::string(text) + " is not " + Expected(*at.field);
}

}  // namespace

Problem SetFromText(Message& request, std::string_view path, const std::vector<std::string>& texts,
                    std::string_view school) {
  const WritableField at = FieldForWriting(request, path);
  if (!at.field->is_repeated()) {
    if (texts.size() > 1) return "it can be given once only";
    return PutOne(at, texts.front(), school);
  }
  for (const std::string& text : texts) {
    for (const std::string& part : SplitText(text, ',')) {
      if (Problem problem = PutOne(at, part, school)) return problem;
    }
  }
  return std::nullopt;
}

std::optional<std::int64_t> ParseInteger(std::string_view text) {
  std::int64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

std::optional<v1::Money> ParseMoney(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative) text.remove_prefix(1);
  const std::size_t dot = text.find('.');
  std::string digits(text.substr(0, dot));
  std::string cents = dot == std::string_view::npos ? "00" : std::string(text.substr(dot + 1));
  if (cents.size() == 1) cents += '0';
  if (cents.size() != 2 || !AreDigits(digits) || !AreDigits(cents)) return std::nullopt;
  const auto value = ParseInteger((is_negative ? "-" : "") + digits + cents);
  if (!value) return std::nullopt;
  v1::Money money;
  money.set_currency_code("EUR");
  money.set_cents(*value);
  return money;
}

std::optional<Millis> ParseMillis(std::string_view text) {
  const std::size_t dot = text.find('.');
  std::string fraction = dot == std::string_view::npos ? "0" : std::string(text.substr(dot + 1));
  const std::string_view whole = text.substr(0, dot);
  if (!AreDigits(whole) || !AreDigits(fraction) || fraction.size() > 3) return std::nullopt;
  fraction.append(3 - fraction.size(), '0');
  const auto millis = ParseInteger(std::string(whole) + fraction);
  return millis && *millis > 0 ? std::optional(Millis(*millis)) : std::nullopt;
}

std::string PlaceholderFor(const FieldDescriptor& field) {
  if (field.enum_type() != nullptr) return "WORD";
  if (field.message_type() != nullptr) {
    const std::string& type = field.message_type()->name();
    if (type == "CivilDate") return "YYYY-MM-DD";
    if (type == "DaySpan") return "YYYY-MM-DD..YYYY-MM-DD";
    if (type == "TaughtModule") return std::string(kTaughtModule);
    if (type == "HalfDay") return "YYYY-MM-DD.AM|PM";
    if (type == "WallTime") return "HH:MM";
    if (type == "WallMoment") return "YYYY-MM-DD[THH:MM]";
    if (type == "Money") return "EUROS";
    if (type == "Timestamp") return "YYYY-MM-DDTHH:MM:SSZ";
    return type;
  }
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    return ResourcePattern(field).empty() ? "TEXT" : "NAME";
  }
  return field.cpp_type() == FieldDescriptor::CPPTYPE_BOOL ? "true|false" : "NUMBER";
}

}  // namespace ecloserie::cli
