#include "sealing_box.h"

#include <gtest/gtest.h>

#include "support/test_environment.h"

namespace ecloserie::tests {
namespace {

constexpr domain::Key kKey{1, 2, 3};

TEST(SealingBox, OpensWhatItSealed) {
  const std::string box = SealInBox(kKey, {9}, "Camille", "schools/a/people/1");

  EXPECT_EQ(OpenBox(kKey, box, "schools/a/people/1"), "Camille");
  EXPECT_EQ(box.find("Camille"), box.npos);
}

TEST(SealingBox, OpensAnEmptyText) {
  EXPECT_EQ(OpenBox(kKey, SealInBox(kKey, {9}, "", ""), ""), "");
}

TEST(SealingBox, OpensForNobodyElse) {
  const std::string box = SealInBox(kKey, {9}, "Camille", "schools/a/people/1");

  EXPECT_EQ(OpenBox(domain::Key{1, 2, 4}, box, "schools/a/people/1"), std::nullopt);
  EXPECT_EQ(OpenBox(kKey, box, "schools/a/people/2"), std::nullopt);
}

TEST(SealingBox, DoesNotOpenWhenAnyBitWasChanged) {
  const std::string box = SealInBox(kKey, {9}, "Camille", "context");
  for (std::size_t i = 0; i < box.size(); ++i) {
    std::string damaged = box;
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    EXPECT_EQ(OpenBox(kKey, damaged, "context"), std::nullopt) << i;
  }
}

TEST(SealingBox, DoesNotOpenWhenItWasCutShort) {
  const std::string box = SealInBox(kKey, {9}, "Camille", "context");
  for (std::size_t size = 0; size < box.size(); ++size) {
    EXPECT_EQ(OpenBox(kKey, box.substr(0, size), "context"), std::nullopt) << size;
  }
}

TEST(SystemEnvironment, SealsTheSameTextAnotherWayEachTime) {
  TestEnvironment environment;

  const std::string first = environment.Seal(kKey, "Camille", "context");
  EXPECT_NE(first, environment.Seal(kKey, "Camille", "context"));
  EXPECT_EQ(environment.Open(kKey, first, "context"), "Camille");
}

TEST(SystemEnvironment, DerivesAnotherKeyForEachPurpose) {
  const TestEnvironment environment;

  EXPECT_EQ(environment.DeriveKey("one"), environment.DeriveKey("one"));
  EXPECT_NE(environment.DeriveKey("one"), environment.DeriveKey("two"));
  EXPECT_NE(environment.DeriveKey("one"), SystemEnvironment(SecretKey{8}).DeriveKey("one"));
}

}  // namespace
}  // namespace ecloserie::tests
