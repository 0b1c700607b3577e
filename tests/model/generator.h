#pragma once

#include <cstdint>
#include <vector>

#include "dice.h"
#include "draw.h"
#include "model.h"
#include "step.h"

namespace ecloserie::model {

// The sequence of one seed. What it draws depends on the seed and on what the
// model has come to, and on nothing else, so that a seed replays.
class Generator {
 public:
  explicit Generator(std::uint64_t seed);

  Step Next(const Model& model);

 private:
  Step NextCall(const Model& model);
  Request DrawRequest(const Situation& situation);
  // One of the changes asked before, as it was asked.
  Call Repeat();
  void GiveRequestId(Call& call);

  Dice dice_;
  std::vector<DrawOfKind> draws_;
  std::vector<Call> asked_;  // changes only
  std::int64_t step_ = 0;
};

}  // namespace ecloserie::model
