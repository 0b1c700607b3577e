#pragma once

#include <google/protobuf/descriptor.h>

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "domain/access.h"

namespace ecloserie::rpc {

// What a method declares about itself in its proto.
struct MethodFacts {
  std::string full_name;  // ecloserie.v1.EnrolmentService.MakeOffer
  domain::Permission permission;
  absl::Duration default_deadline;
  bool takes_personal_values = false;  // a field of the request is sensitive
};

// Throws when the method does not exist or declares too little: the server does
// not start with it.
MethodFacts FactsOfMethod(const std::string& full_name);

// Every method of a service, in the order of the proto.
std::vector<std::string> MethodsOfService(const std::string& service);

}  // namespace ecloserie::rpc
