// A facilitator's day in a barn without a network: at home she takes the registers
// along, on site she records them, at home again they are sent, each exactly once.
//
//   ecloserie_sdk_example_offline take SESSION...
//   ecloserie_sdk_example_offline record SESSION [ABSENT_ENROLMENT...]
//   ecloserie_sdk_example_offline send
//
// Kill it at any point, or the server, and run `send` again.
#include <cstdio>
#include <string>
#include <vector>

#include "ecloserie/outbox.h"

namespace {

int Complain(const ecloserie::Error& error) {
  return std::fprintf(stderr, "%s\n", error.message.c_str()), 1;
}

int Take(ecloserie::Outbox& outbox, const std::vector<std::string>& sessions) {
  auto client = ecloserie::Client::FromEnvironment();
  if (!client) return Complain(client.error());
  for (const std::string& session : sessions) {
    ecloserie::v1::OpenRegisterRequest open;
    open.set_session(session);
    auto taken = client->attendance().OpenRegister(open);
    if (!taken) return Complain(taken.error());
    if (auto kept = outbox.Take(*taken); !kept) return Complain(kept.error());
  }
  return 0;
}

int Record(ecloserie::Outbox& outbox, const std::vector<std::string>& words) {
  ecloserie::v1::RecordRegisterRequest request;
  for (const std::string& word : words) {
    if (request.session().empty()) {
      request.set_session(word);
      continue;
    }
    auto& absent = *request.add_exceptions();
    absent.set_enrolment(word);
    absent.set_presence(ecloserie::v1::PRESENCE_ABSENT);
  }
  auto recorded = outbox.Record(std::move(request));
  if (!recorded) return Complain(recorded.error());
  return std::printf("item %d waits\n", static_cast<int>(recorded->number)), 0;
}

int Send(ecloserie::Outbox& outbox) {
  auto client = ecloserie::Client::FromEnvironment();
  if (!client) return Complain(client.error());
  auto summary = outbox.Send(*client, [](ecloserie::SendStep step, const auto& item) {
    if (step != ecloserie::SendStep::kSettled) return;
    std::printf("item %d: %s\n", static_cast<int>(item.number),
                std::string(ecloserie::OutboxStateName(item.state)).c_str());
  });
  if (!summary) return Complain(summary.error());
  return summary->refused_count + summary->kept_count == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  if (words.empty()) return std::fprintf(stderr, "take, record or send\n"), 2;
  const std::string verb = words.front();
  words.erase(words.begin());
  auto outbox = ecloserie::Outbox::Open("outbox");
  if (!outbox) return Complain(outbox.error());
  if (verb == "take") return Take(*outbox, words);
  if (verb == "record") return Record(*outbox, words);
  return Send(*outbox);
}
