#pragma once

#include <google/protobuf/descriptor.h>

#include <optional>
#include <string>
#include <string_view>

namespace ecloserie::cli {

// OFFERED for APPLICATION_STATE_OFFERED. A number that this program does not
// know, from a newer server, stays a number.
std::string EnumWord(const google::protobuf::EnumDescriptor& type, int number);

// The number of a word in either case, with hyphens or underscores.
std::optional<int> EnumFromWord(const google::protobuf::EnumDescriptor& type,
                                std::string_view word);

// The words that can be typed: blended, remote.
std::string EnumWords(const google::protobuf::EnumDescriptor& type);

}  // namespace ecloserie::cli
