#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "answer.h"
#include "school.h"
#include "step.h"

namespace ecloserie::model {

// The plain model of a server: a school, and the memory of what was answered.
class Model {
 public:
  explicit Model(School school, std::int64_t clock_us)
      : school_(std::move(school)), clock_us_(clock_us) {}

  const School& school() const { return school_; }
  std::int64_t clock_us() const { return clock_us_; }
  void MoveClock(std::int64_t by_us) { clock_us_ += by_us; }

  // What a server must answer to the call; what it did answer is looked at for
  // the names it drew only. Bytes are predicted of a repeated request.
  Answer Take(const Call& call, const Answer& seen);

 private:
  struct Remembered {
    std::string content;
    Answer answer;
  };
  using RequestKey = std::pair<std::string, std::string>;  // the caller and the request id

  std::optional<Answer> Recall(const Call& call) const;

  School school_;
  std::int64_t clock_us_;
  std::map<RequestKey, Remembered> remembered_;
};

}  // namespace ecloserie::model
