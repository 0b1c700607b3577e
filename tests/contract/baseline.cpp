#include "baseline.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "ecloserie/v1/options.pb.h"

namespace ecloserie::contract {
namespace {

namespace pb = google::protobuf;

std::string TypeOf(const pb::FieldDescriptor& field) {
  if (field.message_type() != nullptr) return field.message_type()->full_name();
  if (field.enum_type() != nullptr) return field.enum_type()->full_name();
  return field.type_name();
}

std::string LabelOf(const pb::FieldDescriptor& field) {
  if (field.is_repeated()) return "repeated";
  if (field.is_required()) return "required";
  if (field.real_containing_oneof() != nullptr) {
    return "oneof:" + field.real_containing_oneof()->name();
  }
  return field.has_optional_keyword() ? "optional" : "singular";
}

std::string Line(const pb::FieldDescriptor& field) {
  const std::string place = field.is_extension() ? "extension of " : "message ";
  return place + field.containing_type()->full_name() + " field " + std::to_string(field.number()) +
         " " + field.name() + " " + TypeOf(field) + " " + LabelOf(field) + " json " +
         field.json_name();
}

std::string Line(const pb::MethodDescriptor& method) {
  const auto stream = [](bool is_stream) { return is_stream ? "stream " : ""; };
  const auto idempotency = method.options().idempotency_level();
  const auto permission = method.options().GetExtension(v1::method_rules).permission();
  return "method " + method.full_name() + " request " + stream(method.client_streaming()) +
         method.input_type()->full_name() + " response " + stream(method.server_streaming()) +
         method.output_type()->full_name() + " idempotency " +
         pb::MethodOptions::IdempotencyLevel_Name(idempotency) + " permission " +
         v1::Permission_Name(permission);
}

Findings Difference(const Baseline& from, const Baseline& without) {
  Findings lines;
  std::ranges::set_difference(from, without, std::back_inserter(lines));
  return lines;
}

}  // namespace

Baseline Describe(const Schema& schema) {
  Baseline baseline;
  for (const auto* service : schema.Services()) baseline.insert("service " + service->full_name());
  for (const auto* method : schema.Methods()) baseline.insert(Line(*method));
  for (const auto* message : schema.Messages()) baseline.insert("message " + message->full_name());
  for (const auto* field : schema.Fields()) baseline.insert(Line(*field));
  for (const auto* closed : schema.Enums()) {
    const std::string name = "enum " + closed->full_name();
    baseline.insert(name);
    for (int i = 0; i < closed->value_count(); ++i) {
      const auto* value = closed->value(i);
      baseline.insert(name + " value " + std::to_string(value->number()) + " " + value->name());
    }
  }
  return baseline;
}

Findings Breaches(const Baseline& before, const Baseline& now) { return Difference(before, now); }

Findings Additions(const Baseline& before, const Baseline& now) { return Difference(now, before); }

Baseline ReadBaseline(const std::string& path) {
  Baseline baseline;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && !line.starts_with("#")) baseline.insert(line);
  }
  return baseline;
}

void WriteBaseline(const std::string& path, const Baseline& baseline) {
  std::ofstream out(path);
  out << "# The API as clients depend on it. A line may be added, never removed or changed.\n"
         "# Rewrite: ECLOSERIE_UPDATE_DESCRIPTORS=1 ctest -R contract.Breaking\n";
  for (const std::string& line : baseline) out << line << "\n";
}

Findings Compare(const std::string& path, const Baseline& now, bool may_write) {
  const Baseline before = ReadBaseline(path);
  Findings findings;
  for (const std::string& line : Breaches(before, now)) findings.push_back("breaks: " + line);
  if (may_write && findings.empty()) {
    WriteBaseline(path, now);
    return {};
  }
  for (const std::string& line : Additions(before, now)) {
    findings.push_back("adds: " + line);
  }
  return findings;
}

}  // namespace ecloserie::contract
