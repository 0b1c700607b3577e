#include "rpc/decode.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <algorithm>
#include <memory>

#include "absl/strings/ascii.h"

namespace ecloserie::rpc {
namespace {

constexpr std::int64_t kPageSizeDefault = 50;
constexpr std::int64_t kPageSizeMax = 500;
constexpr std::size_t kDigestDigits = 64;
constexpr std::int64_t kSecondsMin = -62'135'596'800;  // 0001-01-01
constexpr std::int64_t kSecondsMax = 253'402'300'799;  // 9999-12-31

}  // namespace

absl::StatusOr<std::string> DecodeSchoolOrNetwork(const std::string& text,
                                                  const std::string& field) {
  if (text == "schools/" + std::string(domain::kNetwork)) return std::string(domain::kNetwork);
  ASSIGN_OR_REFUSE(const auto school, DecodeName<domain::SchoolName>(text, field));
  return school.school;
}

absl::StatusOr<std::string> DecodeSlug(const std::string& text, const std::string& field) {
  if (!domain::IsSlug(text)) {
    return domain::FieldInvalid(field,
                                "must be lower-case letters, digits and hyphens, beginning with a "
                                "letter, at most 63");
  }
  return text;
}

absl::StatusOr<std::string> DecodeReasonCode(const std::string& text, const std::string& field) {
  const auto is_letter = [](char c) { return c >= 'A' && c <= 'Z'; };
  const bool is_code = is_letter(text.front()) && std::ranges::all_of(text, [&](char c) {
                         return is_letter(c) || (c >= '0' && c <= '9') || c == '_';
                       });
  if (!is_code) {
    return domain::FieldInvalid(
        field, "must be upper-case letters, digits and underscores, beginning with a letter");
  }
  return text;
}

absl::StatusOr<absl::TimeZone> DecodeTimeZone(const std::string& text, const std::string& field) {
  absl::TimeZone zone;
  if (!absl::LoadTimeZone(text, &zone)) {
    return domain::FieldInvalid(field, "must be an IANA time zone, for example Europe/Paris");
  }
  return zone;
}

absl::StatusOr<std::string> DecodeDigest(const std::string& text, const std::string& field) {
  std::string digest = absl::AsciiStrToLower(text);
  const bool is_hexadecimal = digest.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!text.empty() && (digest.size() != kDigestDigits || !is_hexadecimal)) {
    return domain::FieldInvalid(field, "must be a SHA-256 in 64 hexadecimal digits");
  }
  return digest;
}

absl::StatusOr<absl::Time> DecodeTime(const google::protobuf::Timestamp& at,
                                      const std::string& field) {
  if (at.seconds() < kSecondsMin || at.seconds() > kSecondsMax || at.nanos() < 0 ||
      at.nanos() > 999'999'999) {
    return domain::FieldInvalid(field, "must be an instant between the years 1 and 9999");
  }
  return absl::FromUnixSeconds(at.seconds()) + absl::Nanoseconds(at.nanos());
}

absl::StatusOr<std::int64_t> DecodeCents(const v1::Money& money, const std::string& field) {
  if (money.cents() <= 0) return domain::FieldInvalid(field + ".cents", "must be above zero");
  return money.cents();
}

absl::StatusOr<std::optional<std::string>> DecodeNewText(bool is_set, const std::string& text,
                                                         const std::string& field) {
  if (!is_set) return std::optional<std::string>();
  if (text.empty()) return domain::FieldInvalid(field, "must not be empty");
  return std::optional(text);
}

absl::Status RequireOneSet(bool is_any_set, const std::string& fields) {
  if (is_any_set) return absl::OkStatus();
  return domain::FieldInvalid("request", "must set one of " + fields);
}

absl::CivilDay DecodeDay(const v1::CivilDate& date) {
  return absl::CivilDay(date.year(), date.month(), date.day());
}

std::optional<absl::CivilDay> DecodeOptionalDay(bool is_set, const v1::CivilDate& date) {
  return is_set ? std::optional(DecodeDay(date)) : std::nullopt;
}

domain::HalfDay DecodeHalfDay(const v1::HalfDay& half_day) {
  return {.day = DecodeDay(half_day.date()), .slot = DecodeChoice<domain::Slot>(half_day.slot())};
}

absl::StatusOr<usecases::PageRequest> DecodePage(const google::protobuf::Message& request) {
  const std::unique_ptr<google::protobuf::Message> filter(request.New());
  filter->CopyFrom(request);
  const auto* reflection = filter->GetReflection();
  const auto* size_field = filter->GetDescriptor()->FindFieldByName("page_size");
  const auto* token_field = filter->GetDescriptor()->FindFieldByName("page_token");
  const std::int64_t size = reflection->GetInt32(*filter, size_field);
  if (size < 0) return domain::FieldInvalid("page_size", "must not be negative");

  usecases::PageRequest page;
  page.size = size == 0 ? kPageSizeDefault : std::min(size, kPageSizeMax);
  page.token = reflection->GetString(*filter, token_field);
  reflection->ClearField(filter.get(), size_field);
  reflection->ClearField(filter.get(), token_field);
  page.filter = filter->GetTypeName() + "\n" + filter->SerializeAsString();
  return page;
}

}  // namespace ecloserie::rpc
