#pragma once

#include <map>
#include <string>
#include <vector>

#include "answer.h"
#include "step.h"

namespace ecloserie::model {

// What the sequences came across. A generator that never meets a refusal any more
// has gone blind to it, and a green run would say nothing.
class Coverage {
 public:
  void Note(const Step& step, const Answer& answer, bool is_repeated);
  // What should have happened at least once, and did not.
  std::vector<std::string> Missing() const;
  std::string InWords() const;

 private:
  std::map<std::string, std::int64_t> counts_;
};

}  // namespace ecloserie::model
