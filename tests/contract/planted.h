#pragma once

#include <google/protobuf/message.h>

#include <memory>
#include <string>
#include <vector>

#include "support/world.h"

namespace ecloserie::tests {

// How the texts of a request are spoilt.
enum class Spoiling {
  kNone,      // Marks where texts go, so that the call gets as far as it can.
  kTooLong,   // Beyond what any field takes.
  kControl,   // With a control character.
  kBadNames,  // Resource names that are none, too.
};

// A text that was put into a request, to be looked for where it must not be.
struct Mark {
  std::string field;  // applicant.family_name
  std::string text;
  bool is_sensitive = false;  // The field, or what it is in, is declared so.
};

struct PlantedRequest {
  std::string bytes;
  std::vector<Mark> marks;
};

// A request of the method with a mark of its own in every text; days that are
// sensitive are of the year 1907.
PlantedRequest Plant(const google::protobuf::MethodDescriptor& method, const World& world,
                     Spoiling spoiling);

// Requests that the door would let pass, but for this text, which stands in one place of
// each: in every text of the method in its turn that is no name, token or etag, and that
// the door judges.
std::vector<PlantedRequest> PlantOneByOne(const google::protobuf::MethodDescriptor& method,
                                          const World& world, const std::string& text);

}  // namespace ecloserie::tests
