#pragma once

#include <google/protobuf/descriptor.h>
#include <google/protobuf/timestamp.pb.h>

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "domain/civil_date.h"
#include "domain/name.h"
#include "domain/refusal.h"
#include "ecloserie/v1/types.pb.h"
#include "usecases/page.h"

namespace ecloserie::rpc {

// Readers of single fields; each names the field that it refuses. What the field
// rules have judged already (required, limits, shapes) is not judged again.

template <class Name>
absl::StatusOr<Name> DecodeName(const std::string& text, const std::string& field) {
  std::optional<Name> name = Name::Parse(text);
  if (!name) {
    return domain::FieldInvalid(field, "must look like " + std::string(Name::kPattern) +
                                           ", with identifiers as the server shows them");
  }
  return *std::move(name);
}

// Nothing when the field is empty.
template <class Name>
absl::StatusOr<std::optional<Name>> DecodeOptionalName(const std::string& text,
                                                       const std::string& field) {
  if (text.empty()) return std::optional<Name>();
  absl::StatusOr<Name> name = DecodeName<Name>(text, field);
  if (!name.ok()) return name.status();
  return std::optional<Name>(*std::move(name));
}

// The slug of schools/{school}; kNetwork of schools/-.
absl::StatusOr<std::string> DecodeSchoolOrNetwork(const std::string& text,
                                                  const std::string& field);
absl::StatusOr<std::string> DecodeSlug(const std::string& text, const std::string& field);
// Upper-case letters, digits and underscores, beginning with a letter.
absl::StatusOr<std::string> DecodeReasonCode(const std::string& text, const std::string& field);
absl::StatusOr<absl::TimeZone> DecodeTimeZone(const std::string& text, const std::string& field);
// 64 hexadecimal digits, in lower case; empty stays empty.
absl::StatusOr<std::string> DecodeDigest(const std::string& text, const std::string& field);
// Refuses what lies outside 0001 to 9999.
absl::StatusOr<absl::Time> DecodeTime(const google::protobuf::Timestamp& at,
                                      const std::string& field);
// Refuses zero: an amount that moves is above it.
absl::StatusOr<std::int64_t> DecodeCents(const v1::Money& money, const std::string& field);

// What an update changes a text to: nothing when it is not set, never to nothing.
absl::StatusOr<std::optional<std::string>> DecodeNewText(bool is_set, const std::string& text,
                                                         const std::string& field);
// An update changes something; `fields` names what it may change.
absl::Status RequireOneSet(bool is_any_set, const std::string& fields);

absl::CivilDay DecodeDay(const v1::CivilDate& date);
std::optional<absl::CivilDay> DecodeOptionalDay(bool is_set, const v1::CivilDate& date);
domain::HalfDay DecodeHalfDay(const v1::HalfDay& half_day);

// The paging fields of a list request; the rest of it is the filter to which
// page tokens are bound.
absl::StatusOr<usecases::PageRequest> DecodePage(const google::protobuf::Message& request);

// The wire's enumerator and the domain's value have the same word. Nothing for
// UNSPECIFIED.
template <class Enum>
std::optional<Enum> DecodeChoice(const google::protobuf::EnumDescriptor* descriptor, int number) {
  const auto* value = descriptor->FindValueByNumber(number);
  const auto* zero = descriptor->FindValueByNumber(0);
  if (value == nullptr || zero == nullptr) return std::nullopt;
  const std::size_t prefix = zero->name().size() - std::string_view("UNSPECIFIED").size();
  return domain::FromWord<Enum>(std::string_view(value->name()).substr(prefix));
}

// For fields that the field rules require.
template <class Enum, class WireEnum>
Enum DecodeChoice(WireEnum number) {
  return DecodeChoice<Enum>(google::protobuf::GetEnumDescriptor<WireEnum>(), number).value();
}

template <class Enum, class WireEnum>
std::optional<Enum> DecodeOptionalChoice(WireEnum number) {
  return DecodeChoice<Enum>(google::protobuf::GetEnumDescriptor<WireEnum>(), number);
}

}  // namespace ecloserie::rpc
