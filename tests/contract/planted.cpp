#include "planted.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/dynamic_message.h>

#include <optional>
#include <utility>

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

// Puts a text into one of the places where people write.
class SinglePlanter {
 public:
  SinglePlanter(std::size_t place, std::string text) : place_(place), text_(std::move(text)) {}

  // Where it stands now; nothing when there are fewer places.
  const std::optional<Mark>& mark() const { return mark_; }

  void Plant(Message& message, const std::string& path) {
    for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
      const FieldDescriptor* field = message.GetDescriptor()->field(i);
      const v1::FieldRules& rules = field->options().GetExtension(v1::field_rules);
      if (rules.output_only()) continue;
      if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
        const bool is_place = IsWrittenByPeople(rules, path + field->name());
        if (is_place && seen_++ == place_) PlantText(message, field, path + field->name());
      } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        PlantInside(message, field, path + field->name());
      }
    }
  }

 private:
  static bool IsWrittenByPeople(const v1::FieldRules& rules, const std::string& path) {
    return rules.resource().empty() && !rules.is_raw() && path != "request_id" &&
           path != "page_token" && path != "etag";
  }

  void PlantText(Message& message, const FieldDescriptor* field, const std::string& path) {
    const auto* reflection = message.GetReflection();
    if (field->is_repeated()) {
      reflection->ClearField(&message, field);
      reflection->AddString(&message, field, text_);
    } else {
      reflection->SetString(&message, field, text_);
    }
    mark_ = Mark{.field = field->is_repeated() ? path + "[0]" : path, .text = text_};
  }

  void PlantInside(Message& message, const FieldDescriptor* field, const std::string& path) {
    if (field->message_type()->file()->package() != "ecloserie.v1") return;
    if (field->message_type()->full_name() == v1::Money::descriptor()->full_name()) return;
    const auto* reflection = message.GetReflection();
    const bool is_there = field->is_repeated() ? reflection->FieldSize(message, field) > 0
                                               : reflection->HasField(message, field);
    // What is absent is only made when the text goes into it.
    const std::unique_ptr<Message> inside(
        MessageFactory::generated_factory()->GetPrototype(field->message_type())->New());
    if (is_there) {
      inside->CopyFrom(field->is_repeated() ? reflection->GetRepeatedMessage(message, field, 0)
                                            : reflection->GetMessage(message, field));
    }
    const bool was_planted = mark_.has_value();
    Plant(*inside, path + (field->is_repeated() ? "[0]." : "."));
    if (was_planted || !mark_) return;
    if (!field->is_repeated()) {
      reflection->MutableMessage(&message, field)->CopyFrom(*inside);
    } else if (is_there) {
      reflection->MutableRepeatedMessage(&message, field, 0)->CopyFrom(*inside);
    } else {
      reflection->AddMessage(&message, field)->CopyFrom(*inside);
    }
  }

  std::size_t place_;
  std::size_t seen_ = 0;
  std::string text_;
  std::optional<Mark> mark_;
};

}  // namespace

std::vector<PlantedRequest> PlantOneByOne(const google::protobuf::MethodDescriptor& method,
                                          const World& world, const std::string& text) {
  std::vector<PlantedRequest> requests;
  for (;;) {
    const std::unique_ptr<Message> request(
        MessageFactory::generated_factory()->GetPrototype(method.input_type())->New());
    request->ParseFromString(SampleRequest(method, world.names));
    SinglePlanter planter(requests.size(), text);
    planter.Plant(*request, "");
    if (!planter.mark()) return requests;
    requests.push_back({.bytes = request->SerializeAsString(), .marks = {*planter.mark()}});
  }
}

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
