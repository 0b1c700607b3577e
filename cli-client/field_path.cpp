#include "field_path.h"

#include <stdexcept>
#include <utility>

#include "ecloserie/v1/options.pb.h"

namespace ecloserie::cli {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

std::pair<std::string, std::string_view> SplitFirst(std::string_view path) {
  const std::size_t dot = path.find('.');
  if (dot == std::string_view::npos) return {std::string(path), {}};
  return {std::string(path.substr(0, dot)), path.substr(dot + 1)};
}

const FieldDescriptor& Demand(const Descriptor& type, const std::string& name) {
  const FieldDescriptor* field = type.FindFieldByName(name);
  if (field == nullptr) throw std::logic_error(type.full_name() + " has no field " + name);
  return *field;
}

}  // namespace

const FieldDescriptor* FindField(const Descriptor& type, std::string_view path) {
  const auto [first, rest] = SplitFirst(path);
  const FieldDescriptor* field = type.FindFieldByName(first);
  if (field == nullptr || rest.empty()) return field;
  return field->message_type() == nullptr ? nullptr : FindField(*field->message_type(), rest);
}

WritableField FieldForWriting(Message& message, std::string_view path) {
  const auto [first, rest] = SplitFirst(path);
  const FieldDescriptor& field = Demand(*message.GetDescriptor(), first);
  if (rest.empty()) return {&message, &field};
  return FieldForWriting(*message.GetReflection()->MutableMessage(&message, &field), rest);
}

ReadableField FieldForReading(const Message& message, std::string_view path) {
  const auto [first, rest] = SplitFirst(path);
  const FieldDescriptor& field = Demand(*message.GetDescriptor(), first);
  if (rest.empty()) return {&message, &field};
  const auto& fields = *message.GetReflection();
  if (!fields.HasField(message, &field)) return {nullptr, &field};
  return FieldForReading(fields.GetMessage(message, &field), rest);
}

std::string ResourcePattern(const FieldDescriptor& field) {
  return field.options().GetExtension(v1::field_rules).resource();
}

bool IsRequired(const FieldDescriptor& field) {
  return field.options().GetExtension(v1::field_rules).required();
}

bool IsEmptyText(const Message& message, std::string_view field) {
  const auto found = FieldForReading(message, field);
  return message.GetReflection()->GetString(message, found.field).empty();
}

std::vector<std::string> SplitText(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    parts.emplace_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

}  // namespace ecloserie::cli
