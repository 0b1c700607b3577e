#include "planted.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/dynamic_message.h>

#include "ecloserie/v1/options.pb.h"
#include "ecloserie/v1/types.pb.h"
#include "sample_request.h"
#include "support/messages.h"

namespace ecloserie::tests {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::MessageFactory;

constexpr std::size_t kBeyondEveryLimit = 5000;

class Planter {
 public:
  Planter(Spoiling spoiling, std::vector<Mark>& marks) : spoiling_(spoiling), marks_(marks) {}

  void Plant(Message& message, const std::string& path, bool is_sensitive) {
    for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
      const FieldDescriptor* field = message.GetDescriptor()->field(i);
      const v1::FieldRules& rules = field->options().GetExtension(v1::field_rules);
      if (rules.output_only()) continue;
      const Mark mark{.field = path + field->name(),
                      .is_sensitive = is_sensitive || rules.sensitive()};
      if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
        PlantText(message, field, mark, rules);
      } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        PlantInside(message, field, mark);
      }
    }
  }

 private:
  void PlantText(Message& message, const FieldDescriptor* field, Mark mark,
                 const v1::FieldRules& rules) {
    // Its text is the caller's to choose, and the log's to show.
    if (mark.field == "request_id") return;
    const bool is_name = !rules.resource().empty();
    if (is_name && spoiling_ != Spoiling::kBadNames) return;
    mark.text = "planted" + std::to_string(1000 + marks_.size()) + "mark";
    const std::string text = Spoilt(mark.text, field->name() == "email");
    if (field->is_repeated()) {
      message.GetReflection()->ClearField(&message, field);
      message.GetReflection()->AddString(&message, field, text);
    } else {
      message.GetReflection()->SetString(&message, field, text);
    }
    marks_.push_back(std::move(mark));
  }

  std::string Spoilt(const std::string& text, bool is_email) const {
    switch (spoiling_) {
      case Spoiling::kTooLong:
        return text + std::string(kBeyondEveryLimit, 'x');
      case Spoiling::kControl:
        return text + "\x01";
      case Spoiling::kNone:
      case Spoiling::kBadNames:
        break;
    }
    return is_email ? text + "@example.org" : text;
  }

  void PlantInside(Message& message, const FieldDescriptor* field, const Mark& mark) {
    const auto* reflection = message.GetReflection();
    if (field->message_type()->full_name() == v1::CivilDate::descriptor()->full_name()) {
      if (mark.is_sensitive && !field->is_repeated()) {
        reflection->MutableMessage(&message, field)->CopyFrom(Day(1907, 3, 11));
      }
      return;
    }
    if (field->message_type()->file()->package() != "ecloserie.v1") return;
    if (!field->is_repeated()) {
      Plant(*reflection->MutableMessage(&message, field), mark.field + ".", mark.is_sensitive);
      return;
    }
    if (reflection->FieldSize(message, field) == 0) reflection->AddMessage(&message, field);
    for (int i = 0; i < reflection->FieldSize(message, field); ++i) {
      Plant(*reflection->MutableRepeatedMessage(&message, field, i), mark.field + ".",
            mark.is_sensitive);
    }
  }

  Spoiling spoiling_;
  std::vector<Mark>& marks_;
};

}  // namespace

PlantedRequest Plant(const google::protobuf::MethodDescriptor& method, const World& world,
                     Spoiling spoiling) {
  const std::unique_ptr<Message> request(
      MessageFactory::generated_factory()->GetPrototype(method.input_type())->New());
  request->ParseFromString(SampleRequest(method, world.names));
  PlantedRequest planted;
  Planter(spoiling, planted.marks).Plant(*request, "", false);
  planted.bytes = request->SerializeAsString();
  return planted;
}

}  // namespace ecloserie::tests
