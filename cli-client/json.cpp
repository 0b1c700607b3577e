#include "json.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "value_text.h"

namespace ecloserie::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using Json = nlohmann::ordered_json;

bool IsShown(const FieldPaths& paths, const std::string& path) {
  const auto shows = [&](const std::string& wanted) {
    return path == wanted || path.starts_with(wanted + ".") || wanted.starts_with(path + ".");
  };
  return paths.empty() || std::ranges::any_of(paths, shows);
}

Json OfMessage(const Message& message, const FieldPaths& paths, const std::string& prefix);

Json OfSubmessage(const Message& value, const FieldPaths& paths, const std::string& path) {
  if (IsTextValue(*value.GetDescriptor())) return TextOfValue(value);
  return OfMessage(value, paths, path + ".");
}

Json OfSingle(const Message& parent, const FieldDescriptor& field, const FieldPaths& paths,
              const std::string& path) {
  const auto& fields = *parent.GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
      return fields.GetInt32(parent, &field);
    case FieldDescriptor::CPPTYPE_INT64:
      return fields.GetInt64(parent, &field);
    case FieldDescriptor::CPPTYPE_BOOL:
      return fields.GetBool(parent, &field);
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return OfSubmessage(fields.GetMessage(parent, &field), paths, path);
    case FieldDescriptor::CPPTYPE_STRING:
    case FieldDescriptor::CPPTYPE_ENUM:
    case FieldDescriptor::CPPTYPE_UINT32:
    case FieldDescriptor::CPPTYPE_UINT64:
    case FieldDescriptor::CPPTYPE_DOUBLE:
    case FieldDescriptor::CPPTYPE_FLOAT:
      break;
  }
  return CanonicalText(parent, field);
}

// The protos repeat messages, text and enums, no numbers.
Json OfList(const Message& parent, const FieldDescriptor& field, const FieldPaths& paths,
            const std::string& path) {
  const auto& fields = *parent.GetReflection();
  Json list = Json::array();
  for (int i = 0; i < fields.FieldSize(parent, &field); ++i) {
    if (field.message_type() != nullptr) {
      list.push_back(OfSubmessage(fields.GetRepeatedMessage(parent, &field, i), paths, path));
    } else {
      list.push_back(CanonicalElement(parent, field, i));
    }
  }
  return list;
}

Json OfMessage(const Message& message, const FieldPaths& paths, const std::string& prefix) {
  Json object = Json::object();
  for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor& field = *message.GetDescriptor()->field(i);
    const std::string path = prefix + field.name();
    if (!IsShown(paths, path)) continue;
    if (field.has_presence() && !message.GetReflection()->HasField(message, &field)) continue;
    object[field.name()] = field.is_repeated() ? OfList(message, field, paths, path)
                                               : OfSingle(message, field, paths, path);
  }
  return object;
}

// Text from a server is UTF-8; should it not be, the output still is.
std::string Dump(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string JsonLine(const Message& message, const FieldPaths& fields) {
  return Dump(OfMessage(message, fields, ""), -1);
}

std::string JsonDocument(const Message& message, const FieldPaths& fields) {
  return Dump(OfMessage(message, fields, ""), 2);
}

std::string JsonArray(const std::vector<const Message*>& messages, const FieldPaths& fields) {
  Json list = Json::array();
  for (const Message* message : messages) list.push_back(OfMessage(*message, fields, ""));
  return Dump(list, 2);
}

std::string JsonOfField(const Message& parent, const FieldDescriptor& field) {
  return Dump(OfList(parent, field, {}, ""), -1);
}

std::string JsonOfFailure(const Failure& failure) {
  const Error& error = failure.error;
  Json violations = Json::array();
  for (const FieldProblem& problem : error.fields) {
    violations.push_back({{"field", problem.field}, {"description", problem.description}});
  }
  Json metadata = Json::object();
  for (const auto& [key, value] : error.metadata) metadata[key] = value;
  const bool is_usage = failure.exit_code == kUsage;
  Json object = {{"code", is_usage ? "USAGE" : std::string(CodeName(error.code))},
                 {"reason", error.reason},
                 {"message", error.message},
                 {"metadata", metadata},
                 {"field_violations", violations},
                 {"request_id", error.request_id},
                 {"outcome_unknown", error.applied == Applied::kUnknown},
                 {"exit_code", static_cast<int>(failure.exit_code)}};
  return Dump({{"error", object}}, -1);
}

}  // namespace ecloserie::cli
