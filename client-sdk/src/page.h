#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core.h"
#include "ecloserie/result.h"

namespace google::protobuf {
class FieldDescriptor;
class Message;
}  // namespace google::protobuf

namespace ecloserie {

// The answer of a List method, whichever it is.
struct AnyPage {
  std::unique_ptr<google::protobuf::Message> message;
  const google::protobuf::FieldDescriptor* items;  // Its one repeated field.
  std::string next_page_token;
};

// Fetches the page that the request's token names. A server that answers with
// the same token again is refused: following it would never end.
Result<AnyPage> FetchPage(const Core& core, std::string_view method,
                          google::protobuf::Message& request, const CallOptions& options);

}  // namespace ecloserie
