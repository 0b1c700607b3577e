#include "log_sink.h"

#include <unistd.h>

#include <cerrno>
#include <chrono>

namespace ecloserie {
namespace {

constexpr std::size_t kWaitingMax = 32 << 10;
constexpr std::chrono::seconds kFlushInterval{1};

}  // namespace

LogSink::LogSink(int descriptor)
    : descriptor_(descriptor), flusher_([this] { FlushEverySecond(); }) {}

LogSink::~LogSink() {
  {
    const std::lock_guard lock(end_mutex_);
    has_ended_ = true;
  }
  end_.notify_one();
  flusher_.join();
  flush();
}

void LogSink::sink_it_(const spdlog::details::log_msg& message) {
  formatter_->format(message, waiting_);
  if (message.level >= spdlog::level::warn || waiting_.size() >= kWaitingMax) flush_();
}

// Lines that nobody takes are lost: a log must not stop the server.
void LogSink::flush_() {
  std::size_t written = 0;
  while (written < waiting_.size()) {
    const ssize_t count =
        ::write(descriptor_, waiting_.data() + written, waiting_.size() - written);
    if (count < 0 && errno != EINTR) break;
    if (count > 0) written += static_cast<std::size_t>(count);
  }
  waiting_.clear();
}

void LogSink::FlushEverySecond() {
  std::unique_lock lock(end_mutex_);
  while (!end_.wait_for(lock, kFlushInterval, [this] { return has_ended_; })) flush();
}

}  // namespace ecloserie
