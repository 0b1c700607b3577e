#pragma once

#include <google/protobuf/message.h>

#include <string>
#include <vector>

#include "absl/status/status.h"

namespace ecloserie::rpc {

// Holds a request to the field_rules of its messages, all violations at once:
// required, limits, valid text, days of the calendar, EUR, resource names of one
// school. Fields that only the server writes are cleared.
absl::Status CheckFields(google::protobuf::Message& request);

// The school that the request is about: that of its first resource name; the
// network's when it has none.
std::string SchoolOf(const google::protobuf::Message& request);

// Every resource name in the request, but for those of whole schools.
std::vector<std::string> ObjectsOf(const google::protobuf::Message& request);

// Takes out what the fields of the request declare as sensitive.
void ClearSensitiveFields(google::protobuf::Message& request);

// The text field of that name; empty when the message has none.
std::string TextField(const google::protobuf::Message& message, const char* name);
bool BoolField(const google::protobuf::Message& message, const char* name);

}  // namespace ecloserie::rpc
