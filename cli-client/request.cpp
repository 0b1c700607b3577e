#include "request.h"

#include <google/protobuf/message.h>

#include <optional>
#include <utility>

#include "field_path.h"
#include "flag_text.h"
#include "help.h"
#include "resource_name.h"

namespace ecloserie::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using Refusal = std::optional<Failure>;

constexpr std::string_view kSchoolPattern = "schools/{school}";

void SetText(Message& request, const FieldDescriptor& field, std::string text) {
  request.GetReflection()->SetString(&request, &field, std::move(text));
}

Refusal SetFlags(const Command& command, const FlagTexts& flags, const std::string& school,
                 Message& request) {
  for (const Flag& flag : command.flags) {
    const auto texts = flags.find(flag.name);
    if (flag.path.empty() || texts == flags.end()) continue;
    const auto problem = SetFromText(request, flag.path, texts->second, school);
    if (problem) return UsageFailure("--" + std::string(flag.name) + ": " + *problem);
  }
  return std::nullopt;
}

// What is created may be named with what it stands in: promo-1/blended.
Refusal SetNewName(Message& request, std::string_view path, const std::string& text,
                   const std::string& school) {
  const std::size_t slash = text.rfind('/');
  SetText(request, *FieldForWriting(request, path).field,
          slash == std::string::npos ? text : text.substr(slash + 1));
  const FieldDescriptor* parent = request.GetDescriptor()->FindFieldByName("parent");
  if (slash == std::string::npos || parent == nullptr) return std::nullopt;
  std::string owner = text.substr(0, slash);
  if (owner.starts_with("schools/")) owner = owner.substr(0, owner.rfind('/'));
  const auto name = ExpandName(ResourcePattern(*parent), owner, school);
  if (!name) return UsageFailure(name.error());
  SetText(request, *parent, *name);
  return std::nullopt;
}

Refusal SetOperand(const Command& command, const std::string& text, const std::string& school,
                   Message& request) {
  if (text.empty() || command.positional.empty()) return std::nullopt;
  if (command.positional.ends_with("_id")) {
    return SetNewName(request, command.positional, text, school);
  }
  const auto problem = SetFromText(request, command.positional, {text}, school);
  if (problem) return UsageFailure(*problem);
  return std::nullopt;
}

Refusal SetSchool(const std::string& school, Message& request) {
  for (int i = 0; i < request.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor& field = *request.GetDescriptor()->field(i);
    if (!IsRequired(field) || ResourcePattern(field) != kSchoolPattern) continue;
    if (!IsEmptyText(request, field.name())) continue;
    if (school.empty()) return UsageFailure("say which school: --school or ECLOSERIE_SCHOOL");
    SetText(request, field, "schools/" + school);
  }
  return std::nullopt;
}

}  // namespace

tl::expected<MessagePtr, Failure> BuildRequest(const Command& command, const FlagTexts& flags,
                                               const std::string& operand,
                                               const std::string& school) {
  MessagePtr request(google::protobuf::MessageFactory::generated_factory()
                         ->GetPrototype(command.method.request)
                         ->New());
  if (auto failure = SetFlags(command, flags, school, *request)) return tl::unexpected(*failure);
  if (auto failure = SetOperand(command, operand, school, *request)) {
    return tl::unexpected(*failure);
  }
  if (auto failure = SetSchool(school, *request)) return tl::unexpected(*failure);
  const bool is_missing = command.prepare == nullptr && !command.positional.empty() &&
                          IsEmptyText(*request, command.positional);
  if (is_missing) return tl::unexpected(OperandMissing(command));
  return request;
}

Failure OperandMissing(const Command& command) {
  return UsageFailure("give " + OperandWord(command) + " after " + std::string(command.noun) + " " +
                      std::string(command.verb));
}

}  // namespace ecloserie::cli
