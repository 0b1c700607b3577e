#include "usecases/execute.h"

#include "domain/hash.h"
#include "domain/name.h"
#include "domain/refusal.h"
#include "storage/journal_store.h"
#include "storage/request_store.h"
#include "usecases/admit.h"
#include "usecases/draw_ids.h"
#include "usecases/store_refusal.h"

namespace ecloserie::usecases {
namespace {

absl::Status RequestIdReused(const std::string& request_id) {
  return domain::Refusal(absl::StatusCode::kInvalidArgument, "REQUEST_ID_REUSED",
                         "this request id was used before with other content: take a new one",
                         {{"request_id", request_id}});
}

}  // namespace

// One change on its way through the writer. It may run more than once; what a
// run finds out is reset when the next begins, what was drawn for the request
// stays.
class Executor::ChangeRun {
 public:
  ChangeRun(Call call, ChangeSteps steps, domain::Environment& environment)
      : call_(std::move(call)),
        steps_(std::move(steps)),
        environment_(environment),
        now_(environment.Now()),
        ids_(DrawIds(environment)) {
    if (!call_.values_digest) return;
    domain::Digest salt{};
    environment.FillRandom(salt);
    values_ = {.salt = salt, .digest = ValuesUnder(salt)};
  }

  storage::Fate Run(storage::Transaction& transaction) {
    key_.reset();
    is_rememberable_ = false;
    token_.reset();
    status_ = RunUnit(transaction);
    return status_.ok() && !call_.validate_only ? storage::Fate::kKeep : storage::Fate::kDiscard;
  }

  // After a refusal by rule was rolled back.
  void Remember(storage::Transaction& transaction) {
    if (!is_rememberable_ || status_.ok() || call_.validate_only) return;
    storage::InsertRequest(transaction, *key_,
                           {.method = call_.method,
                            .digest = call_.request_digest,
                            .values = values_,
                            .is_refused = true,
                            .answer = domain::RememberRefusal(status_),
                            .sequence = 0},
                           now_);
  }

  const absl::Status& status() const { return status_; }
  // That of a caller who was let in.
  const std::optional<domain::Token>& token() const { return token_; }

 private:
  absl::Status RunUnit(storage::Transaction& transaction) {
    ASSIGN_OR_REFUSE(const domain::Caller caller, Admit(transaction, call_, now_));
    token_ = caller.token;
    if (!call_.request_id.empty()) {
      key_ = {call_.school, caller.Actor(), call_.request_id};
      const auto remembered = storage::FindRequest(transaction, *key_);
      if (remembered) return Replay(transaction, caller, *remembered);
    }
    auto stamp = storage::NextStamp(transaction, call_.school, caller.Actor(), now_);
    if (!stamp) return domain::ResourceMissing("schools/" + call_.school);
    transaction.Begin(*std::move(stamp));
    return Change(transaction, caller);
  }

  domain::Digest ValuesUnder(const domain::Digest& salt) const {
    return domain::Commit(salt, {reinterpret_cast<const char*>(call_.values_digest->data()),
                                 call_.values_digest->size()});
  }

  // Once personal values were forgotten, nobody can say any more which they were; what
  // is not personal is compared all the same.
  bool IsSame(const storage::RememberedRequest& remembered) const {
    if (remembered.method != call_.method) return false;
    if (remembered.digest != call_.request_digest) return false;
    if (!remembered.values || !call_.values_digest) return true;
    return remembered.values->digest == ValuesUnder(remembered.values->salt);
  }

  absl::Status Replay(storage::Transaction& transaction, const domain::Caller& caller,
                      const storage::RememberedRequest& remembered) {
    if (!IsSame(remembered)) return RequestIdReused(call_.request_id);
    if (remembered.is_refused) return domain::RecallRefusal(remembered.answer);
    const View then(transaction, environment_, caller, {remembered.sequence});
    return steps_.replay(then, remembered.answer);
  }

  absl::Status Change(storage::Transaction& transaction, const domain::Caller& caller) {
    Unit unit(transaction, environment_, caller, ids_);
    is_rememberable_ = key_.has_value();
    std::string subject;
    RETURN_IF_REFUSED(steps_.change(unit, subject));
    storage::AppendJournal(transaction, environment_, {call_.method, call_.request_id});
    if (is_rememberable_) {
      storage::InsertRequest(transaction, *key_,
                             {.method = call_.method,
                              .digest = call_.request_digest,
                              .values = values_,
                              .is_refused = false,
                              .answer = std::move(subject),
                              .sequence = transaction.stamp().sequence},
                             transaction.stamp().at);
    }
    return absl::OkStatus();
  }

  const Call call_;
  const ChangeSteps steps_;
  domain::Environment& environment_;
  const absl::Time now_;
  const domain::UuidSource ids_;
  std::optional<storage::RememberedRequest::Values> values_;

  std::optional<domain::Token> token_;
  std::optional<storage::RequestKey> key_;
  bool is_rememberable_ = false;
  absl::Status status_;
};

void Executor::RunChange(Call call, ChangeSteps steps, Done done) {
  const absl::Time deadline = call.deadline;
  std::string school = call.school;
  auto run = std::make_shared<ChangeRun>(std::move(call), std::move(steps), environment_);
  database_.Write(
      {.school = std::move(school),
       .run = [run](storage::Transaction& transaction) { return run->Run(transaction); },
       .remember = [run](storage::Transaction& transaction) { run->Remember(transaction); },
       .deadline = deadline,
       .done =
           [this, run, done = std::move(done)](const storage::Outcome& outcome) {
             if (!outcome.detail.empty()) grumble_(outcome.detail);
             if (run->token()) token_use_.Note(*run->token(), environment_.Now());
             done(outcome.kind == storage::OutcomeKind::kCommitted ? run->status()
                                                                   : RefusalOfStore(outcome));
           }});
}

void Executor::RunRead(Call call, std::function<absl::Status(const View&)> show, Done done) {
  auto status = std::make_shared<absl::Status>();
  const absl::Time deadline = call.deadline;
  auto run = [this, call = std::move(call), show = std::move(show),
              status](storage::Transaction& transaction) {
    const auto caller = Admit(transaction, call, environment_.Now());
    *status = caller.ok() ? show(View(transaction, environment_, *caller, {})) : caller.status();
    if (caller.ok()) token_use_.Note(caller->token, environment_.Now());
  };
  database_.Read(
      {.run = std::move(run),
       .deadline = deadline,
       .done = [this, status, done = std::move(done)](const storage::Outcome& outcome) {
         if (!outcome.detail.empty()) grumble_(outcome.detail);
         done(outcome.kind == storage::OutcomeKind::kCommitted ? *status : RefusalOfStore(outcome));
       }});
}

}  // namespace ecloserie::usecases
