#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ecloserie/client.h"
#include "ecloserie/options.h"
#include "ecloserie/result.h"
#include "ecloserie/v1/attendance_service.pb.h"

namespace ecloserie {

class OutboxFile;

// Where an item stands.
enum class OutboxState {
  kQueued,   // Certainly not recorded yet; recording the register again replaces it.
  kSending,  // May be recorded already; Send learns which. Its content is frozen.
  kSent,     // Recorded, once.
  kRefused,  // Certainly not recorded: drop it, or record on a freshly taken register.
  kDropped,  // Given up, or replaced by a later one; kept to be read.
};

// QUEUED, SENDING, SENT, REFUSED or DROPPED.
std::string_view OutboxStateName(OutboxState state);

// A trainee whose mark is not what it was when the register was taken.
struct RowDifference {
  std::string enrolment;
  std::string trainee;
  std::optional<v1::Mark> taken;              // Absent: was not on the roster.
  std::optional<v1::MarkException> recorded;  // What the item says; absent: leaves it as it is.
  std::optional<v1::Mark> now;                // Absent: is not on the roster any more.
  bool is_agreed = false;                     // It says now what the item says.
};

// One register as somebody recorded it: one request, one request id.
struct OutboxItem {
  std::int64_t number = 0;  // In the order of recording.
  OutboxState state = OutboxState::kQueued;
  v1::RecordRegisterRequest request;  // With its request id.
  v1::Register taken;                 // What was on the screen when it was recorded.
  std::chrono::system_clock::time_point record_time;
  int attempts = 0;
  std::optional<Error> error;              // Of the last attempt.
  std::string etag;                        // SENT: the register's version since.
  std::vector<RowDifference> differences;  // REFUSED with ETAG_MISMATCH.
};

// What one Send came to.
struct SendSummary {
  int sent_count = 0;
  int refused_count = 0;
  int kept_count = 0;          // Stay for the next Send.
  std::optional<Error> error;  // Why the last of those stay.
};

// The steps of sending one item, in their order. Whatever dies between two of them,
// the next Send takes it up from there.
enum class SendStep {
  kChosen,    // Nothing was done yet.
  kNoted,     // The file says SENDING; the wire comes next.
  kAnswered,  // There is an answer, and the file does not know it.
  kSettled,   // The file knows what became of the item.
};

// Registers taken without a connection: what was taken along, what was recorded, and
// what became of it, in a file of its own.
//
// Everything is on the disk before a method returns, and an item before it is on the
// wire; a request id that is never changed makes sure that the server records it once.
// Every method may be called from any thread; one process has a file at a time.
//
// The file holds the names of trainees. It is readable by its owner only; Forget what
// is done with.
class Outbox {
 public:
  // Opens the file, or makes it. Refuses one that another process has open
  // (UNAVAILABLE), that others may read, or that a newer program has made.
  static Result<Outbox> Open(const std::string& path);

  // Keeps a register, with its roster and its version, to be recorded on later.
  Result<void> Take(const v1::Register& taken);
  // What was taken, in the order of time.
  Result<std::vector<v1::Register>> Registers() const;
  Result<v1::Register> Taken(const std::string& session) const;

  // Keeps what was recorded on a register that was taken; whether it is allowed, the
  // server says. Draws the request id; the etag is the taken register's. Replaces an
  // item of the same register that is QUEUED or REFUSED.
  Result<OutboxItem> Record(v1::RecordRegisterRequest request);

  // In their order of recording.
  Result<std::vector<OutboxItem>> Items() const;
  Result<OutboxItem> Item(std::int64_t number) const;

  using OnStep = std::function<void(SendStep, const OutboxItem&)>;

  // Sends what is QUEUED or SENDING, in order. A refusal stops nothing; where nobody
  // answers, the rest stays for the next time. Of the options the deadline, the retries
  // and the stop count.
  Result<SendSummary> Send(const Client& client, const OnStep& on_step = {},
                           const CallOptions& options = {});

  // Gives up an item that is QUEUED or REFUSED. What is SENDING may be recorded
  // already: send it again to learn that.
  Result<OutboxItem> Drop(std::int64_t number);

  // Wipes out of the file what was SENT or DROPPED before that instant, and registers
  // that were taken before it and wait for nothing. Returns how many items went.
  Result<int> Forget(std::chrono::system_clock::time_point before);

 private:
  explicit Outbox(std::shared_ptr<OutboxFile> file) : file_(std::move(file)) {}

  std::shared_ptr<OutboxFile> file_;
};

}  // namespace ecloserie
