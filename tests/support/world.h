#pragma once

#include <map>
#include <string>

#include "support/test_server.h"

namespace ecloserie::tests {

// One thing of every kind, all of one cohort of one school, and all marked: no
// answer to somebody of another school may hold the mark.
struct World {
  std::string school;
  std::string cohort;
  std::string mark;
  std::map<std::string, std::string> names;  // by the pattern of the resource
};

// Every call of it succeeds. The school, unless it is there already, is made too.
World MakeWorld(TestServer& server, const std::string& school, const std::string& cohort,
                const std::string& mark);

}  // namespace ecloserie::tests
