#pragma once

#include <google/protobuf/message.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ecloserie/result.h"
#include "ecloserie/v1/types.pb.h"

namespace ecloserie::cli {

// Sets the field at `path` of the request from what was typed. Says what is
// wrong with text that cannot be a value of the field at all; whether the value
// is allowed is for the server to judge.
std::optional<std::string> SetFromText(google::protobuf::Message& request, std::string_view path,
                                       const std::vector<std::string>& texts,
                                       std::string_view school);

// 1500, 1500.00 or -12.50: at most two decimals, no thousands separators. EUR.
std::optional<v1::Money> ParseMoney(std::string_view text);

// Digits only, all of the text.
std::optional<std::int64_t> ParseInteger(std::string_view text);

// Seconds above zero, with up to three decimals.
std::optional<Millis> ParseMillis(std::string_view text);

// What to type for a field: YYYY-MM-DD, EUROS, WORD.
std::string PlaceholderFor(const google::protobuf::FieldDescriptor& field);

}  // namespace ecloserie::cli
