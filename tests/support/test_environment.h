#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>

#include "secrets.h"

namespace ecloserie::tests {

// The clock is the test's, the rest is real: digests under a fixed key, random
// bytes from a counter. It counts in the last bytes, because a UUID leaves two bits
// of the first one out: two requests of one millisecond, 64 draws apart, would make
// the same identifiers. What identifiers are made of is drawn once per request and
// counted by itself: a unit that runs again draws other nonces, and no other names.
class TestEnvironment : public SystemEnvironment {
 public:
  // Servers that share a database begin to draw at different numbers.
  explicit TestEnvironment(std::uint64_t first_draw = 1)
      : SystemEnvironment(SecretKey{7}), ids_count_(first_draw), drawn_count_(first_draw) {}

  absl::Time Now() const override {
    return absl::FromUnixMicros(now_us_.load(std::memory_order_relaxed));
  }
  void FillRandom(std::span<std::uint8_t> bytes) override {
    auto& counter = bytes.size() == kSeedOfIds ? ids_count_ : drawn_count_;
    const std::uint64_t drawn = counter.fetch_add(1);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      bytes[bytes.size() - 1 - i] = static_cast<std::uint8_t>(drawn >> (i % 8 * 8));
    }
  }

  void SetNow(absl::Time now) { now_us_ = absl::ToUnixMicros(now); }
  void Advance(absl::Duration by) { now_us_ += absl::ToInt64Microseconds(by); }

 private:
  static constexpr std::size_t kSeedOfIds = 8;

  // 4 May 2015, 08:00 in Paris: the morning on which the course began.
  std::atomic<std::int64_t> now_us_{1'430'719'200'000'000};
  std::atomic<std::uint64_t> ids_count_;
  std::atomic<std::uint64_t> drawn_count_;
};

}  // namespace ecloserie::tests
