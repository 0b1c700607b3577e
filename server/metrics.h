#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "rpc/call_observer.h"
#include "storage/database.h"

namespace ecloserie {

// Counts calls, and shows them and the store's figures to Prometheus on a port of
// their own. Labels come from closed sets: methods, codes and reasons of ours, never
// a caller's text.
class Metrics final : public rpc::CallObserver {
 public:
  struct Sources {
    std::function<std::int64_t()> calls_in_flight;
    std::function<storage::StoreFigures()> store;
  };

  // HOST:PORT, or a PORT of this machine only. Throws when it is taken.
  Metrics(const std::string& address, Sources sources);
  ~Metrics() override;
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  void Ended(const rpc::EndedCall& call) override;
  int port() const;

 private:
  class Board;
  std::unique_ptr<Board> board_;
};

}  // namespace ecloserie
