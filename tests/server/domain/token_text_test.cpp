#include "domain/token_text.h"

#include <gtest/gtest.h>

namespace ecloserie::domain {
namespace {

std::string Made() {
  std::uint8_t next = 0;
  return MakeTokenText([&next](std::span<std::uint8_t> bytes) {
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(next++ * 37);
  });
}

TEST(TokenText, LooksLikeOneToAScannerOfSources) {
  EXPECT_EQ(Made().size(), 53U);
  EXPECT_TRUE(Made().starts_with("ecl_"));
  EXPECT_TRUE(IsTokenText(Made()));
}

// The CRC-32 that zlib, GitHub and others use: of "ecl_" and 43 zeros.
TEST(TokenText, EndsWithAChecksumThatAnybodyCanWorkOut) {
  EXPECT_EQ(CompleteTokenText(std::string(43, '0')).substr(47), "2m1kxk");
}

TEST(TokenText, IsNoneOnceAnyCharacterIsAnother) {
  const std::string token = Made();

  for (std::size_t place = 0; place < token.size(); ++place) {
    std::string other = token;
    other[place] = other[place] == 'a' ? 'b' : 'a';
    EXPECT_FALSE(IsTokenText(other)) << place;
  }
  EXPECT_FALSE(IsTokenText(""));
  EXPECT_FALSE(IsTokenText(token + "a"));
  EXPECT_FALSE(IsTokenText("ecl_" + std::string(48, '-')));
}

TEST(TokenText, UsesBytesThatWouldFavourSomeLettersForNone) {
  int calls_count = 0;

  const std::string token = MakeTokenText([&calls_count](std::span<std::uint8_t> bytes) {
    for (std::uint8_t& byte : bytes) byte = calls_count == 0 ? 255 : 1;
    ++calls_count;
  });

  EXPECT_EQ(calls_count, 2);
  EXPECT_EQ(token.substr(4, 43), std::string(43, '1'));
}

}  // namespace
}  // namespace ecloserie::domain
