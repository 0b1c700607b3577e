#include "generator.h"

#include <algorithm>
#include <numeric>

namespace ecloserie::model {
namespace {

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;

// Enough for some offers and reservations to run out, and for most not to. Clocks
// are set back too, by little.
ClockMove DrawClockMove(Dice& dice) {
  if (dice.Chance(12)) return {-dice.OneOf<std::int64_t>({1, kSecond, 2 * kMinute})};
  return {dice.OneOf<std::int64_t>(
      {1, kSecond, kMinute, 20 * kMinute, 3 * kHour, 9 * kHour, kDay, 2 * kDay})};
}

}  // namespace

google::protobuf::Timestamp DrawExpiry(Dice& dice, const Situation& situation) {
  google::protobuf::Timestamp instant;
  const std::int64_t after =
      dice.Chance(4)
          ? -dice.OneOf<std::int64_t>({0, kSecond, kDay})
          : dice.OneOf<std::int64_t>({kSecond, 10 * kMinute, 5 * kHour, kDay, 4 * kDay, 30 * kDay});
  const std::int64_t now_us = std::max(situation.clock_us, situation.school.last_us);
  instant.set_seconds((now_us + after) / kSecond);
  return instant;
}

std::string DrawEtag(Dice& dice, const std::string& current) {
  if (dice.Chance(60)) return "";
  if (dice.Chance(75)) return current;
  return dice.OneOf<const char*>({"v1", "v2", "v99"});
}

std::string NameOrStranger(Dice& dice, const std::string& name) {
  if (!dice.Chance(2)) return name;
  const std::string last = LastWordOf(name);
  const bool is_drawn = last.front() >= '0' && last.front() <= '9';
  const std::string stranger = is_drawn ? std::string(last.size(), '0') : "nowhere";
  return name.substr(0, name.size() - last.size()) + stranger;
}

Generator::Generator(std::uint64_t seed) : dice_(seed) {
  for (const auto& part :
       {EnrolmentDraws(), WaitingDraws(), AttendanceDraws(), SponsorshipDraws(), ReadDraws()}) {
    draws_.insert(draws_.end(), part.begin(), part.end());
  }
}

Step Generator::Next(const Model& model) {
  ++step_;
  if (dice_.Chance(5)) return DrawClockMove(dice_);
  if (dice_.Below(120) == 0) return Restart{};
  return NextCall(model);
}

Step Generator::NextCall(const Model& model) {
  if (!asked_.empty() && dice_.Chance(6)) return Repeat();
  Call call{.request = DrawRequest({model.school(), model.clock_us(), step_}), .caller = kAdmin};
  if (dice_.Chance(10)) call.caller = kStaff;
  GiveRequestId(call);
  if (IsChangeOf(call.request)) asked_.push_back(call);
  return call;
}

Request Generator::DrawRequest(const Situation& situation) {
  const int sum =
      std::accumulate(draws_.begin(), draws_.end(), 0,
                      [](int weight, const DrawOfKind& kind) { return weight + kind.weight; });
  while (true) {
    auto place = static_cast<int>(dice_.Below(static_cast<std::size_t>(sum)));
    auto kind = draws_.begin();
    for (; place >= kind->weight; ++kind) place -= kind->weight;
    if (auto request = kind->draw(dice_, situation)) return *std::move(request);
  }
}

// A dry run asked again is asked in earnest: its request id is still free.
Call Generator::Repeat() {
  Call call = dice_.OneOf(asked_);
  SetValidateOnly(call.request, dice_.Chance(10));
  return call;
}

void Generator::GiveRequestId(Call& call) {
  SetRequestId(call.request, "step-" + std::to_string(step_));
  SetValidateOnly(call.request, dice_.Chance(8));
  if (asked_.empty() || !dice_.Chance(3)) return;
  SetRequestId(call.request, RequestIdOf(dice_.OneOf(asked_).request));
}

}  // namespace ecloserie::model
