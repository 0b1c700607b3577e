#pragma once

#include <google/protobuf/message.h>

#include <iosfwd>
#include <vector>

#include "print.h"

namespace ecloserie::cli {

// One message for people: its sections, or the wanted fields, or all of them as
// aligned lines, messages inside it as indented blocks and lists of messages as
// small tables.
void PrintSheet(std::ostream& out, const google::protobuf::Message& message,
                const std::vector<Section>& sections, const PrintOptions& options);

// A table with a row per message.
void PrintRows(std::ostream& out, const google::protobuf::Descriptor& type,
               const std::vector<const google::protobuf::Message*>& rows,
               const std::vector<Column>& columns, const PrintOptions& options);

}  // namespace ecloserie::cli
