#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ecloserie/options.h"
#include "ecloserie/result.h"

namespace google::protobuf {
class Message;
}

namespace ecloserie {

// What the protos declare about a method, and all that a call needs to know.
struct Method {
  std::string name;        // EnrolmentService.SubmitApplication
  std::string path;        // /ecloserie.v1.EnrolmentService/SubmitApplication
  Millis deadline;         // Its own, when nobody gives another.
  bool is_change = false;  // Not only a read.
  bool is_repeatable = false;
};

// The method `name`, which must be declared in the protos.
Method FindMethod(std::string_view name);

// Fills in what the options and the SDK add to a request: the request id and
// validate_only. Refuses an option that the request cannot carry, because
// leaving it out would do something else than was asked.
std::optional<Error> CompleteRequest(const Method& method, const CallOptions& options,
                                     google::protobuf::Message& request);

// The request id that the request carries; empty for reads.
std::string RequestIdOf(const google::protobuf::Message& request);

}  // namespace ecloserie
