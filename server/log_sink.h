#pragma once

#include <spdlog/sinks/base_sink.h>

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>

namespace ecloserie {

// Writes log lines to a descriptor from a thread of its own, many at a time: no
// call waits for whoever reads the log. A line is out after a second at the
// latest, a warning or an error at once. When nobody reads, lines beyond a
// mebibyte are dropped, and their number is told once somebody does.
class LogSink final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  explicit LogSink(int descriptor);
  // Writes what waits, as long as it is taken.
  ~LogSink() override;
  LogSink(const LogSink&) = delete;
  LogSink& operator=(const LogSink&) = delete;

 private:
  void sink_it_(const spdlog::details::log_msg& message) override;
  void flush_() override { due_.notify_one(); }
  void WriteUntilEnd();
  std::string TakeWaiting();
  void Write(const std::string& lines);

  const int descriptor_;
  std::string waiting_;             // guarded by the base's mutex
  std::int64_t dropped_count_ = 0;  // likewise
  std::mutex end_mutex_;
  std::condition_variable due_;
  bool has_ended_ = false;
  std::thread writer_;
};

}  // namespace ecloserie
