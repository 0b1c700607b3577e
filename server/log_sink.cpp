#include "log_sink.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <climits>

namespace ecloserie {
namespace {

constexpr std::size_t kWaitingMax = 1 << 20;
constexpr std::size_t kWorthWriting = 32 << 10;
constexpr std::chrono::milliseconds kInterval{1000};

}  // namespace

LogSink::LogSink(int descriptor) : descriptor_(descriptor), writer_([this] { WriteUntilEnd(); }) {}

LogSink::~LogSink() {
  {
    const std::lock_guard lock(end_mutex_);
    has_ended_ = true;
  }
  due_.notify_one();
  writer_.join();
}

void LogSink::sink_it_(const spdlog::details::log_msg& message) {
  if (waiting_.size() >= kWaitingMax) {
    ++dropped_count_;
    return;
  }
  spdlog::memory_buf_t line;
  formatter_->format(message, line);
  waiting_.append(line.data(), line.size());
  if (message.level >= spdlog::level::warn || waiting_.size() >= kWorthWriting) due_.notify_one();
}

void LogSink::WriteUntilEnd() {
  bool has_ended = false;
  while (!has_ended) {
    {
      std::unique_lock lock(end_mutex_);
      if (!has_ended_) due_.wait_for(lock, kInterval);
      has_ended = has_ended_;
    }
    Write(TakeWaiting());
  }
}

std::string LogSink::TakeWaiting() {
  const std::lock_guard lock(mutex_);
  std::string lines;
  lines.swap(waiting_);
  if (dropped_count_ > 0) {
    lines +=
        R"({"level":"warning","event":{"dropped_lines":)" + std::to_string(dropped_count_) + "}}\n";
    dropped_count_ = 0;
  }
  return lines;
}

// Pieces that a pipe takes whole, and only once it has room: the wait ends when
// the server does.
void LogSink::Write(const std::string& lines) {
  std::size_t written = 0;
  while (written < lines.size()) {
    pollfd room{.fd = descriptor_, .events = POLLOUT, .revents = 0};
    if (::poll(&room, 1, static_cast<int>(kInterval.count())) <= 0) {
      const std::lock_guard lock(end_mutex_);
      if (has_ended_) return;
      continue;
    }
    const std::size_t piece = std::min<std::size_t>(lines.size() - written, PIPE_BUF);
    const ssize_t count = ::write(descriptor_, lines.data() + written, piece);
    if (count < 0 && errno != EINTR && errno != EAGAIN) return;
    if (count > 0) written += static_cast<std::size_t>(count);
  }
}

}  // namespace ecloserie
