#include "rpc/request_fields.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <vector>

#include "domain/civil_date.h"
#include "domain/folding.h"
#include "domain/name.h"
#include "domain/national_id.h"
#include "domain/refusal.h"
#include "ecloserie/v1/options.pb.h"
#include "ecloserie/v1/types.pb.h"

namespace ecloserie::rpc {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

constexpr int kBytesMax = 1000;
constexpr int kItemsMax = 100;
constexpr std::int64_t kCentsMax = 1'000'000'000'000'000;

// "schools/{school}/cohorts/{cohort}" against "schools/boitron/cohorts/promo-1".
bool HasShape(std::string_view name, std::string_view pattern) {
  const auto parts = domain::Segments(name);
  const auto shape = domain::Segments(pattern);
  if (parts.size() != shape.size()) return false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool is_variable = shape[i].starts_with('{');
    if (is_variable ? parts[i].empty() : parts[i] != shape[i]) return false;
  }
  return true;
}

// Nearly every text is, and needs no decoding.
bool IsPrintableAscii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

// What people wrote: an identifier may look like any number by chance.
bool IsProse(const v1::FieldRules& rules, const std::string& path) {
  return rules.resource().empty() && path != "request_id" && path != "page_token" && path != "etag";
}

class FieldCheck {
 public:
  void CheckMessage(Message& message, const std::string& path) {
    for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
      const FieldDescriptor* field = message.GetDescriptor()->field(i);
      const v1::FieldRules& rules = field->options().GetExtension(v1::field_rules);
      if (rules.output_only()) {
        message.GetReflection()->ClearField(&message, field);
      } else if (field->is_repeated()) {
        CheckList(message, field, rules, path + field->name());
      } else {
        CheckSingle(message, field, rules, path + field->name());
      }
    }
  }

  absl::Status Verdict() const {
    return problems_.empty() ? absl::OkStatus() : domain::FieldsInvalid(problems_);
  }

 private:
  void Broken(const std::string& field, const std::string& rule) {
    problems_.push_back({field, rule});
  }

  void CheckList(Message& message, const FieldDescriptor* field, const v1::FieldRules& rules,
                 const std::string& path) {
    const Reflection* reflection = message.GetReflection();
    const int size = reflection->FieldSize(message, field);
    const int size_max = rules.max_items() > 0 ? rules.max_items() : kItemsMax;
    if (size == 0 && rules.required()) Broken(path, "must not be empty");
    if (size > size_max) {
      return Broken(path, "must have at most " + std::to_string(size_max) + " elements");
    }
    for (int i = 0; i < size; ++i) {
      const std::string element = path + "[" + std::to_string(i) + "]";
      if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
        CheckText(reflection->GetRepeatedString(message, field, i), rules, element);
      } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
        CheckChoice(field, reflection->GetRepeatedEnumValue(message, field, i), true, element);
      } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        CheckValue(*reflection->MutableRepeatedMessage(&message, field, i), element);
      }
    }
  }

  void CheckSingle(Message& message, const FieldDescriptor* field, const v1::FieldRules& rules,
                   const std::string& path) {
    const Reflection* reflection = message.GetReflection();
    const bool is_absent = field->has_presence() && !reflection->HasField(message, field);
    if (is_absent && !rules.required()) return;
    switch (field->cpp_type()) {
      case FieldDescriptor::CPPTYPE_STRING: {
        const std::string text = reflection->GetString(message, field);
        if (text.empty() && rules.required()) Broken(path, "is required");
        if (!text.empty()) CheckText(text, rules, path);
        break;
      }
      case FieldDescriptor::CPPTYPE_ENUM:
        CheckChoice(field, reflection->GetEnumValue(message, field), rules.required(), path);
        break;
      case FieldDescriptor::CPPTYPE_INT32:
        CheckNumber(reflection->GetInt32(message, field), rules, path);
        break;
      case FieldDescriptor::CPPTYPE_INT64:
        CheckNumber(reflection->GetInt64(message, field), rules, path);
        break;
      case FieldDescriptor::CPPTYPE_MESSAGE:
        if (reflection->HasField(message, field)) {
          CheckValue(*reflection->MutableMessage(&message, field), path);
        } else if (rules.required()) {
          Broken(path, "is required");
        }
        break;
      default:
        break;
    }
  }

  void CheckText(const std::string& text, const v1::FieldRules& rules, const std::string& path) {
    if (rules.is_raw()) return;
    const int bytes_max = rules.max_bytes() > 0 ? rules.max_bytes() : kBytesMax;
    if (text.size() > static_cast<std::size_t>(bytes_max)) {
      Broken(path, "must have at most " + std::to_string(bytes_max) + " bytes");
    } else if (!IsPrintableAscii(text) && !domain::IsValidText(text)) {
      Broken(path, "must be text without control characters");
    } else if (IsProse(rules, path) && domain::ContainsNationalId(text)) {
      // Data protection: a school has no use for one, and what is kept stays.
      Broken(path, "must not hold a social security number");
    } else if (!rules.resource().empty()) {
      CheckResource(text, rules.resource(), path);
    }
  }

  void CheckResource(const std::string& name, const std::string& pattern, const std::string& path) {
    if (!HasShape(name, pattern)) return Broken(path, "must look like " + pattern);
    const std::string school(domain::Segments(name)[1]);
    if (school_.empty()) school_ = school;
    if (school != school_) Broken(path, "must name the same school as the rest of the request");
  }

  void CheckChoice(const FieldDescriptor* field, int number, bool is_required,
                   const std::string& path) {
    if (field->enum_type()->FindValueByNumber(number) == nullptr) {
      Broken(path, "must be one of " + field->enum_type()->name());
    } else if (number == 0 && is_required) {
      Broken(path, "is required");
    }
  }

  void CheckNumber(std::int64_t number, const v1::FieldRules& rules, const std::string& path) {
    if (rules.min() == 0 && rules.max() == 0) return;
    if (number < rules.min() || number > rules.max()) {
      Broken(path,
             "must be from " + std::to_string(rules.min()) + " to " + std::to_string(rules.max()));
    }
  }

  void CheckValue(Message& value, const std::string& path) {
    if (const auto* date = dynamic_cast<const v1::CivilDate*>(&value)) {
      if (!domain::MakeCivilDay(date->year(), date->month(), date->day())) {
        Broken(path, "must be a day of the calendar");
      }
    } else if (const auto* money = dynamic_cast<const v1::Money*>(&value)) {
      CheckMoney(*money, path);
    } else {
      CheckMessage(value, path + ".");
    }
  }

  void CheckMoney(const v1::Money& money, const std::string& path) {
    if (money.currency_code() != "EUR") Broken(path + ".currency_code", "must be EUR");
    if (money.cents() < 0 || money.cents() > kCentsMax) {
      Broken(path + ".cents", "must be from 0 to " + std::to_string(kCentsMax));
    }
  }

  std::vector<domain::FieldProblem> problems_;
  std::string school_;
};

}  // namespace

absl::Status CheckFields(Message& request) {
  FieldCheck check;
  check.CheckMessage(request, "");
  return check.Verdict();
}

}  // namespace ecloserie::rpc
