#pragma once

#include <google/protobuf/message.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "core.h"
#include "ecloserie/options.h"
#include "ecloserie/pages.h"
#include "ecloserie/result.h"
#include "page.h"

namespace ecloserie {

// One call, with the types that the public methods promise.
template <class Response, class Request>
Result<Response> Call(const Core& core, std::string_view method, Request request,
                      const CallOptions& options) {
  Response response;
  if (auto error = core.Call(method, request, response, options)) {
    return tl::unexpected(*std::move(error));
  }
  return response;
}

// A list; it begins at the request's own page token.
template <class Item, class Request>
Paged<Item> List(std::shared_ptr<const Core> core, std::string method, Request request,
                 CallOptions options) {
  std::string first = request.page_token();
  auto fetch = [core = std::move(core), method = std::move(method), request = std::move(request),
                options = std::move(options)](const std::string& token) -> Result<Page<Item>> {
    Request next = request;
    next.set_page_token(token);
    Result<AnyPage> answer = FetchPage(*core, method, next, options);
    if (!answer) return tl::unexpected(std::move(answer).error());
    Page<Item> page{.next_page_token = answer->next_page_token};
    google::protobuf::Message& message = *answer->message;
    const auto& fields = *message.GetReflection();
    for (int i = 0; i < fields.FieldSize(message, answer->items); ++i) {
      auto* item = fields.MutableRepeatedMessage(&message, answer->items, i);
      page.items.push_back(std::move(static_cast<Item&>(*item)));
    }
    return page;
  };
  return Paged<Item>(std::move(fetch), std::move(first));
}

}  // namespace ecloserie
