#include <google/protobuf/descriptor.h>

#include <string_view>

#include "ecloserie/v1/options.pb.h"
#include "rules.h"

namespace ecloserie::contract {
namespace {

namespace pb = google::protobuf;

using Type = pb::FieldDescriptor::Type;

bool HasField(const pb::Descriptor& message, const std::string& name, Type type) {
  const pb::FieldDescriptor* field = message.FindFieldByName(name);
  return field != nullptr && field->type() == type && !field->is_repeated();
}

int CountRepeatedMessages(const pb::Descriptor& message) {
  int count = 0;
  for (int i = 0; i < message.field_count(); ++i) {
    if (message.field(i)->is_repeated() && message.field(i)->type() == Type::TYPE_MESSAGE) ++count;
  }
  return count;
}

class MethodCheck {
 public:
  MethodCheck(const pb::MethodDescriptor& method, Findings& findings)
      : method_(method),
        request_(*method.input_type()),
        response_(*method.output_type()),
        findings_(findings) {}

  void Run() {
    CheckDeclarations();
    CheckMessageNames();
    if (IsMutation()) CheckMutation();
    if (BeginsWith("List")) CheckList();
    if (BeginsWith("Get") || BeginsWith("Create")) CheckResource();
  }

 private:
  void CheckDeclarations() {
    const v1::MethodRules& rules = method_.options().GetExtension(v1::method_rules);
    if (rules.permission() == v1::PERMISSION_UNSPECIFIED) Report("declares no permission");
    if (rules.default_deadline_ms() <= 0) Report("declares no deadline");
    if (method_.options().idempotency_level() == pb::MethodOptions::IDEMPOTENCY_UNKNOWN) {
      Report("declares no idempotency_level");
    }
  }

  void CheckMessageNames() {
    if (request_.name() != method_.name() + "Request") Report("does not take its own request");
    if (std::string_view(response_.name()).ends_with("Response") &&
        response_.name() != method_.name() + "Response") {
      Report("returns another method's response");
    }
  }

  bool IsMutation() const {
    return method_.options().idempotency_level() == pb::MethodOptions::IDEMPOTENT;
  }

  void CheckMutation() {
    if (!HasField(request_, "request_id", Type::TYPE_STRING)) Report("takes no request_id");
    if (!HasField(request_, "validate_only", Type::TYPE_BOOL)) Report("takes no validate_only");
  }

  void CheckList() {
    if (!HasField(request_, "page_size", Type::TYPE_INT32)) Report("takes no page_size");
    if (!HasField(request_, "page_token", Type::TYPE_STRING)) Report("takes no page_token");
    if (!HasField(response_, "next_page_token", Type::TYPE_STRING)) {
      Report("returns no next_page_token");
    }
    if (CountRepeatedMessages(response_) != 1) Report("does not return exactly one list");
  }

  // GetSchool and CreateSchool return a School; Get of what is no resource
  // returns its own response.
  void CheckResource() {
    const std::string noun = method_.name().substr(BeginsWith("Get") ? 3 : 6);
    const pb::Descriptor* resource =
        method_.file()->pool()->FindMessageTypeByName(method_.file()->package() + "." + noun);
    if (resource != nullptr && &response_ != resource) Report("does not return its " + noun);
    if (resource == nullptr && response_.name() != method_.name() + "Response") {
      Report("returns neither a resource nor its own response");
    }
  }

  bool BeginsWith(std::string_view verb) const {
    return std::string_view(method_.name()).starts_with(verb);
  }

  void Report(const std::string& what) { findings_.push_back(method_.full_name() + ": " + what); }

  const pb::MethodDescriptor& method_;
  const pb::Descriptor& request_;
  const pb::Descriptor& response_;
  Findings& findings_;
};

}  // namespace

Findings MisshapenMethods(const Schema& schema) {
  Findings findings;
  for (const auto* service : schema.Services()) {
    if (!std::string_view(service->name()).ends_with("Service")) {
      findings.push_back(service->full_name() + ": is not named ...Service");
    }
  }
  for (const auto* method : schema.Methods()) MethodCheck(*method, findings).Run();
  return findings;
}

}  // namespace ecloserie::contract
