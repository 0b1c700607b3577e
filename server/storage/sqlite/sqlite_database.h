#pragma once

#include <memory>
#include <string>

#include "storage/database.h"
#include "storage/engine/fence.h"
#include "storage/engine/reader_pool.h"
#include "storage/sqlite/writer.h"

namespace ecloserie::storage::sqlite {

// Keeps a second process from opening the same file for writing, as long as it
// lives. Throws StoreDefect when one has.
class FileLock {
 public:
  explicit FileLock(const std::string& path);
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  int descriptor_;
};

struct SqliteOptions {
  std::string path;
  WriterOptions writer;
  engine::ReaderOptions readers;
};

// The embedded engine: one writer, a pool of readers, WAL, synchronous=FULL.
class SqliteDatabase final : public Database {
 public:
  // Opens or makes the file and brings its schema up to date. Throws StoreDefect
  // or EngineError when that cannot be.
  explicit SqliteDatabase(const SqliteOptions& options);
  ~SqliteDatabase() override { Stop(); }
  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;

  void Write(WriteWork work) override { writer_->Submit(std::move(work)); }
  void Read(ReadWork work) override { readers_->Submit(std::move(work)); }
  StoreFigures Figures() const override { return writer_->Figures(); }
  void Stop() override;

 private:
  FileLock lock_;
  engine::Fence fence_;
  std::unique_ptr<Writer> writer_;
  std::unique_ptr<engine::ReaderPool> readers_;
};

}  // namespace ecloserie::storage::sqlite
