#include "storage/value.h"

#include <gtest/gtest.h>

#include <limits>

#include "support/session.h"

namespace ecloserie::tests {
namespace {

using storage::Rows;

// What is bound comes back as it was, on each engine.
class Values : public testing::Test {
 protected:
  Values() : session_(OpenSession(data_)) { session_->Start(); }

  TestDatabase data_;
  std::unique_ptr<storage::engine::Session> session_;
};

const Statement kReadClock("SELECT sequence, at, school FROM school_clock WHERE school = $1");
const Statement kInsertClock("INSERT INTO school_clock (at, school, sequence) VALUES ($3, $1, $2)");

// $n is a name to SQLite and a place to PostgreSQL.
TEST_F(Values, AreBoundByTheirNumbersInAnyOrder) {
  session_->Execute(kInsertClock.sql, {"a", 1, 2});

  Rows rows = session_->Query(kReadClock.sql, {"a"});

  ASSERT_TRUE(rows.Next());
  EXPECT_EQ(rows.Integer(0), 1);
  EXPECT_EQ(rows.Integer(1), 2);
  EXPECT_EQ(rows.Text(2), "a");
  EXPECT_FALSE(rows.Next());
}

TEST_F(Values, MayBeUsedTwice) {
  const Statement twice("INSERT INTO school_clock (school, sequence, at) VALUES ($1, $2, $2)");
  session_->Execute(twice.sql, {"a", 7});

  Rows rows = session_->Query(kReadClock.sql, {"a"});

  ASSERT_TRUE(rows.Next());
  EXPECT_EQ(rows.Integer(0), 7);
  EXPECT_EQ(rows.Integer(1), 7);
}

TEST_F(Values, KeepTheExtremesOfIntegers) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
  session_->Execute(kInsertClock.sql, {"a", kMost, kLeast});

  Rows rows = session_->Query(kReadClock.sql, {"a"});

  ASSERT_TRUE(rows.Next());
  EXPECT_EQ(rows.Integer(0), kMost);
  EXPECT_EQ(rows.Integer(1), kLeast);
}

TEST_F(Values, TellAnEmptyTextFromNone) {
  const Statement insert(
      "INSERT INTO session_history (school, session, cohort, track, held_on, slot, start_minute, "
      "end_minute, time_zone, starts_at, planned_minutes, kind, delivery, state, lock_reason, "
      "part, from_pattern, cancel_reason, version, sequence) "
      "VALUES ($1, $2, '', $3, '', '', 0, 0, '', 0, 0, '', '', '', '', '', 0, '', 1, 1)");
  const Statement read("SELECT track, session, school FROM session_history WHERE school = $1");
  const std::string text = "Élodie ☕ 'quoted' \\ $1";

  session_->Execute(insert.sql, {text, domain::Uuid{}, std::string_view()});
  Rows rows = session_->Query(read.sql, {text});

  ASSERT_TRUE(rows.Next());
  EXPECT_FALSE(rows.IsNull(0));
  EXPECT_EQ(rows.Text(0), "");
  EXPECT_EQ(rows.Id(1), domain::Uuid{});
  EXPECT_EQ(rows.Text(2), text);
}

TEST_F(Values, MayBeNullOfEveryType) {
  const Statement insert(
      "INSERT INTO payment_history (school, payment, party, nature, amount_cents, received_on, "
      "external_ref, fund, pledge, made_in, version, sequence) "
      "VALUES ('a', $1, '', '', 0, '', '', '', $2, 0, 1, 1)");
  const Statement read("SELECT pledge FROM payment_history WHERE school = 'a'");
  session_->Execute(insert.sql, {domain::Uuid{}, std::optional<domain::Uuid>()});

  Rows rows = session_->Query(read.sql, {});

  ASSERT_TRUE(rows.Next());
  EXPECT_TRUE(rows.IsNull(0));
  EXPECT_EQ(rows.OptionalId(0), std::nullopt);
}

TEST_F(Values, CountTheRowsThatWereChanged) {
  const Statement touch("UPDATE school_clock SET at = at + 1 WHERE school >= $1");
  session_->Execute(kInsertClock.sql, {"a", 1, 2});
  session_->Execute(kInsertClock.sql, {"b", 1, 2});

  EXPECT_EQ(session_->Execute(touch.sql, {"a"}), 2);
  EXPECT_EQ(session_->Execute(touch.sql, {"c"}), 0);
}

}  // namespace
}  // namespace ecloserie::tests
