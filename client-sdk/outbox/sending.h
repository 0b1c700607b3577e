#pragma once

#include <optional>

#include "ecloserie/outbox.h"
#include "outbox_file.h"

namespace ecloserie {

// One run through an outbox while there is a server.
class Sending {
 public:
  Sending(OutboxFile& file, const Client& client, const Outbox::OnStep& on_step,
          const CallOptions& options);

  Result<SendSummary> Run();

 private:
  Result<void> SendOne(std::int64_t number);
  Result<std::optional<OutboxRow>> NoteSending(std::int64_t number);
  Result<void> Settle(OutboxRow row, const Result<v1::Register>& answer, bool was_certain);
  // Reads a stale register again, for the rows that differ. Without an answer the
  // next run does.
  Result<void> ReadStale(std::int64_t number);
  Result<std::optional<OutboxRow>> Find(std::int64_t number);
  void Tell(SendStep step, const OutboxItem& item) const;

  OutboxFile& file_;
  const Client& client_;
  const Outbox::OnStep& on_step_;
  CallOptions options_;
  SendSummary summary_;
  bool is_over_ = false;  // Nobody answers: the others would fare no better.
};

}  // namespace ecloserie
