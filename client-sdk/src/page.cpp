#include "page.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <utility>

namespace ecloserie {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

std::string TextOf(const Message& message, const char* field) {
  return message.GetReflection()->GetString(message,
                                            message.GetDescriptor()->FindFieldByName(field));
}

const FieldDescriptor* ItemsOf(const Descriptor& answer) {
  for (int i = 0; i < answer.field_count(); ++i) {
    if (answer.field(i)->is_repeated()) return answer.field(i);
  }
  return nullptr;
}

}  // namespace

Result<AnyPage> FetchPage(const Core& core, std::string_view method, Message& request,
                          const CallOptions& options) {
  const auto* found = google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(
      "ecloserie.v1." + std::string(method));
  const auto* type =
      google::protobuf::MessageFactory::generated_factory()->GetPrototype(found->output_type());
  AnyPage page{.message = std::unique_ptr<Message>(type->New()),
               .items = ItemsOf(*found->output_type())};
  if (auto error = core.Call(method, request, *page.message, options)) {
    return tl::unexpected(*std::move(error));
  }
  page.next_page_token = TextOf(*page.message, "next_page_token");
  if (!page.next_page_token.empty() && page.next_page_token == TextOf(request, "page_token")) {
    return tl::unexpected(Error{.code = Code::kDataLoss,
                                .message = "the server answered with the same page twice",
                                .attempts = 1});
  }
  return page;
}

}  // namespace ecloserie
