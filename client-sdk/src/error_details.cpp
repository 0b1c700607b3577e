#include "error_details.h"

#include <grpcpp/support/status.h>

#include "ecloserie/v1/errors.pb.h"

namespace ecloserie {
namespace {

using google::protobuf::Any;

// The details travel under google.rpc's type URLs, so that standard tools read
// them; ours are the same messages under other names.
template <class Detail>
bool Unpack(const Any& any, const char* google_name, Detail& detail) {
  return any.type_url() == std::string("type.googleapis.com/google.rpc.") + google_name &&
         detail.ParseFromString(any.value());
}

void AddReason(const v1::ErrorDetail& detail, Error& error) {
  error.reason = detail.reason();
  error.metadata = {detail.metadata().begin(), detail.metadata().end()};
}

void AddFields(const v1::FieldViolations& violations, Error& error) {
  for (const auto& violation : violations.field_violations()) {
    error.fields.push_back({.field = violation.field(), .description = violation.description()});
  }
}

void AddDelay(const v1::RetryDelay& delay, Error& error) {
  const auto& duration = delay.retry_delay();
  Millis wait = std::chrono::seconds(duration.seconds()) + Millis(duration.nanos() / 1'000'000);
  error.retry_after = std::max(wait, Millis(0));
}

void AddDetail(const Any& any, Error& error) {
  v1::ErrorDetail reason;
  v1::FieldViolations fields;
  v1::RetryDelay delay;
  if (Unpack(any, "ErrorInfo", reason)) AddReason(reason, error);
  if (Unpack(any, "BadRequest", fields)) AddFields(fields, error);
  if (Unpack(any, "RetryInfo", delay)) AddDelay(delay, error);
}

Code KnownCode(grpc::StatusCode code) {
  const int number = static_cast<int>(code);
  return number >= 1 && number <= 16 ? static_cast<Code>(number) : Code::kUnknown;
}

}  // namespace

Error DecodeError(const grpc::Status& status) {
  Error error{.code = KnownCode(status.error_code()), .message = status.error_message()};
  v1::ErrorStatus details;
  if (!details.ParseFromString(status.error_details())) return error;
  for (const Any& any : details.details()) AddDetail(any, error);
  return error;
}

}  // namespace ecloserie
