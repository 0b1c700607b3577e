#pragma once

#include <google/protobuf/message.h>

#include <string>
#include <vector>

#include "failure.h"

namespace ecloserie::cli {

// Dotted paths of the fields to show; empty shows all.
using FieldPaths = std::vector<std::string>;

// One message on one line. Scalars, enums and lists are always there, messages
// only when set; the names are the protos'.
std::string JsonLine(const google::protobuf::Message& message, const FieldPaths& fields);

// One message as an indented document.
std::string JsonDocument(const google::protobuf::Message& message, const FieldPaths& fields);

// Several as an indented array.
std::string JsonArray(const std::vector<const google::protobuf::Message*>& messages,
                      const FieldPaths& fields);

// A repeated field's elements as a compact array, for a cell of CSV.
std::string JsonOfField(const google::protobuf::Message& parent,
                        const google::protobuf::FieldDescriptor& field);

// {"error": {...}} on one line.
std::string JsonOfFailure(const Failure& failure);

}  // namespace ecloserie::cli
