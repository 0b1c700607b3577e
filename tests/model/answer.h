#pragma once

#include <google/protobuf/message.h>

#include <memory>
#include <string>
#include <vector>

#include "ecloserie/pages.h"
#include "ecloserie/result.h"
#include "refused.h"

namespace ecloserie::model {

// The same for equal messages.
std::string BytesOf(const google::protobuf::Message& message);

// In words, without who resembles whom: that is held by tests of its own, and the model
// knows the certain duplicates only.
std::string FactsOf(const google::protobuf::Message& message);

// What somebody said to one call: a server, or the model.
struct Answer {
  std::string verdict;  // OK, or the reason; of a broken rule with its name
  std::string facts;    // what a model can know of it, in words
  std::string bytes;    // all of it, down to page tokens; the model leaves it empty
  std::shared_ptr<const google::protobuf::Message> message;  // unless refused or a list

  bool IsOk() const { return verdict == "OK"; }
};

Answer ToldRefusal(const Error& error);
Answer ToldMessage(const std::shared_ptr<const google::protobuf::Message>& message);
Answer PredictedRefusal(const Refused& refused);

template <class Message>
Answer Told(const Result<Message>& result) {
  return result ? ToldMessage(std::make_shared<Message>(*result)) : ToldRefusal(result.error());
}

// The whole list, page by page as the request wants it.
template <class Message>
Answer Told(Paged<Message> list) {
  Answer answer{.verdict = "OK", .facts = "", .bytes = "", .message = nullptr};
  do {
    const Result<Page<Message>> page = list.NextPage();
    if (!page) return ToldRefusal(page.error());
    for (const Message& item : page->items) {
      answer.facts += FactsOf(item) + "\n";
      answer.bytes += BytesOf(item);
    }
    answer.bytes += page->next_page_token + "\n";
    if (page->next_page_token.empty()) return answer;
  } while (true);
}

template <class Message>
Answer ToldByModel(const Predicted<Message>& predicted) {
  if (!predicted) return PredictedRefusal(predicted.error());
  return {.verdict = "OK", .facts = predicted->Utf8DebugString(), .bytes = "", .message = nullptr};
}

template <class Message>
Answer ToldByModel(const Predicted<std::vector<Message>>& predicted) {
  if (!predicted) return PredictedRefusal(predicted.error());
  Answer answer{.verdict = "OK", .facts = "", .bytes = "", .message = nullptr};
  for (const Message& item : *predicted) answer.facts += item.Utf8DebugString() + "\n";
  return answer;
}

// The names that a server drew, in the order in which its answer shows them.
class DrawnNames {
 public:
  explicit DrawnNames(const Answer& answer);

  // When there is none left the model expected more than was made, and the
  // comparison will tell.
  std::string Next();

 private:
  std::vector<std::string> names_;
  std::size_t place_ = 0;
};

}  // namespace ecloserie::model
