#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "domain/environment.h"
#include "storage/database.h"
#include "usecases/call.h"
#include "usecases/token_use.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// What the answer of a change is about. The request row keeps its text, and a
// replay reads the answer again from it, as of the unit of work that made it.
// Resource names have this already; an answer that is more than a resource
// declares a subject with ToString and Parse.
template <class Subject>
concept Rememberable = requires(const Subject& subject, std::string_view text) {
  { subject.ToString() } -> std::convertible_to<std::string>;
  { Subject::Parse(text) } -> std::convertible_to<std::optional<Subject>>;
};

// A detail for the log that callers never see.
using Grumble = std::function<void(const std::string&)>;

// The one path of every unit of work. It holds, once: who is calling, role and
// school before anything is read, replay, the stamp, journal and request rows,
// and what an engine's outcome means to the caller.
class Executor {
 public:
  using Done = std::function<void(const absl::Status&)>;

  Executor(storage::Database& database, domain::Environment& environment, Grumble grumble)
      : database_(database),
        environment_(environment),
        grumble_(std::move(grumble)),
        token_use_(database) {}

  // change: absl::StatusOr<Subject>(Unit&); show: absl::StatusOr<Answer>(const
  // View&, const Subject&). The first answer and every replay come out of show.
  template <Rememberable Subject, class Answer>
  void Change(Call call, std::function<absl::StatusOr<Subject>(Unit&)> change,
              std::function<absl::StatusOr<Answer>(const View&, const Subject&)> show,
              std::function<void(absl::StatusOr<Answer>)> done) {
    auto answer = std::make_shared<absl::StatusOr<Answer>>();
    ChangeSteps steps;
    steps.change = [change = std::move(change), show, answer](
                       Unit& unit, std::string& subject_text) -> absl::Status {
      const absl::StatusOr<Subject> subject = change(unit);
      if (!subject.ok()) return subject.status();
      subject_text = subject->ToString();
      *answer = show(unit, *subject);
      return answer->status();
    };
    steps.replay = [show, answer](const View& view, const std::string& text) -> absl::Status {
      const std::optional<Subject> subject = Subject::Parse(text);
      if (!subject) return absl::InternalError("a remembered subject is not readable");
      *answer = show(view, *subject);
      return answer->status();
    };
    RunChange(std::move(call), std::move(steps),
              [answer, done = std::move(done)](const absl::Status& status) {
                done(status.ok() ? std::move(*answer) : absl::StatusOr<Answer>(status));
              });
  }

  // show: absl::StatusOr<Answer>(const View&).
  template <class Answer>
  void Read(Call call, std::function<absl::StatusOr<Answer>(const View&)> show,
            std::function<void(absl::StatusOr<Answer>)> done) {
    auto answer = std::make_shared<absl::StatusOr<Answer>>();
    RunRead(
        std::move(call),
        [show = std::move(show), answer](const View& view) {
          *answer = show(view);
          return answer->status();
        },
        [answer, done = std::move(done)](const absl::Status& status) {
          done(status.ok() ? std::move(*answer) : absl::StatusOr<Answer>(status));
        });
  }

 private:
  struct ChangeSteps {
    std::function<absl::Status(Unit&, std::string& subject_text)> change;
    std::function<absl::Status(const View&, const std::string& subject_text)> replay;
  };
  class ChangeRun;

  void RunChange(Call call, ChangeSteps steps, Done done);
  void RunRead(Call call, std::function<absl::Status(const View&)> show, Done done);

  storage::Database& database_;
  domain::Environment& environment_;
  Grumble grumble_;
  TokenUse token_use_;
};

}  // namespace ecloserie::usecases
