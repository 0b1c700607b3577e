#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ecloserie::architecture {

// A function with a body: free, member, test case, or a lambda that stands
// outside of every other function. Lambdas inside count with their function.
struct Function {
  std::string header;  // What stands before the body, on one line.
  int line = 0;        // Of the opening brace.
  int lines = 0;       // From the opening brace to the closing one, both counted.
};

// The functions of a C++ source in the order of their ends. Reads braces, not
// C++: namespaces, types and initialisers are told from bodies by what stands
// before the brace.
std::vector<Function> Functions(std::string_view text);

}  // namespace ecloserie::architecture
