#include "value_text.h"

#include <google/protobuf/timestamp.pb.h>
#include <google/protobuf/util/time_util.h>

#include <cstdio>

#include "ecloserie/v1/application.pb.h"
#include "ecloserie/v1/justification.pb.h"
#include "ecloserie/v1/register.pb.h"
#include "ecloserie/v1/report.pb.h"
#include "ecloserie/v1/types.pb.h"
#include "enum_word.h"
#include "resource_name.h"

namespace ecloserie::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Timestamp;

// The message as the type it is, or null.
template <class Type>
const Type* As(const Message& message) {
  return message.GetDescriptor() == Type::descriptor() ? static_cast<const Type*>(&message)
                                                       : nullptr;
}

std::string Padded(int number, int width) {
  char text[24];
  std::snprintf(text, sizeof text, "%0*d", width, number);
  return text;
}

std::string DateText(const v1::CivilDate& date) {
  return Padded(date.year(), 4) + "-" + Padded(date.month(), 2) + "-" + Padded(date.day(), 2);
}

std::string Grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t end = text.size(); end > 3; end -= 3) text.insert(end - 3, ",");
  return text;
}

std::string MoneyText(const v1::Money& money) {
  const bool is_negative = money.cents() < 0;
  const auto size = static_cast<std::uint64_t>(money.cents());
  const std::uint64_t cents = is_negative ? 0 - size : size;
  return (is_negative ? "-" : "") + Grouped(cents / 100) + "." +
         Padded(static_cast<int>(cents % 100), 2) + " " + money.currency_code();
}

std::string RateText(const v1::AttendanceRate& rate) {
  const std::string minutes = Grouped(static_cast<std::uint64_t>(rate.attended_minutes())) + "/" +
                              Grouped(static_cast<std::uint64_t>(rate.expected_minutes())) + " min";
  if (!rate.has_rate_basis_points()) return "undefined  " + minutes;
  return Percent(rate.rate_basis_points()) + "  " + minutes;
}

std::string CountText(const v1::SuppressibleCount& count) {
  return count.is_suppressed() ? "1 to 4 (suppressed)" : std::to_string(count.trainees_count());
}

std::string PositionText(const v1::FeedPosition& position) {
  return ShortName("", position.school()) + " at " + std::to_string(position.sequence());
}

// People read seconds; the rest is in JSON and CSV.
std::string SecondsText(Timestamp instant) {
  instant.set_nanos(0);
  return google::protobuf::util::TimeUtil::ToString(instant);
}

std::string ScalarText(const Message& parent, const FieldDescriptor& field, int index) {
  const auto& fields = *parent.GetReflection();
  const bool is_list = field.is_repeated();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return is_list ? fields.GetRepeatedString(parent, &field, index)
                     : fields.GetString(parent, &field);
    case FieldDescriptor::CPPTYPE_INT64:
      return std::to_string(is_list ? fields.GetRepeatedInt64(parent, &field, index)
                                    : fields.GetInt64(parent, &field));
    case FieldDescriptor::CPPTYPE_INT32:
      return std::to_string(is_list ? fields.GetRepeatedInt32(parent, &field, index)
                                    : fields.GetInt32(parent, &field));
    case FieldDescriptor::CPPTYPE_BOOL:
      return fields.GetBool(parent, &field) ? "true" : "false";
    case FieldDescriptor::CPPTYPE_ENUM:
      return EnumWord(*field.enum_type(), is_list
                                              ? fields.GetRepeatedEnumValue(parent, &field, index)
                                              : fields.GetEnumValue(parent, &field));
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return TextOfValue(is_list ? fields.GetRepeatedMessage(parent, &field, index)
                                 : fields.GetMessage(parent, &field));
    case FieldDescriptor::CPPTYPE_UINT32:
    case FieldDescriptor::CPPTYPE_UINT64:
    case FieldDescriptor::CPPTYPE_DOUBLE:
    case FieldDescriptor::CPPTYPE_FLOAT:
      break;
  }
  return "?";  // The protos use none of these.
}

bool IsAbsent(const Message& parent, const FieldDescriptor& field) {
  return field.has_presence() && !parent.GetReflection()->HasField(parent, &field);
}

std::string DisplayScalar(const Message& parent, const FieldDescriptor& field, int index) {
  std::string text = ScalarText(parent, field, index);
  if (field.enum_type() != nullptr && text == "UNSPECIFIED") return "";
  if (field.cpp_type() != FieldDescriptor::CPPTYPE_STRING) return text;
  return ShortName(ResourcePattern(field), text);
}

