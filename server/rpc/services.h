#pragma once

#include <vector>

#include "rpc/serve.h"
#include "rpc/service.h"

namespace ecloserie::rpc {

// The table of contents: the methods of each service.
std::vector<Method> AccessMethods(const Serve& serve);
std::vector<Method> SchoolMethods(const Serve& serve);

// The part of SchoolMethods that is about cohorts and tracks.
std::vector<Method> CohortMethods(const Serve& serve);

}  // namespace ecloserie::rpc
