#include "answer.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

namespace ecloserie::model {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

std::string FactsOfRefusal(const std::string& verdict,
                           const std::map<std::string, std::string>& metadata,
                           std::vector<std::string> fields) {
  std::ranges::sort(fields);
  std::string facts = "refused: " + verdict + "\n";
  for (const auto& [key, value] : metadata) facts += "  " + key + ": " + value + "\n";
  for (const std::string& field : fields) facts += "  field " + field + "\n";
  return facts;
}

void CollectNames(const Message& message, std::vector<std::string>& names) {
  const auto* reflection = message.GetReflection();
  for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor* field = message.GetDescriptor()->field(i);
    if (field->name() == "name") names.push_back(reflection->GetString(message, field));
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (!field->is_repeated()) {
      CollectNames(reflection->GetMessage(message, field), names);
      continue;
    }
    for (int place = 0; place < reflection->FieldSize(message, field); ++place) {
      CollectNames(reflection->GetRepeatedMessage(message, field, place), names);
    }
  }
}

// In the answers that are, list or hold applications, and in the verdicts of an import.
void ForgetResemblances(Message& message) {
  const auto* reflection = message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->name() == "resemblances" || field->name() == "resembles") {
      reflection->ClearField(&message, field);
      continue;
    }
    if (field->message_type() == nullptr || field->is_map()) continue;
    if (!field->is_repeated()) {
      ForgetResemblances(*reflection->MutableMessage(&message, field));
      continue;
    }
    for (int place = 0; place < reflection->FieldSize(message, field); ++place) {
      ForgetResemblances(*reflection->MutableRepeatedMessage(&message, field, place));
    }
  }
}

}  // namespace

std::string BytesOf(const Message& message) {
  std::string bytes;
  google::protobuf::io::StringOutputStream sink(&bytes);
  google::protobuf::io::CodedOutputStream stream(&sink);
  stream.SetSerializationDeterministic(true);
  message.SerializeToCodedStream(&stream);
  stream.Trim();
  return bytes;
}

std::string FactsOf(const Message& message) {
  const std::unique_ptr<Message> copy(message.New());
  copy->CopyFrom(message);
  ForgetResemblances(*copy);
  return copy->Utf8DebugString();
}

Answer ToldRefusal(const Error& error) {
  const auto rule = error.metadata.find("rule");
  std::vector<std::string> fields;
  for (const FieldProblem& problem : error.fields) fields.push_back(problem.field);
  const std::string verdict =
      rule == error.metadata.end() ? error.reason : error.reason + "/" + rule->second;
  std::map<std::string, std::string> metadata = error.metadata;
  metadata.erase("rule");
  Answer answer{.verdict = verdict,
                .facts = FactsOfRefusal(verdict, metadata, std::move(fields)),
                .bytes = "",
                .message = nullptr};
  answer.bytes = std::string(CodeName(error.code)) + "\n" + answer.facts + error.message + "\n";
  for (const FieldProblem& problem : error.fields) answer.bytes += problem.description + "\n";
  return answer;
}

Answer ToldMessage(const std::shared_ptr<const Message>& message) {
  return {.verdict = "OK",
          .facts = FactsOf(*message),
          .bytes = BytesOf(*message),
          .message = std::move(message)};
}

Answer PredictedRefusal(const Refused& refused) {
  const std::string verdict = WordOf(refused.reason);
  return {.verdict = verdict,
          .facts = FactsOfRefusal(verdict, refused.metadata, refused.fields),
          .bytes = "",
          .message = nullptr};
}

DrawnNames::DrawnNames(const Answer& answer) {
  if (answer.message != nullptr) CollectNames(*answer.message, names_);
}

std::string DrawnNames::Next() {
  return place_ < names_.size() ? names_[place_++] : "a name that no server drew";
}

}  // namespace ecloserie::model
