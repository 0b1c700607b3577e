#include "error_bytes.h"

#include "ecloserie/v1/errors.pb.h"

namespace ecloserie {

std::string BytesOfError(const Error& error) {
  v1::ErrorStatus status;
  status.set_code(static_cast<int>(error.code));
  status.set_message(error.message);
  v1::ErrorDetail reason;
  reason.set_reason(error.reason);
  reason.mutable_metadata()->insert(error.metadata.begin(), error.metadata.end());
  status.add_details()->PackFrom(reason);
  v1::FieldViolations fields;
  for (const FieldProblem& problem : error.fields) {
    auto& violation = *fields.add_field_violations();
    violation.set_field(problem.field);
    violation.set_description(problem.description);
  }
  status.add_details()->PackFrom(fields);
  return status.SerializeAsString();
}

Error ErrorOfBytes(const std::string& bytes) {
  v1::ErrorStatus status;
  status.ParseFromString(bytes);
  Error error{.code = static_cast<Code>(status.code()), .message = status.message()};
  for (const google::protobuf::Any& detail : status.details()) {
    v1::ErrorDetail reason;
    v1::FieldViolations fields;
    if (detail.UnpackTo(&reason)) {
      error.reason = reason.reason();
      error.metadata = {reason.metadata().begin(), reason.metadata().end()};
    } else if (detail.UnpackTo(&fields)) {
      for (const auto& violation : fields.field_violations()) {
        error.fields.push_back(
            {.field = violation.field(), .description = violation.description()});
      }
    }
  }
  return error;
}

}  // namespace ecloserie
