#pragma once

#include <google/protobuf/message.h>

#include <cstdint>
#include <optional>
#include <string>

#include "ecloserie/v1/selection.pb.h"
#include "field_path.h"

namespace ecloserie::cli {

// Whether a message of this type is one value with a text of its own (a date, a
// half-day, a time, an instant), in every output format.
bool IsTextValue(const google::protobuf::Descriptor& type);

// That text: 2015-05-04, 2015-05-04.AM, 09:00, 2015-05-04T07:00:00Z.
std::string TextOfValue(const google::protobuf::Message& value);

// The canonical text of a scalar, an enum or a text value; for a repeated field
// the texts with "|" between. What JSON and CSV carry.
std::string CanonicalText(const google::protobuf::Message& parent,
                          const google::protobuf::FieldDescriptor& field);

// The same of one element of a repeated field.
std::string CanonicalElement(const google::protobuf::Message& parent,
                             const google::protobuf::FieldDescriptor& field, int index);

// The text for people: short resource names, money as 1,500.00 EUR, a rate as a
// percentage, a person by name. Empty for what is absent.
std::string DisplayText(const ReadableField& at);

// The same of a whole message, if people read it as one value.
std::optional<std::string> DisplayValue(const google::protobuf::Message& value);

// 95.86 % for 9586 hundredths of a percent.
std::string Percent(std::int64_t basis_points);

// 36.50 for 3650 hundredths.
std::string HundredthsText(std::int64_t hundredths);

// =21 for one of several who share the rank; empty for one without a rank.
std::string DisplayRank(const v1::RankedApplication& ranked);

bool IsAmount(const google::protobuf::FieldDescriptor& field);

// Whether columns of this field are set right: numbers and amounts.
bool IsNumber(const google::protobuf::FieldDescriptor& field);

}  // namespace ecloserie::cli
