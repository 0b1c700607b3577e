#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "support/temporary_folder.h"

namespace ecloserie::tests {

// The message that says COMMIT and nothing else: its length stands in front.
inline const std::string kCommitMessage = "\vCOMMIT";

// Stands between a server and PostgreSQL and fails them where a network may: each
// fault happens once, at the next message that holds the text it waits for.
class CuttingRelay {
 public:
  // To the server whose socket lies in the folder.
  explicit CuttingRelay(std::string folder);
  ~CuttingRelay();
  CuttingRelay(const CuttingRelay&) = delete;
  CuttingRelay& operator=(const CuttingRelay&) = delete;

  // Of a database there, by way of this relay.
  std::string Address(const std::string& database) const;

  // Closes both sides before the message is passed on.
  void CutBefore(const std::string& text) { Arm(Fault::kCutBefore, text); }
  // Passes the message on, waits for the answer, and closes both sides.
  void CutAfter(const std::string& text) { Arm(Fault::kCutAfter, text); }
  // From the message on nothing gets through, and nothing is closed, until Thaw.
  void FreezeAt(const std::string& text) { Arm(Fault::kFreeze, text); }
  void Thaw() { is_frozen_ = false; }

  int CutsCount() const { return cuts_count_; }
  // Those that were ever opened.
  int ConnectionsCount() const { return connections_count_; }

 private:
  enum class Fault { kNone, kCutBefore, kCutAfter, kFreeze };

  void Arm(Fault fault, const std::string& text);
  // The fault that this message meets; it is used up.
  Fault Meet(const std::string& message);
  void Accept();
  void Serve(int client);
  void Pass(int client, int server);

  const std::string folder_;
  TemporaryFolder own_folder_;
  int listener_ = -1;
  std::mutex mutex_;
  Fault fault_ = Fault::kNone;
  std::string text_;
  std::atomic<bool> is_frozen_ = false;
  std::atomic<bool> is_stopped_ = false;
  std::atomic<int> cuts_count_ = 0;
  std::atomic<int> connections_count_ = 0;
  std::thread accepting_;
  std::vector<std::thread> serving_;  // the accepting thread's
};

}  // namespace ecloserie::tests
