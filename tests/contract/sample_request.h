#pragma once

#include <google/protobuf/descriptor.h>

#include <map>
#include <string>

namespace ecloserie::tests {

// The bytes of a request that the method's door lets pass: every resource name is
// the one that `names` has for its pattern, whatever else is required has some
// value, and changes are only judged, not made.
std::string SampleRequest(const google::protobuf::MethodDescriptor& method,
                          const std::map<std::string, std::string>& names);

}  // namespace ecloserie::tests
