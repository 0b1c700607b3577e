#include "ecloserie/outbox.h"

#include <algorithm>
#include <tuple>

#include "outbox_file.h"
#include "request_id.h"
#include "sending.h"

namespace ecloserie {
namespace {

tl::unexpected<Error> Refuse(Code code, std::string message) {
  return tl::unexpected(Error{.code = code, .message = std::move(message)});
}

std::string Named(const OutboxItem& item) {
  return "item " + std::to_string(item.number) + " of the outbox";
}

tl::unexpected<Error> NotTaken(const std::string& session) {
  return Refuse(Code::kFailedPrecondition,
                "the register of " + session + " was not taken: take it while there is a server");
}

// Why the item that the register has already cannot make room for another.
std::optional<Error> JudgeReplacement(const OutboxItem& item, const v1::Register& taken) {
  if (item.state == OutboxState::kSending) {
    return Error{.code = Code::kFailedPrecondition,
                 .message = Named(item) +
                            " may be recorded already: send it to learn that, then record again"};
  }
  const bool is_stale = item.error && item.error->reason == "ETAG_MISMATCH";
  if (item.state == OutboxState::kRefused && is_stale && item.request.etag() == taken.etag()) {
    return Error{.code = Code::kFailedPrecondition,
                 .message = "the register has changed since it was taken, see " + Named(item) +
                            ": take it again, then record"};
  }
  return std::nullopt;
}

// Registers are read in the order of the days.
bool ComesFirst(const v1::Register& one, const v1::Register& other) {
  const auto when = [](const v1::Register& taken) {
    const v1::Session& session = taken.session();
    return std::tuple(session.date().year(), session.date().month(), session.date().day(),
                      session.slot(), session.name());
  };
  return when(one) < when(other);
}

}  // namespace

std::string_view OutboxStateName(OutboxState state) {
  switch (state) {
    case OutboxState::kQueued:
      return "QUEUED";
    case OutboxState::kSending:
      return "SENDING";
    case OutboxState::kSent:
      return "SENT";
    case OutboxState::kRefused:
      return "REFUSED";
    case OutboxState::kDropped:
      return "DROPPED";
  }
  return "";
}

Result<Outbox> Outbox::Open(const std::string& path) {
  auto file = OutboxFile::Open(path);
  if (!file) return tl::unexpected(std::move(file).error());
  return Outbox(*std::move(file));
}

Result<void> Outbox::Take(const v1::Register& taken) {
  if (taken.session().name().empty() || taken.etag().empty()) {
    return Refuse(Code::kInvalidArgument, "a register has a session and a version");
  }
  return file_->Do([&](OutboxRows& rows) -> Result<void> {
    rows.PutTaken(taken);
    return {};
  });
}

Result<std::vector<v1::Register>> Outbox::Registers() const {
  auto all = file_->Do(
      [](OutboxRows& rows) -> Result<std::vector<v1::Register>> { return rows.AllTaken(); });
  if (all) std::sort(all->begin(), all->end(), ComesFirst);
  return all;
}

Result<v1::Register> Outbox::Taken(const std::string& session) const {
  return file_->Do([&](OutboxRows& rows) -> Result<v1::Register> {
    auto taken = rows.Taken(session);
    if (!taken) return NotTaken(session);
    return *std::move(taken);
  });
}

Result<OutboxItem> Outbox::Record(v1::RecordRegisterRequest request) {
  return file_->Do([&](OutboxRows& rows) -> Result<OutboxItem> {
    const auto taken = rows.Taken(request.session());
    if (!taken) return NotTaken(request.session());
    if (!request.etag().empty() && request.etag() != taken->etag()) {
      return Refuse(Code::kFailedPrecondition,
                    "another version of the register was taken since: " + taken->etag());
    }
    if (auto before = rows.FindOpen(request.session())) {
      if (auto refusal = JudgeReplacement(before->item, *taken)) return tl::unexpected(*refusal);
      before->item.state = OutboxState::kDropped;
      rows.Update(*before);
    }
    request.set_etag(taken->etag());
    request.set_request_id(NewRequestId());
    request.set_validate_only(false);
    return rows.Find(rows.Add(request, *taken))->item;
  });
}

Result<std::vector<OutboxItem>> Outbox::Items() const {
  return file_->Do([](OutboxRows& rows) -> Result<std::vector<OutboxItem>> {
    std::vector<OutboxItem> items;
    for (OutboxRow& row : rows.All()) items.push_back(std::move(row.item));
    return items;
  });
}

Result<OutboxItem> Outbox::Item(std::int64_t number) const {
  return file_->Do([&](OutboxRows& rows) -> Result<OutboxItem> {
    auto row = rows.Find(number);
    if (!row) {
      return Refuse(Code::kNotFound, "the outbox has no item " + std::to_string(number));
    }
    return std::move(row->item);
  });
}

Result<SendSummary> Outbox::Send(const Client& client, const OnStep& on_step,
                                 const CallOptions& options) {
  const std::lock_guard lock(file_->sending());
  return Sending(*file_, client, on_step, options).Run();
}

Result<OutboxItem> Outbox::Drop(std::int64_t number) {
  return file_->Do([&](OutboxRows& rows) -> Result<OutboxItem> {
    auto row = rows.Find(number);
    if (!row) {
      return Refuse(Code::kNotFound, "the outbox has no item " + std::to_string(number));
    }
    OutboxItem& item = row->item;
    if (item.state == OutboxState::kSent) {
      return Refuse(Code::kFailedPrecondition, Named(item) + " is recorded; correct the register");
    }
    if (item.state == OutboxState::kSending) {
      return Refuse(Code::kFailedPrecondition,
                    Named(item) + " may be recorded already: send it to learn that");
    }
    item.state = OutboxState::kDropped;
    rows.Update(*row);
    return std::move(item);
  });
}

Result<int> Outbox::Forget(std::chrono::system_clock::time_point before) {
  auto count = file_->Do([&](OutboxRows& rows) -> Result<int> { return rows.Forget(before); });
  if (!count) return count;
  if (auto fault = file_->Wipe()) return tl::unexpected(*std::move(fault));
  return count;
}

}  // namespace ecloserie
