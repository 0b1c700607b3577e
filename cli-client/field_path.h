#pragma once

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <string>
#include <string_view>
#include <vector>

namespace ecloserie::cli {

// The descriptor of the field at a dotted path, or null when there is none.
const google::protobuf::FieldDescriptor* FindField(const google::protobuf::Descriptor& type,
                                                   std::string_view path);

// A field and the message it stands in.
struct WritableField {
  google::protobuf::Message* parent;
  const google::protobuf::FieldDescriptor* field;
};

// The field at a dotted path, which must exist; makes the messages on the way.
WritableField FieldForWriting(google::protobuf::Message& message, std::string_view path);

// The same for reading; parent is null when a message on the way is absent.
struct ReadableField {
  const google::protobuf::Message* parent;
  const google::protobuf::FieldDescriptor* field;
};
ReadableField FieldForReading(const google::protobuf::Message& message, std::string_view path);

// The shape that field_rules.resource demands; empty for fields that name nothing.
std::string ResourcePattern(const google::protobuf::FieldDescriptor& field);

bool IsRequired(const google::protobuf::FieldDescriptor& field);

// Whether the text field is empty.
bool IsEmptyText(const google::protobuf::Message& message, std::string_view field);

std::vector<std::string> SplitText(std::string_view text, char separator);

}  // namespace ecloserie::cli
