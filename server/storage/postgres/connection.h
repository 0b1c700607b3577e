#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "storage/engine/session.h"
#include "storage/postgres/address.h"
#include "storage/postgres/epoch.h"
#include "storage/postgres/result.h"

struct pg_conn;

namespace ecloserie::storage::postgres {

class Connection;
class Statement;

// Which of the hosts is to be used, and what for.
struct Opening {
  std::size_t first_host = 0;
  // Ended when this connection is lost, or when another host than the first lets
  // us in; the connection is reusable as long as it lasts.
  Epoch* epoch = nullptr;
  // Refuses a host by throwing EngineError; the next one is asked then.
  std::function<void(Connection&)> judge;
  // Nothing is committed while the server names no standby that it waits for.
  bool requires_standby = false;
};

// One connection to the host that takes writes, and its prepared statements.
//
// libpq is used without blocking: a frozen server still acknowledges what it is
// sent, so only a deadline of our own ends the wait. When it passes, the
// connection is closed; nothing is ever cancelled, because a commit that is
// cancelled while it waits for its standby has happened.
class Connection final : public engine::Session {
 public:
  // Asks the hosts in turn. Throws EngineError(kAway) when none takes writes before
  // the deadline.
  Connection(const Address& address, absl::Time deadline, Opening opening = {});
  ~Connection() override;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Which host it is.
  std::size_t host() const { return host_; }

  void Start() override;
  void StartReading() override;
  Outcome Commit() override;
  void Rollback() override;
  void SetMark() override;
  void ReturnToMark() override;
  void DropMark() override;
  bool IsInTransaction() const override;
  bool IsAborted() const override;
  bool IsReusable() const override;
  bool Distrust() override;
  std::int64_t WrittenCount() const override { return written_count_; }
  void SetDeadline(absl::Time deadline) override { deadline_ = deadline; }
  // How long one answer is waited for, however late the deadline is.
  void SetPatience(absl::Duration patience) { patience_ = patience; }
  // Whether it is the server itself that answers, and no pooler in front of it.
  bool IsDirect();

  // Keeps others who hold the same name out until LetGo, this connection's own
  // transactions included; waits for them. What is lost lets go by itself.
  void Hold(const std::string& name);
  void LetGo();

  // Sends a text that is no store's statement, waits, and returns its last
  // result, whose values are texts. Throws EngineError.
  Result Ask(const std::string& text);

 private:
  friend class Statement;
  enum class Readiness { kReading, kWriting };

  void Connect(const Keywords& host, absl::Time until);
  std::string Quoted(const std::string& text);
  // Waits for the answer to what was sent; throws EngineError.
  Result Receive();
  Result NextResult();
  void Flush();
  // Throws EngineError(kAway) and closes the connection when it takes too long.
  void WaitFor(Readiness readiness, absl::Time until);
  [[noreturn]] void Lose(const std::string& why);
  void RefreshPlans();
  bool IsIdle() const;
  // Nothing when the transaction may be committed; it is rolled back otherwise.
  std::optional<Outcome> FindObstacle();

  Cursor& Open(const Sql& sql, std::span<const Value> values) override;
  static void HearNotice(void* self, const pg_result* notice);

  pg_conn* connection_ = nullptr;
  Opening opening_;
  std::size_t host_ = 0;
  std::uint64_t own_epoch_ = 0;
  absl::Time deadline_;
  absl::Duration patience_ = absl::Minutes(1);
  std::int64_t written_count_ = 0;
  std::int64_t transactions_count_ = 0;
  std::int64_t next_refresh_at_ = 16;
  std::string warning_;
  std::string held_;  // a name, quoted
  std::unordered_map<const Sql*, std::unique_ptr<Statement>> statements_;
};

}  // namespace ecloserie::storage::postgres
