#include "method.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <stdexcept>

#include "ecloserie/v1/options.pb.h"
#include "request_id.h"

namespace ecloserie {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::MethodOptions;

const FieldDescriptor* Field(const Message& request, const char* name) {
  return request.GetDescriptor()->FindFieldByName(name);
}

Error CannotCarry(const Method& method, const std::string& option) {
  return {.code = Code::kInvalidArgument, .message = method.name + " takes no " + option};
}

}  // namespace

Method FindMethod(std::string_view name) {
  const auto* found = google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(
      "ecloserie.v1." + std::string(name));
  if (found == nullptr) throw std::logic_error("no such method: " + std::string(name));
  const MethodOptions& options = found->options();
  const auto level = options.idempotency_level();
  return {.name = std::string(name),
          .path = "/" + found->service()->full_name() + "/" + found->name(),
          .deadline = Millis(options.GetExtension(v1::method_rules).default_deadline_ms()),
          .is_change = level != MethodOptions::NO_SIDE_EFFECTS,
          .is_repeatable = level != MethodOptions::IDEMPOTENCY_UNKNOWN};
}

std::optional<Error> CompleteRequest(const Method& method, const CallOptions& options,
                                     Message& request) {
  const FieldDescriptor* id = Field(request, "request_id");
  const FieldDescriptor* validate_only = Field(request, "validate_only");
  if (id == nullptr && !options.request_id.empty()) return CannotCarry(method, "request id");
  if (validate_only == nullptr && options.validate_only) {
    return CannotCarry(method, "validate_only");
  }
  const auto* fields = request.GetReflection();
  if (!options.request_id.empty()) fields->SetString(&request, id, options.request_id);
  if (id != nullptr && RequestIdOf(request).empty()) {
    fields->SetString(&request, id, NewRequestId());
  }
  if (options.validate_only) fields->SetBool(&request, validate_only, true);
  return std::nullopt;
}

std::string RequestIdOf(const Message& request) {
  const FieldDescriptor* id = Field(request, "request_id");
  return id == nullptr ? "" : request.GetReflection()->GetString(request, id);
}

}  // namespace ecloserie
