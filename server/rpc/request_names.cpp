#include <google/protobuf/descriptor.h>

#include <algorithm>

#include "domain/name.h"
#include "ecloserie/v1/options.pb.h"
#include "rpc/request_fields.h"

namespace ecloserie::rpc {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// schools/{school} has two segments.
constexpr std::size_t kSegmentsOfSchool = 2;

void Collect(const Message& message, std::vector<std::string>& objects);

void CollectNames(const Message& message, const FieldDescriptor* field,
                  std::vector<std::string>& objects) {
  if (field->options().GetExtension(v1::field_rules).resource().empty()) return;
  const Reflection* reflection = message.GetReflection();
  const int count = field->is_repeated() ? reflection->FieldSize(message, field) : 1;
  for (int i = 0; i < count; ++i) {
    std::string name = field->is_repeated() ? reflection->GetRepeatedString(message, field, i)
                                            : reflection->GetString(message, field);
    if (domain::Segments(name).size() > kSegmentsOfSchool) objects.push_back(std::move(name));
  }
}

void CollectNested(const Message& message, const FieldDescriptor* field,
                   std::vector<std::string>& objects) {
  const Reflection* reflection = message.GetReflection();
  if (!field->is_repeated()) {
    if (reflection->HasField(message, field)) {
      Collect(reflection->GetMessage(message, field), objects);
    }
    return;
  }
  for (int i = 0; i < reflection->FieldSize(message, field); ++i) {
    Collect(reflection->GetRepeatedMessage(message, field, i), objects);
  }
}

void Collect(const Message& message, std::vector<std::string>& objects) {
  for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor* field = message.GetDescriptor()->field(i);
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
      CollectNames(message, field, objects);
    } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      CollectNested(message, field, objects);
    }
  }
}

}  // namespace

std::string SchoolOf(const Message& request) {
  for (int i = 0; i < request.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor* field = request.GetDescriptor()->field(i);
    if (field->is_repeated() || field->cpp_type() != FieldDescriptor::CPPTYPE_STRING) continue;
    if (field->options().GetExtension(v1::field_rules).resource().empty()) continue;
    const std::string name = request.GetReflection()->GetString(request, field);
    if (name.empty()) continue;
    const auto parts = domain::Segments(name);
    if (parts.size() >= 2 && parts[0] == "schools") return std::string(parts[1]);
  }
  return std::string(domain::kNetwork);
}

std::vector<std::string> ObjectsOf(const Message& request) {
  std::vector<std::string> objects;
  Collect(request, objects);
  // Named twice is asked about once.
  std::ranges::sort(objects);
  const auto repeated = std::ranges::unique(objects);
  objects.erase(repeated.begin(), repeated.end());
  return objects;
}

void ClearSensitiveFields(Message& request) {
  const Reflection* reflection = request.GetReflection();
  for (int i = 0; i < request.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor* field = request.GetDescriptor()->field(i);
    if (field->options().GetExtension(v1::field_rules).sensitive()) {
      reflection->ClearField(&request, field);
    } else if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
      continue;
    } else if (field->is_repeated()) {
      for (int j = 0; j < reflection->FieldSize(request, field); ++j) {
        ClearSensitiveFields(*reflection->MutableRepeatedMessage(&request, field, j));
      }
    } else if (reflection->HasField(request, field)) {
      ClearSensitiveFields(*reflection->MutableMessage(&request, field));
    }
  }
}

std::string TextField(const Message& message, const char* name) {
  const FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(name);
  return field == nullptr ? "" : message.GetReflection()->GetString(message, field);
}

bool BoolField(const Message& message, const char* name) {
  const FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(name);
  return field != nullptr && message.GetReflection()->GetBool(message, field);
}

}  // namespace ecloserie::rpc
