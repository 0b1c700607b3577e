#pragma once

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "ecloserie/client.h"

namespace ecloserie::cli {

using MessagePtr = std::unique_ptr<google::protobuf::Message>;
using Answers = std::vector<MessagePtr>;

// A method of the SDK without its types, so that a row of the command table can
// hold any of them. A list answers its items, everything else one message.
struct SdkMethod {
  using Call =
      std::function<Result<Answers>(const Client&, const google::protobuf::Message& request,
                                    const CallOptions&, std::size_t limit)>;

  const google::protobuf::Descriptor* request = nullptr;
  const google::protobuf::Descriptor* answer = nullptr;  // One item, when it lists.
  bool is_list = false;
  Call call;
};

template <class Area, class Request, class Response>
SdkMethod Calls(const Area& (Client::*area)() const,
                Result<Response> (Area::*method)(Request, CallOptions) const) {
  auto call = [area, method](const Client& client, const google::protobuf::Message& request,
                             const CallOptions& options, std::size_t) -> Result<Answers> {
    auto answer = ((client.*area)().*method)(static_cast<const Request&>(request), options);
    if (!answer) return tl::unexpected(std::move(answer).error());
    Answers answers;
    answers.push_back(std::make_unique<Response>(*std::move(answer)));
    return answers;
  };
  return {.request = Request::descriptor(), .answer = Response::descriptor(), .call = call};
}

template <class Area, class Request, class Item>
SdkMethod Calls(const Area& (Client::*area)() const,
                Paged<Item> (Area::*method)(Request, CallOptions) const) {
  auto call = [area, method](const Client& client, const google::protobuf::Message& request,
                             const CallOptions& options, std::size_t limit) -> Result<Answers> {
    auto items =
        ((client.*area)().*method)(static_cast<const Request&>(request), options).Collect(limit);
    if (!items) return tl::unexpected(std::move(items).error());
    Answers answers;
    for (Item& item : *items) answers.push_back(std::make_unique<Item>(std::move(item)));
    return answers;
  };
  return {.request = Request::descriptor(),
          .answer = Item::descriptor(),
          .is_list = true,
          .call = call};
}

}  // namespace ecloserie::cli
