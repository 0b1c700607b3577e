#include "step.h"

#include <google/protobuf/text_format.h>

#include <utility>

#include "answer.h"

namespace ecloserie::model {
namespace {

std::string MethodName(const google::protobuf::Message& message) {
  const std::string& type = message.GetDescriptor()->name();
  return type.substr(0, type.size() - std::string_view("Request").size());
}

std::string OneLine(const google::protobuf::Message& message) {
  google::protobuf::TextFormat::Printer printer;
  printer.SetSingleLineMode(true);
  printer.SetUseUtf8StringEscaping(true);
  std::string text;
  printer.PrintToString(message, &text);
  return text;
}

struct StepWords {
  std::string operator()(const Call& call) const {
    return MethodOf(call.request) + " by " + call.caller + " { " +
           std::visit([](const auto& request) { return OneLine(request); }, call.request) + "}";
  }
  std::string operator()(const ClockMove& move) const {
    return "the clock moves by " + std::to_string(move.by_us) + " us";
  }
  std::string operator()(const Restart&) const { return "both servers restart"; }
};

template <std::size_t... Places>
std::vector<std::string> NamesOf(std::index_sequence<Places...> /*places*/) {
  return {MethodName(std::variant_alternative_t<Places, Request>())...};
}

}  // namespace

std::string MethodOf(const Request& request) {
  return std::visit([](const auto& message) { return MethodName(message); }, request);
}

std::vector<std::string> AllMethods() {
  return NamesOf(std::make_index_sequence<std::variant_size_v<Request>>());
}

bool IsChangeOf(const Request& request) {
  return std::visit([]<class Message>(const Message&) { return IsChange<Message>; }, request);
}

std::string RequestIdOf(const Request& request) {
  return std::visit(
      []<class Message>(const Message& message) -> std::string {
        if constexpr (IsChange<Message>) return message.request_id();
        return "";
      },
      request);
}

bool IsValidateOnly(const Request& request) {
  return std::visit(
      []<class Message>(const Message& message) {
        if constexpr (IsChange<Message>) return message.validate_only();
        return false;
      },
      request);
}

void SetRequestId(Request& request, const std::string& request_id) {
  std::visit(
      [&]<class Message>(Message& message) {
        if constexpr (IsChange<Message>) message.set_request_id(request_id);
      },
      request);
}

void SetValidateOnly(Request& request, bool validate_only) {
  std::visit(
      [&]<class Message>(Message& message) {
        if constexpr (IsChange<Message>) message.set_validate_only(validate_only);
      },
      request);
}

std::string ContentOf(const Request& request) {
  Request bare = request;
  SetRequestId(bare, "");
  SetValidateOnly(bare, false);
  return MethodOf(bare) + "\n" +
         std::visit([](const auto& message) { return BytesOf(message); }, bare);
}

std::string InWords(const Step& step) { return std::visit(StepWords(), step); }

}  // namespace ecloserie::model
