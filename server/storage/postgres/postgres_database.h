#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "storage/database.h"
#include "storage/engine/fence.h"
#include "storage/engine/reader_pool.h"
#include "storage/postgres/address.h"
#include "storage/postgres/requirements.h"
#include "storage/postgres/writer_pool.h"

namespace ecloserie::storage::postgres {

struct PostgresOptions {
  std::string address;
  StandbyPolicy standby = StandbyPolicy::kNotAsked;
  WriterOptions writer;
  engine::ReaderOptions readers{.threads_count = 4};
  // Told what no caller is told, for the log.
  std::function<void(const std::string&)> on_trouble;
};

// The engine for networks that want to go on when a machine is lost: PostgreSQL,
// any number of servers on one database.
class PostgresDatabase final : public Database {
 public:
  // Judges the server and brings the schema up to date. Throws StoreDefect or
  // EngineError when that cannot be.
  explicit PostgresDatabase(PostgresOptions options);
  ~PostgresDatabase() override { Stop(); }
  PostgresDatabase(const PostgresDatabase&) = delete;
  PostgresDatabase& operator=(const PostgresDatabase&) = delete;

  void Write(WriteWork work) override { writers_->Submit(std::move(work)); }
  void Read(ReadWork work) override { readers_->Submit(std::move(work)); }
  StoreFigures Figures() const override { return writers_->Figures(); }
  void Stop() override;

 private:
  std::unique_ptr<Connection> Open(absl::Time deadline);
  std::unique_ptr<Connection> Open(absl::Time deadline, std::string& breach);

  const Address address_;
  const StandbyPolicy standby_;
  const std::function<void(const std::string&)> on_trouble_;
  std::atomic<std::size_t> last_host_ = 0;  // that let us in
  Epoch epoch_;
  engine::Fence fence_;
  std::unique_ptr<WriterPool> writers_;
  std::unique_ptr<engine::ReaderPool> readers_;
};

}  // namespace ecloserie::storage::postgres
