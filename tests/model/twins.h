#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "answer.h"
#include "school.h"
#include "step.h"
#include "support/test_server.h"

namespace ecloserie::model {

// One server of an engine, with a clock and randomness of its own, and the
// principals that call it.
class Twin {
 public:
  explicit Twin(tests::Engine engine);

  Answer Take(const Call& call) const;
  void MoveClock(std::int64_t by_us);
  void Restart() { server_.Restart(); }

  std::int64_t clock_us() const;
  // The school that a new server was given, as it shows it.
  School FirstSchool() const;

 private:
  tests::TestServer server_;
  std::unique_ptr<Client> staff_;
};

}  // namespace ecloserie::model
