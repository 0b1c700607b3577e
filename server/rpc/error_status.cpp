#include "rpc/error_status.h"

#include <algorithm>
#include <charconv>

#include "domain/refusal.h"
#include "ecloserie/v1/errors.pb.h"

namespace ecloserie::rpc {
namespace {

constexpr std::size_t kFieldsMax = 20;
constexpr std::size_t kFieldTextMax = 100;
constexpr std::size_t kMessageMax = 200;
constexpr std::size_t kMetadataBytesMax = 1100;  // of all values together
constexpr std::size_t kMetadataMax = 12;

// Cut between characters, so that the text stays UTF-8.
std::string Shorten(const std::string& text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return text;
  std::size_t end = bytes_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

// Packed by hand: standard tools know these type URLs, and our messages have
// the same bytes under other names.
void AddDetail(v1::ErrorStatus& status, const char* type, const google::protobuf::Message& detail) {
  auto* any = status.add_details();
  any->set_type_url(std::string("type.googleapis.com/google.rpc.") + type);
  any->set_value(detail.SerializeAsString());
}

v1::ErrorDetail DetailOf(const domain::RefusalFacts& facts) {
  v1::ErrorDetail detail;
  detail.set_reason(facts.reason);
  detail.set_domain("ecloserie");
  std::size_t bytes_left = kMetadataBytesMax;
  for (const auto& [key, value] : facts.metadata) {
    if (static_cast<std::size_t>(detail.metadata_size()) == kMetadataMax) break;
    const std::string shortened = Shorten(value, bytes_left);
    bytes_left -= std::min(bytes_left, shortened.size());
    (*detail.mutable_metadata())[key] = shortened;
  }
  if (facts.fields.size() > kFieldsMax) (*detail.mutable_metadata())["truncated"] = "true";
  return detail;
}

v1::FieldViolations ViolationsOf(const domain::RefusalFacts& facts) {
  v1::FieldViolations violations;
  for (std::size_t i = 0; i < std::min(facts.fields.size(), kFieldsMax); ++i) {
    auto* violation = violations.add_field_violations();
    violation->set_field(Shorten(facts.fields[i].field, kFieldTextMax));
    violation->set_description(Shorten(facts.fields[i].rule, kFieldTextMax));
  }
  return violations;
}

}  // namespace

grpc::Status ToWire(const absl::Status& refusal) {
  if (refusal.ok()) return grpc::Status::OK;
  const domain::RefusalFacts facts = domain::FactsOf(refusal);
  v1::ErrorStatus status;
  status.set_code(static_cast<int>(refusal.code()));
  status.set_message(Shorten(std::string(refusal.message()), kMessageMax));
  AddDetail(status, "ErrorInfo", DetailOf(facts));
  if (!facts.fields.empty()) AddDetail(status, "BadRequest", ViolationsOf(facts));
  if (const auto after = facts.metadata.find("retry_after_ms"); after != facts.metadata.end()) {
    int ms = 0;
    std::from_chars(after->second.data(), after->second.data() + after->second.size(), ms);
    v1::RetryDelay delay;
    delay.mutable_retry_delay()->set_seconds(ms / 1000);
    delay.mutable_retry_delay()->set_nanos(ms % 1000 * 1'000'000);
    AddDetail(status, "RetryInfo", delay);
  }
  return {static_cast<grpc::StatusCode>(refusal.code()), status.message(),
          status.SerializeAsString()};
}

absl::Status InternalFault(const std::string& request_id) {
  return domain::Refusal(absl::StatusCode::kInternal, "INTERNAL_FAULT",
                         "a fault of the server's; nothing was changed",
                         {{"request_id", request_id}});
}

}  // namespace ecloserie::rpc
