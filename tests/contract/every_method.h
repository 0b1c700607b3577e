#pragma once

#include <google/protobuf/descriptor.h>

#include <string>
#include <vector>

namespace ecloserie::tests {

// Every RPC of every service, in the order of the protos.
std::vector<const google::protobuf::MethodDescriptor*> EveryMethod();

// /ecloserie.v1.SchoolService/GetSchool
std::string PathOf(const google::protobuf::MethodDescriptor* method);

}  // namespace ecloserie::tests
