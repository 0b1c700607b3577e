#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <cctype>
#include <regex>

#include "ecloserie/v1/options.pb.h"
#include "rules.h"

namespace ecloserie::contract {
namespace {

namespace pb = google::protobuf;

// SeatPoolKind becomes SEAT_POOL_KIND.
std::string UpperSnake(const std::string& pascal) {
  static const std::regex hump(R"(([a-z0-9])([A-Z]))");
  std::string snake = std::regex_replace(pascal, hump, "$1_$2");
  std::ranges::transform(snake, snake.begin(),
                         [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return snake;
}

template <class Element>
std::string CommentOf(const Element& element) {
  pb::SourceLocation location;
  return element.GetSourceLocation(&location) ? location.leading_comments : "";
}

template <class Element>
void CheckComment(const Element* element, Findings& findings) {
  static const std::regex word(R"(\w)");
  if (std::regex_search(CommentOf(*element), word)) return;
  findings.push_back(element->full_name() + ": has no comment");
}

std::string FolderOf(const std::string& file_name) {
  return file_name.substr(0, file_name.rfind('/'));
}

bool IsReservedIn(const pb::Descriptor& message, int number) {
  for (int i = 0; i < message.reserved_range_count(); ++i) {
    const auto* range = message.reserved_range(i);
    if (range->start <= number && number < range->end) return true;
  }
  return false;
}

void CheckNumbers(const pb::Descriptor& message, Findings& findings) {
  int last = 0;
  for (int i = 0; i < message.field_count(); ++i) last = std::max(last, message.field(i)->number());
  for (int number = 1; number < last; ++number) {
    if (message.FindFieldByNumber(number) != nullptr || IsReservedIn(message, number)) continue;
    findings.push_back(message.full_name() + ": leaves number " + std::to_string(number) +
                       " neither used nor reserved");
  }
}

bool IsFloatingPoint(const pb::FieldDescriptor& field) {
  return field.cpp_type() == pb::FieldDescriptor::CPPTYPE_DOUBLE ||
         field.cpp_type() == pb::FieldDescriptor::CPPTYPE_FLOAT;
}

bool CountsCentsOrMinutes(const std::string& name) {
  static const std::regex unit(R"((^|_)cents$|_minutes$|^minutes_)");
  return std::regex_search(name, unit);
}

void CheckField(const pb::FieldDescriptor& field, Findings& findings) {
  static const std::regex snake(R"([a-z][a-z0-9]*(_[a-z0-9]+)*)");
  static const std::regex pattern(R"(schools/\{school\}(/[a-z][a-zA-Z]*/\{[a-z]+\})*)");
  const auto report = [&](const std::string& what) {
    findings.push_back(field.full_name() + ": " + what);
  };
  if (!std::regex_match(field.name(), snake)) report("is not in snake_case");
  if (IsFloatingPoint(field)) report("is in floating point");
  if (CountsCentsOrMinutes(field.name()) && field.type() != pb::FieldDescriptor::TYPE_INT64) {
    report("counts cents or minutes and is not int64");
  }
  const std::string& resource = field.options().GetExtension(v1::field_rules).resource();
  if (resource.empty()) return;
  if (!std::regex_match(resource, pattern)) report("has the malformed pattern " + resource);
  if (field.type() != pb::FieldDescriptor::TYPE_STRING) report("names a resource and is no string");
}

bool BeginsWithItsCode(const std::string& comment) {
  static const std::regex start(
      R"(^\s*(CANCELLED|INVALID_ARGUMENT|DEADLINE_EXCEEDED|NOT_FOUND|ALREADY_EXISTS)"
      R"(|PERMISSION_DENIED|RESOURCE_EXHAUSTED|FAILED_PRECONDITION|ABORTED|OUT_OF_RANGE)"
      R"(|UNIMPLEMENTED|INTERNAL|UNAVAILABLE|UNAUTHENTICATED))"
      R"(( \{[a-z_]+(, [a-z_]+)*\}[:.]|:))");
  return std::regex_search(comment, start);
}

}  // namespace

Findings Uncommented(const Schema& schema) {
  Findings findings;
  for (const auto* service : schema.Services()) CheckComment(service, findings);
  for (const auto* method : schema.Methods()) CheckComment(method, findings);
  for (const auto* message : schema.Messages()) {
    if (!message->options().map_entry()) CheckComment(message, findings);
  }
  for (const auto* field : schema.Fields()) {
    if (!field->containing_type()->options().map_entry()) CheckComment(field, findings);
  }
  for (const auto* closed : schema.Enums()) {
    CheckComment(closed, findings);
    for (int i = 0; i < closed->value_count(); ++i) CheckComment(closed->value(i), findings);
  }
  return findings;
}

Findings MisplacedFiles(const Schema& schema) {
  Findings findings;
  for (const auto* file : schema.files()) {
    std::string folder = FolderOf(file->name());
    std::ranges::replace(folder, '/', '.');
    if (folder != file->package()) findings.push_back(file->name() + ": is not in its package");
    if (file->service_count() > 1) findings.push_back(file->name() + ": has several services");
    if (file->package().starts_with("google")) findings.push_back(file->name() + ": is google's");
  }
  return findings;
}

Findings MisshapenEnums(const Schema& schema) {
  Findings findings;
  for (const auto* closed : schema.Enums()) {
    const std::string prefix = UpperSnake(closed->name()) + "_";
    const auto* zero = closed->FindValueByNumber(0);
    if (zero == nullptr || zero->name() != prefix + "UNSPECIFIED") {
      findings.push_back(closed->full_name() + ": has a zero that is not " + prefix +
                         "UNSPECIFIED");
    }
    for (int i = 0; i < closed->value_count(); ++i) {
      if (closed->value(i)->name().starts_with(prefix)) continue;
      findings.push_back(closed->value(i)->full_name() + ": lacks the prefix " + prefix);
    }
  }
  return findings;
}

Findings MisshapenMessages(const Schema& schema) {
  Findings findings;
  for (const auto* message : schema.Messages()) {
    const auto* name = message->FindFieldByName("name");
    if (name != nullptr && name->number() != 1) {
      findings.push_back(message->full_name() + ": has a name that is not field 1");
    }
    CheckNumbers(*message, findings);
  }
  return findings;
}

Findings MisshapenFields(const Schema& schema) {
  Findings findings;
  for (const auto* field : schema.Fields()) CheckField(*field, findings);
  return findings;
}

Findings MisdocumentedReasons(const Schema& schema) {
  Findings findings;
  for (const auto* closed : schema.Enums()) {
    if (closed->name() != "ErrorReason") continue;
    for (int i = 0; i < closed->value_count(); ++i) {
      const auto* reason = closed->value(i);
      if (reason->number() == 0 || BeginsWithItsCode(CommentOf(*reason))) continue;
      findings.push_back(reason->full_name() + ": its comment begins with no code and {keys}");
    }
  }
  return findings;
}

}  // namespace ecloserie::contract
