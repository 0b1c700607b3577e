#include "run.h"

#include <google/protobuf/message.h>

#include <algorithm>
#include <istream>
#include <ostream>
#include <utility>

#include "field_path.h"
#include "request.h"

namespace ecloserie::cli {
namespace {

using google::protobuf::Message;

constexpr std::int32_t kPageMax = 500;  // The server's limit.

std::optional<Failure> JudgeGlobals(const Invocation& invocation) {
  const GlobalFlags& globals = invocation.globals;
  const Command& command = *invocation.command;
  const std::string name = std::string(command.noun) + " " + std::string(command.verb);
  if (IsRead(command) && globals.is_dry_run) {
    return UsageFailure("--dry-run: " + name + " changes nothing anyway");
  }
  if (IsRead(command) && !globals.request_id.empty()) {
    return UsageFailure("--request-id: " + name + " changes nothing, repeat it as you like");
  }
  if (!globals.request_id.empty() && invocation.operands.size() > 1) {
    return UsageFailure("--request-id: each change has its own; name one thing only");
  }
  return JudgePrint(command.method, command.view, globals.print);
}

// Names from stdin, one per line, where a lone - stands.
std::vector<std::string> ReadOperands(const Invocation& invocation, std::istream& in) {
  if (!invocation.command->operand.empty()) return invocation.operands;
  std::vector<std::string> names;
  for (const std::string& operand : invocation.operands) {
    if (operand != "-") {
      names.push_back(operand);
      continue;
    }
    for (std::string line; std::getline(in, line);) {
      line.erase(line.find_last_not_of(" \t\r") + 1);
      if (!line.empty()) names.push_back(line);
    }
  }
  return names;
}

// One call to come.
struct Task {
  std::string operand;
  MessagePtr request;
};

// All of them, before any is made: a slip in the last name stops the first call.
tl::expected<std::vector<Task>, Failure> PlanTasks(const Invocation& invocation,
                                                   std::vector<std::string> operands) {
  if (operands.empty()) operands.emplace_back();
  std::vector<Task> tasks;
  for (std::string& operand : operands) {
    auto request =
        BuildRequest(*invocation.command, invocation.flags, operand, invocation.globals.school);
    if (!request) return tl::unexpected(std::move(request).error());
    tasks.push_back({.operand = std::move(operand), .request = *std::move(request)});
  }
  return tasks;
}

void SetPageSize(Message& request, std::size_t limit) {
  const auto* field = request.GetDescriptor()->FindFieldByName("page_size");
  const auto size = static_cast<std::int32_t>(std::min<std::size_t>(limit, kPageMax));
  if (field != nullptr) request.GetReflection()->SetInt32(&request, field, size);
}

// The server speaks of fields, the caller typed flags.
Failure NameFlags(Failure failure, const Command& command) {
  for (FieldProblem& problem : failure.error.fields) {
    for (const Flag& flag : command.flags) {
      if (flag.path == problem.field) problem.field += " (--" + std::string(flag.name) + ")";
    }
  }
  return failure;
}

// What the calls of one invocation came to.
struct Outcome {
  Answers answers;
  std::size_t succeeded_count = 0;
  std::optional<ExitCode> first_failure;
  ExitCode finished = kDone;
};

class Runner {
 public:
  Runner(const Invocation& invocation, const Context& context, std::ostream& err)
      : invocation_(invocation), context_(context), err_(err) {}

  void RunTask(Task& task, bool is_one_of_many) {
    std::optional<Failure> failure = Try(task);
    if (!failure) return;
    if (!outcome_.first_failure) outcome_.first_failure = failure->exit_code;
    if (is_one_of_many) failure->error.message.insert(0, task.operand + ": ");
    ReportFailure(err_, context_.format,
                  context_.format == OutputFormat::kJson
                      ? *failure
                      : NameFlags(*failure, *invocation_.command));
    const Explain& explain = invocation_.command->explain;
    if (explain) explain(context_, *task.request, *failure);
  }

  Outcome& outcome() { return outcome_; }

