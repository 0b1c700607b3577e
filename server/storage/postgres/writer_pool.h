#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "storage/engine/group_commit.h"
#include "storage/postgres/connection.h"
#include "storage/postgres/strands.h"

namespace ecloserie::storage::postgres {

struct WriterOptions {
  std::size_t threads_count = 8;
  std::size_t waiting_max = 4096;
  std::size_t group_max = 512;
  // Whether the units of one school wait for one another. Without, they meet in
  // the database and are repeated there: for measuring what that costs.
  bool has_strands = true;
};

using OpenConnection = std::function<std::unique_ptr<Connection>(absl::Time deadline)>;

// A fixed number of threads, each with a connection of its own. A thread takes a
// school and all that waits for it, commits that in one SERIALIZABLE transaction,
// answers, and gives the school back. Until the commit it holds an advisory lock, so
// that other servers on the same database wait as well.
class WriterPool {
 public:
  WriterPool(OpenConnection open, engine::Fence& fence, WriterOptions options);
  ~WriterPool() { Stop(); }
  WriterPool(const WriterPool&) = delete;
  WriterPool& operator=(const WriterPool&) = delete;

  void Submit(WriteWork work);
  // Commits what waits first. Idempotent.
  void Stop();
  StoreFigures Figures() const { return tally_.Figures(strands_.WaitingCount()); }

 private:
  struct Writer {
    std::unique_ptr<Connection> connection;
    engine::GroupCommit group_commit;
  };

  void Loop();
  void Commit(Writer& writer, const std::string& strand, std::vector<engine::Unit>& units);
  static void LetGo(Writer& writer);
  Outcome Run(Writer& writer, const std::string& strand, std::vector<engine::Unit>& units) const;
  Outcome RunOnce(Writer& writer, const std::string& strand, std::vector<engine::Unit>& units,
                  absl::Time deadline) const;

  const OpenConnection open_;
  engine::Fence& fence_;
  const WriterOptions options_;
  Strands strands_;
  engine::CommitTally tally_;
  std::atomic<std::uint64_t> submitted_count_ = 0;
  std::vector<std::thread> threads_;
};

}  // namespace ecloserie::storage::postgres
