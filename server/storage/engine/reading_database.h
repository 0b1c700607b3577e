#pragma once

#include "storage/database.h"
#include "storage/engine/fence.h"
#include "storage/engine/reader_pool.h"

namespace ecloserie::storage::engine {

// A database that somebody else may be serving: it is read, and nothing is brought up
// to date or written.
class ReadingDatabase final : public Database {
 public:
  explicit ReadingDatabase(OpenSession open) : readers_(std::move(open), fence_, {}) {}
  ~ReadingDatabase() override { Stop(); }
  ReadingDatabase(const ReadingDatabase&) = delete;
  ReadingDatabase& operator=(const ReadingDatabase&) = delete;

  void Write(WriteWork work) override;
  void Read(ReadWork work) override { readers_.Submit(std::move(work)); }
  StoreFigures Figures() const override { return {}; }
  void Stop() override { readers_.Stop(); }

 private:
  Fence fence_;
  ReaderPool readers_;
};

}  // namespace ecloserie::storage::engine
