#include "log_sink.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <spdlog/logger.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <string>

namespace ecloserie {
namespace {

class Pipe {
 public:
  Pipe() { EXPECT_EQ(::pipe(ends_.data()), 0); }
  ~Pipe() {
    ::close(ends_[0]);
    CloseWriting();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  int writing() const { return ends_[1]; }
  void CloseWriting() {
    if (ends_[1] >= 0) ::close(ends_[1]);
    ends_[1] = -1;
  }
  std::string ReadAll() const {
    std::string text;
    std::array<char, 4096> piece{};
    for (ssize_t count = 1; count > 0;) {
      count = ::read(ends_[0], piece.data(), piece.size());
      if (count > 0) text.append(piece.data(), static_cast<std::size_t>(count));
    }
    return text;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

TEST(LogSink, HasWrittenEveryLineWhenItEnds) {
  Pipe pipe;

  {
    spdlog::logger log("test", std::make_shared<LogSink>(pipe.writing()));
    for (int i = 0; i < 100; ++i) log.info("line {}", i);
  }
  pipe.CloseWriting();

  const std::string text = pipe.ReadAll();
  EXPECT_THAT(text, testing::HasSubstr("line 0"));
  EXPECT_THAT(text, testing::HasSubstr("line 99"));
}

TEST(LogSink, WaitsForNobodyWhoDoesNotRead) {
  Pipe pipe;

  {
    spdlog::logger log("test", std::make_shared<LogSink>(pipe.writing()));
    const std::string line(1000, 'x');
    for (int i = 0; i < 5'000; ++i) log.error(line);  // five times what it keeps
  }
  pipe.CloseWriting();

  EXPECT_LT(pipe.ReadAll().size(), 200'000U);
}

}  // namespace
}  // namespace ecloserie