 private:
  std::optional<Failure> Try(Task& task) {
    const Command& command = *invocation_.command;
    if (command.prepare) {
      if (auto failure = command.prepare(context_, invocation_.flags, *task.request)) {
        return failure;
      }
    }
    const bool is_missing =
        !command.positional.empty() && IsEmptyText(*task.request, command.positional);
    if (is_missing) return OperandMissing(command);
    // One more than wanted tells whether there are more.
    const std::size_t limit = invocation_.globals.limit;
    SetPageSize(*task.request, limit + 1);
    auto answers = command.method.call(context_.client, *task.request, context_.call, limit + 1);
    if (!answers) return CallFailure(std::move(answers).error());
    Keep(*std::move(answers));
    return std::nullopt;
  }

  void Keep(Answers answers) {
    const Command& command = *invocation_.command;
    ++outcome_.succeeded_count;
    if (command.method.is_list && answers.size() > invocation_.globals.limit) {
      answers.resize(invocation_.globals.limit);
      context_.talk << "only the first " << answers.size() << " are shown; see --limit\n";
    }
    for (MessagePtr& answer : answers) {
      if (command.finish) {
        outcome_.finished = command.finish(context_, invocation_.flags, *answer);
      }
      outcome_.answers.push_back(std::move(answer));
    }
  }

  const Invocation& invocation_;
  const Context& context_;
  std::ostream& err_;
  Outcome outcome_;
};

ExitCode ExitCodeOf(const Outcome& outcome) {
  if (!outcome.first_failure) return outcome.finished;
  if (*outcome.first_failure == kInterrupted) return kInterrupted;
  return outcome.succeeded_count > 0 ? kPartlyDone : *outcome.first_failure;
}

void PrintOutcome(const Invocation& invocation, const Context& context, const Outcome& outcome,
                  bool is_many, std::ostream& out) {
  const Command& command = *invocation.command;
  if (outcome.succeeded_count == 0) return;
  PrintAnswers(out, command.method, command.view, outcome.answers,
               is_many || command.method.is_list, invocation.globals.print);
  const bool is_empty_list = command.method.is_list && outcome.answers.empty();
  if (is_empty_list && context.format == OutputFormat::kTable) context.talk << "none\n";
  if (invocation.globals.is_dry_run) context.talk << "dry run: nothing was written\n";
}

ExitCode RunTasks(const Invocation& invocation, std::vector<Task>& tasks, const Context& context,
                  const Streams& streams) {
  const bool is_many = tasks.size() > 1;
  Runner runner(invocation, context, streams.err);
  for (Task& task : tasks) {
    runner.RunTask(task, is_many);
    if (context.call.stop.stop_requested()) break;
  }
  PrintOutcome(invocation, context, runner.outcome(), is_many, streams.out);
  return ExitCodeOf(runner.outcome());
}

}  // namespace

ExitCode Run(const Invocation& invocation, const std::stop_token& stop, const Streams& streams) {
  const GlobalFlags& globals = invocation.globals;
  std::ostream silence(nullptr);
  std::ostream& talk = globals.is_quiet ? silence : streams.err;
  auto report = [&](const Failure& failure) {
    ReportFailure(streams.err, globals.print.format, failure);
    return failure.exit_code;
  };

  if (auto failure = JudgeGlobals(invocation)) return report(*failure);
  auto tasks = PlanTasks(invocation, ReadOperands(invocation, streams.in));
  if (!tasks) return report(tasks.error());
  ClientOptions options = globals.client;
  // One JSON object is all that a program wants to find on stderr.
  if (globals.print.format != OutputFormat::kJson) {
    options.on_log = [&](const LogRecord& record) { talk << record.text << "\n"; };
  }
  const Result<Client> client = Client::Make(std::move(options));
  if (!client) return report(UsageFailure(client.error().message));
  const Context context{.client = *client,
                        .call = {.deadline = globals.timeout,
                                 .request_id = globals.request_id,
                                 .validate_only = globals.is_dry_run,
                                 .stop = stop},
                        .school = globals.school,
                        .format = globals.print.format,
                        .print = globals.print,
                        .in = streams.in,
                        .talk = talk,
                        .report = report};
  if (invocation.command->act) {
    return invocation.command->act(context, invocation.flags, streams.out);
  }
  return RunTasks(invocation, *tasks, context, streams);
}

void ReportFailure(std::ostream& err, OutputFormat format, const Failure& failure) {
  if (format == OutputFormat::kJson) {
    err << JsonOfFailure(failure) << "\n";
  } else {
    PrintFailure(err, failure);
  }
}

}  // namespace ecloserie::cli
