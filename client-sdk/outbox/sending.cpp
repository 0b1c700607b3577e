#include "sending.h"

#include <utility>

#include "retry.h"

namespace ecloserie {
namespace {

// Our server judged the request: a transport has no reasons, and what the SDK itself
// refuses was never tried.
bool IsVerdict(const Error& error) {
  return error.attempts > 0 && !error.reason.empty() && SettlesEarlierTries(error);
}

bool EndsTheRun(const Error& error) {
  return error.attempts == 0 || error.code == Code::kUnavailable ||
         error.code == Code::kUnauthenticated || error.code == Code::kCancelled;
}

bool IsStale(const OutboxItem& item) {
  return item.state == OutboxState::kRefused && item.error && item.error->reason == "ETAG_MISMATCH";
}

Result<std::vector<OutboxRow>> AllRows(OutboxFile& file) {
  return file.Do([](OutboxRows& rows) -> Result<std::vector<OutboxRow>> { return rows.All(); });
}

}  // namespace

Sending::Sending(OutboxFile& file, const Client& client, const Outbox::OnStep& on_step,
                 const CallOptions& options)
    : file_(file),
      client_(client),
      on_step_(on_step),
      options_{.deadline = options.deadline, .retry = options.retry, .stop = options.stop} {}

Result<SendSummary> Sending::Run() {
  auto rows = AllRows(file_);
  if (!rows) return tl::unexpected(std::move(rows).error());
  for (const auto& [item, now] : *rows) {
    if (IsStale(item) && !now) {
      if (auto read = ReadStale(item.number); !read) return tl::unexpected(read.error());
    }
    const bool is_due = item.state == OutboxState::kQueued || item.state == OutboxState::kSending;
    if (!is_due) continue;
    if (is_over_) {
      ++summary_.kept_count;
      continue;
    }
    Tell(SendStep::kChosen, item);
    if (auto sent = SendOne(item.number); !sent) return tl::unexpected(sent.error());
  }
  return summary_;
}

Result<void> Sending::SendOne(std::int64_t number) {
  auto noted = NoteSending(number);
  if (!noted) return tl::unexpected(std::move(noted).error());
  if (!*noted) return {};
  OutboxRow& row = **noted;
  // Before this run nobody can have recorded it.
  const bool was_certain = row.item.state == OutboxState::kQueued;
  row.item.state = OutboxState::kSending;
  Tell(SendStep::kNoted, row.item);
  const auto answer = client_.attendance().RecordRegister(row.item.request, options_);
  Tell(SendStep::kAnswered, row.item);
  if (auto settled = Settle(std::move(row), answer, was_certain); !settled) return settled;
  const bool is_stale = !answer && IsVerdict(answer.error()) && !is_over_;
  if (is_stale && answer.error().reason == "ETAG_MISMATCH") {
    if (auto read = ReadStale(number); !read) return read;
  }
  auto now = Find(number);
  if (!now) return tl::unexpected(std::move(now).error());
  if (*now) Tell(SendStep::kSettled, (*now)->item);
  return {};
}

// The row as it was before; nothing when it was dropped or replaced meanwhile.
Result<std::optional<OutboxRow>> Sending::NoteSending(std::int64_t number) {
  return file_.Do([&](OutboxRows& rows) -> Result<std::optional<OutboxRow>> {
    auto row = rows.Find(number);
    const bool is_due = row && (row->item.state == OutboxState::kQueued ||
                                row->item.state == OutboxState::kSending);
    if (!is_due) return std::optional<OutboxRow>();
    ++row->item.attempts;
    const OutboxState before = std::exchange(row->item.state, OutboxState::kSending);
    rows.Update(*row);
    row->item.state = before;
    return row;
  });
}

Result<void> Sending::Settle(OutboxRow row, const Result<v1::Register>& answer, bool was_certain) {
  OutboxItem& item = row.item;
  item.error = answer ? std::nullopt : std::optional(answer.error());
  if (answer) {
    item.state = OutboxState::kSent;
    item.etag = answer->etag();
    ++summary_.sent_count;
  } else if (IsVerdict(*item.error)) {
    item.state = OutboxState::kRefused;
    ++summary_.refused_count;
  } else {
    // What certainly did not reach the server may still be recorded otherwise.
    const bool is_certain = was_certain && item.error->applied == Applied::kNo;
    item.state = is_certain ? OutboxState::kQueued : OutboxState::kSending;
    ++summary_.kept_count;
    summary_.error = item.error;
    is_over_ = EndsTheRun(*item.error);
  }
  return file_.Do([&](OutboxRows& rows) -> Result<void> {
    rows.Update(row);
    // Recording again goes on from what the server has now.
    const auto taken = rows.Taken(item.request.session());
    if (answer && taken && taken->etag() == item.request.etag()) rows.PutTaken(*answer);
    return {};
  });
}

Result<void> Sending::ReadStale(std::int64_t number) {
  auto row = Find(number);
  if (!row) return tl::unexpected(std::move(row).error());
  if (!*row) return {};
  v1::GetRegisterRequest request;
  request.set_session((*row)->item.request.session());
  auto now = client_.attendance().GetRegister(request, options_);
  if (!now) {
    is_over_ = is_over_ || EndsTheRun(now.error());
    return {};
  }
  return file_.Do([&](OutboxRows& rows) -> Result<void> {
    auto current = rows.Find(number);
    if (!current) return {};
    current->now = *std::move(now);
    rows.Update(*current);
    return {};
  });
}

// Nothing when another thread has had it forgotten.
Result<std::optional<OutboxRow>> Sending::Find(std::int64_t number) {
  return file_.Do(
      [&](OutboxRows& rows) -> Result<std::optional<OutboxRow>> { return rows.Find(number); });
}

void Sending::Tell(SendStep step, const OutboxItem& item) const {
  if (on_step_) on_step_(step, item);
}

}  // namespace ecloserie
