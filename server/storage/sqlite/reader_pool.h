#pragma once

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "storage/database.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/work_queue.h"

namespace ecloserie::storage::sqlite {

struct ReaderOptions {
  std::size_t threads_count = 2;
  std::size_t waiting_max = 4096;
};

// A fixed number of threads, each with a read-only connection; every unit reads
// one snapshot.
class ReaderPool {
 public:
  ReaderPool(const std::string& path, ReaderOptions options);
  ~ReaderPool() { Stop(); }
  ReaderPool(const ReaderPool&) = delete;
  ReaderPool& operator=(const ReaderPool&) = delete;

  void Submit(ReadWork work);
  void Stop();

 private:
  void Loop(std::unique_ptr<Connection>& connection);
  // A connection that failed is closed, and the next unit opens another.
  Outcome Run(std::unique_ptr<Connection>& connection, const ReadWork& work) const;

  const std::string path_;
  WorkQueue<ReadWork> queue_;
  std::vector<std::unique_ptr<Connection>> connections_;
  std::vector<std::thread> threads_;
};

}  // namespace ecloserie::storage::sqlite
