#include "sample_request.h"

#include <google/protobuf/dynamic_message.h>
#include <google/protobuf/message.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "ecloserie/v1/options.pb.h"
#include "ecloserie/v1/types.pb.h"
#include "google/protobuf/timestamp.pb.h"
#include "support/messages.h"

namespace ecloserie::tests {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::MessageFactory;

// The morning after that of the tests' clock.
const absl::Time kTomorrow = absl::FromUnixSeconds(1'430'805'600);

class SampleMaker {
 public:
  explicit SampleMaker(const std::map<std::string, std::string>& names) : names_(names) {}

  void Fill(Message& message) const {
    for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
      const FieldDescriptor* field = message.GetDescriptor()->field(i);
      const v1::FieldRules& rules = field->options().GetExtension(v1::field_rules);
      if (rules.output_only()) continue;
      // A number that must not be zero is asked for by its limit.
      const bool is_wanted = rules.required() || !rules.resource().empty() || rules.min() > 0;
      if (field->name() == "validate_only") {
        message.GetReflection()->SetBool(&message, field, true);
      } else if (is_wanted) {
        Put(message, field, rules);
      }
    }
  }

 private:
  void Put(Message& message, const FieldDescriptor* field, const v1::FieldRules& rules) const {
    switch (field->cpp_type()) {
      case FieldDescriptor::CPPTYPE_STRING:
        return PutText(message, field, rules.resource().empty() ? "sample" : NameOf(rules));
      case FieldDescriptor::CPPTYPE_ENUM:
        return message.GetReflection()->SetEnumValue(&message, field, 1);
      case FieldDescriptor::CPPTYPE_INT32:
        return message.GetReflection()->SetInt32(
            &message, field, static_cast<std::int32_t>(std::max<std::int64_t>(rules.min(), 1)));
      case FieldDescriptor::CPPTYPE_INT64:
        return message.GetReflection()->SetInt64(&message, field,
                                                 std::max<std::int64_t>(rules.min(), 1));
      case FieldDescriptor::CPPTYPE_MESSAGE:
        return PutMessage(field->is_repeated()
                              ? *message.GetReflection()->AddMessage(&message, field)
                              : *message.GetReflection()->MutableMessage(&message, field));
      default:
        throw std::logic_error("no sample for " + field->full_name());
    }
  }

  static void PutText(Message& message, const FieldDescriptor* field, const std::string& text) {
    field->is_repeated() ? message.GetReflection()->AddString(&message, field, text)
                         : message.GetReflection()->SetString(&message, field, text);
  }

  void PutMessage(Message& message) const {
    const std::string& type = message.GetDescriptor()->full_name();
    if (type == "ecloserie.v1.CivilDate") return message.CopyFrom(Day(2015, 6, 1));
    if (type == "ecloserie.v1.Money") return message.CopyFrom(Euros(100));
    if (type == "google.protobuf.Timestamp") return message.CopyFrom(Instant(kTomorrow));
    Fill(message);
  }

  const std::string& NameOf(const v1::FieldRules& rules) const {
    const auto name = names_.find(rules.resource());
    if (name == names_.end()) throw std::logic_error("no sample for " + rules.resource());
    return name->second;
  }

  const std::map<std::string, std::string>& names_;
};

}  // namespace

std::string SampleRequest(const google::protobuf::MethodDescriptor& method,
                          const std::map<std::string, std::string>& names) {
  const Message* prototype = MessageFactory::generated_factory()->GetPrototype(method.input_type());
  const std::unique_ptr<Message> request(prototype->New());
  SampleMaker(names).Fill(*request);
  return request->SerializeAsString();
}

}  // namespace ecloserie::tests
