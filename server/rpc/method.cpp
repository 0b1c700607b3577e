#include "rpc/method.h"

#include <stdexcept>
#include <vector>

#include "ecloserie/v1/options.pb.h"

namespace ecloserie::rpc {
namespace {

using google::protobuf::DescriptorPool;

domain::Permission PermissionOf(v1::Permission permission, const std::string& method) {
  const std::string word = v1::Permission_Name(permission).substr(sizeof "PERMISSION_" - 1);
  const auto known = domain::FromWord<domain::Permission>(word);
  if (!known) throw std::logic_error(method + " declares no permission that the server knows");
  return *known;
}

// Messages of requests do not nest in themselves.
bool HasSensitiveField(const google::protobuf::Descriptor& message) {
  for (int i = 0; i < message.field_count(); ++i) {
    const auto* field = message.field(i);
    if (field->options().GetExtension(v1::field_rules).sensitive()) return true;
    const auto* nested = field->message_type();
    if (nested != nullptr && HasSensitiveField(*nested)) return true;
  }
  return false;
}

}  // namespace

MethodFacts FactsOfMethod(const std::string& full_name) {
  const auto* method = DescriptorPool::generated_pool()->FindMethodByName(full_name);
  if (method == nullptr) throw std::logic_error(full_name + " is in no proto");
  const v1::MethodRules& rules = method->options().GetExtension(v1::method_rules);
  if (rules.default_deadline_ms() <= 0) {
    throw std::logic_error(full_name + " declares no default deadline");
  }
  return {.full_name = full_name,
          .permission = PermissionOf(rules.permission(), full_name),
          .default_deadline = absl::Milliseconds(rules.default_deadline_ms()),
          .takes_personal_values = HasSensitiveField(*method->input_type())};
}

std::vector<std::string> MethodsOfService(const std::string& service) {
  const auto* descriptor = DescriptorPool::generated_pool()->FindServiceByName(service);
  if (descriptor == nullptr) throw std::logic_error(service + " is in no proto");
  std::vector<std::string> methods;
  for (int i = 0; i < descriptor->method_count(); ++i) {
    methods.push_back(descriptor->method(i)->name());
  }
  return methods;
}

}  // namespace ecloserie::rpc
