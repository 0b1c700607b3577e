#pragma once

#include <spdlog/sinks/base_sink.h>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace ecloserie {

// Writes log lines to a descriptor, many at a time: a write per line costs a call
// into the kernel per answer. A line is out after a second at the latest, with
// every warning or error at once, and all are when the sink is destroyed.
class LogSink final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  explicit LogSink(int descriptor);
  ~LogSink() override;
  LogSink(const LogSink&) = delete;
  LogSink& operator=(const LogSink&) = delete;

 private:
  void sink_it_(const spdlog::details::log_msg& message) override;
  void flush_() override;
  void FlushEverySecond();

  const int descriptor_;
  spdlog::memory_buf_t waiting_;
  std::mutex end_mutex_;
  std::condition_variable end_;
  bool has_ended_ = false;
  std::thread flusher_;
};

}  // namespace ecloserie
