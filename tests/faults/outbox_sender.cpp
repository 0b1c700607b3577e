// Sends an outbox, and dies where it is told to:
//
//   outbox_sender ENDPOINT TOKEN_FILE OUTBOX [chosen|noted|answered|settled]
//
// 0 when nothing stays, 3 when something does, 7 when another has the outbox.
#include <signal.h>
#include <unistd.h>

#include <cstdio>
#include <map>
#include <string>

#include "ecloserie/outbox.h"

namespace {

using ecloserie::SendStep;

const std::map<std::string, SendStep> kSteps = {{"chosen", SendStep::kChosen},
                                                {"noted", SendStep::kNoted},
                                                {"answered", SendStep::kAnswered},
                                                {"settled", SendStep::kSettled}};

int Complain(const ecloserie::Error& error) {
  std::fprintf(stderr, "%s\n", error.message.c_str());
  return error.code == ecloserie::Code::kUnavailable ? 7 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  ecloserie::ClientOptions options{.endpoint = argv[1], .token_file = argv[2]};
  options.retry.attempts_max = 1;
  const auto client = ecloserie::Client::Make(std::move(options));
  if (!client) return Complain(client.error());
  auto outbox = ecloserie::Outbox::Open(argv[3]);
  if (!outbox) return Complain(outbox.error());
  const std::string deadly = argc > 4 ? argv[4] : "";
  const auto summary = outbox->Send(*client, [&](SendStep step, const ecloserie::OutboxItem&) {
    if (!deadly.empty() && kSteps.at(deadly) == step) ::kill(::getpid(), SIGKILL);
  });
  if (!summary) return Complain(summary.error());
  return summary->kept_count == 0 ? 0 : 3;
}