std::string DisplayElement(const Message& parent, const FieldDescriptor& field, int index) {
  if (field.message_type() == nullptr) return DisplayScalar(parent, field, index);
  const auto& fields = *parent.GetReflection();
  const Message& value = field.is_repeated() ? fields.GetRepeatedMessage(parent, &field, index)
                                             : fields.GetMessage(parent, &field);
  return DisplayValue(value).value_or("...");
}

}  // namespace

bool IsTextValue(const google::protobuf::Descriptor& type) {
  return &type == v1::CivilDate::descriptor() || &type == v1::HalfDay::descriptor() ||
         &type == v1::WallTime::descriptor() || &type == v1::WallMoment::descriptor() ||
         &type == Timestamp::descriptor();
}

std::string TextOfValue(const Message& value) {
  if (const auto* date = As<v1::CivilDate>(value)) return DateText(*date);
  if (const auto* half = As<v1::HalfDay>(value)) {
    return DateText(half->date()) + "." + EnumWord(*v1::Slot_descriptor(), half->slot());
  }
  if (const auto* moment = As<v1::WallMoment>(value)) {
    return DateText(moment->date()) + (moment->has_time() ? "T" + TextOfValue(moment->time()) : "");
  }
  if (const auto* time = As<v1::WallTime>(value)) {
    return Padded(time->hours(), 2) + ":" + Padded(time->minutes(), 2);
  }
  if (const auto* instant = As<Timestamp>(value)) {
    return google::protobuf::util::TimeUtil::ToString(*instant);
  }
  return "?";
}

std::string CanonicalElement(const Message& parent, const FieldDescriptor& field, int index) {
  return ScalarText(parent, field, index);
}

std::string CanonicalText(const Message& parent, const FieldDescriptor& field) {
  if (!field.is_repeated()) return IsAbsent(parent, field) ? "" : ScalarText(parent, field, 0);
  std::string text;
  for (int i = 0; i < parent.GetReflection()->FieldSize(parent, &field); ++i) {
    if (i > 0) text += '|';
    text += ScalarText(parent, field, i);
  }
  return text;
}

std::string DisplayText(const ReadableField& at) {
  if (at.parent == nullptr || IsAbsent(*at.parent, *at.field)) return "";
  if (!at.field->is_repeated()) return DisplayElement(*at.parent, *at.field, 0);
  std::string text;
  for (int i = 0; i < at.parent->GetReflection()->FieldSize(*at.parent, at.field); ++i) {
    if (i > 0) text += ", ";
    text += DisplayElement(*at.parent, *at.field, i);
  }
  return text;
}

std::optional<std::string> DisplayValue(const Message& value) {
  if (const auto* instant = As<Timestamp>(value)) return SecondsText(*instant);
  if (IsTextValue(*value.GetDescriptor())) return TextOfValue(value);
  if (const auto* money = As<v1::Money>(value)) return MoneyText(*money);
  if (const auto* person = As<v1::Person>(value)) {
    if (person->erased()) return "(erased)";
    return person->family_name() + " " + person->given_name();
  }
  if (const auto* rate = As<v1::AttendanceRate>(value)) return RateText(*rate);
  if (const auto* count = As<v1::SuppressibleCount>(value)) return CountText(*count);
  if (const auto* position = As<v1::FeedPosition>(value)) return PositionText(*position);
  if (const auto* given = As<v1::CriterionPoints>(value)) {
    return given->criterion() + "=" + std::to_string(given->points());
  }
  return std::nullopt;
}

std::string Percent(std::int64_t basis_points) { return HundredthsText(basis_points) + " %"; }

std::string HundredthsText(std::int64_t hundredths) {
  return std::to_string(hundredths / 100) + "." + Padded(static_cast<int>(hundredths % 100), 2);
}

std::string DisplayRank(const v1::RankedApplication& ranked) {
  if (!ranked.has_rank()) return "";
  return (ranked.has_tie_size() ? "=" : "") + std::to_string(ranked.rank());
}

bool IsAmount(const FieldDescriptor& field) {
  return !field.is_repeated() && field.message_type() == v1::Money::descriptor();
}

bool IsNumber(const FieldDescriptor& field) {
  if (field.is_repeated()) return false;
  return IsAmount(field) || field.cpp_type() == FieldDescriptor::CPPTYPE_INT32 ||
         field.cpp_type() == FieldDescriptor::CPPTYPE_INT64;
}

}  // namespace ecloserie::cli
