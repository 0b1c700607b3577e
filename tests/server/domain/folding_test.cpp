#include "domain/folding.h"

#include <gtest/gtest.h>

#include <string_view>

namespace ecloserie::domain {
namespace {

const absl::CivilDay kBornOn(1988, 2, 29);

TEST(FoldName, FoldsCaseAccentsHyphensAndBlanks) {
  EXPECT_EQ(FoldName("DUPRÉ-LEFÈVRE"), "dupre lefevre");
  EXPECT_EQ(FoldName("Dupre Lefevre"), "dupre lefevre");
  EXPECT_EQ(FoldName("dupré  lefèvre"), "dupre lefevre");
  EXPECT_EQ(FoldName("  Dupré - Lefèvre "), "dupre lefevre");
  EXPECT_EQ(FoldName("Dupré\tLefèvre\n"), "dupre lefevre");
  EXPECT_EQ(FoldName("Dupré\u00A0Lefèvre"), "dupre lefevre");   // No-break space.
  EXPECT_EQ(FoldName("Dupré\u2011Lefèvre"), "dupre lefevre");   // No-break hyphen.
  EXPECT_EQ(FoldName("Du\u00ADpré Lefèvre"), "dupre lefevre");  // Soft hyphen.
}

TEST(FoldName, ReadsComposedAndDecomposedTextAlike) {
  EXPECT_EQ(FoldName("Lef\u00E8vre"), FoldName("Lefe\u0300vre"));
  EXPECT_EQ(FoldName("Gar\u00E7on"), FoldName("Garc\u0327on"));
}

TEST(FoldName, ReadsEveryApostropheAlike) {
  for (const std::string_view name : {"D'Hervé", "d\u2019herve", "D\u02BCHervé", "D\u00B4Hervé",
                                      "D`Hervé", "D\uFF07Hervé", "D\u2018Hervé", "D Hervé"}) {
    EXPECT_EQ(FoldName(name), "d herve") << name;
  }
}

TEST(FoldName, SpellsLigaturesOut) {
  EXPECT_EQ(FoldName("Lecœur"), "lecoeur");
  EXPECT_EQ(FoldName("LECŒUR"), "lecoeur");
  EXPECT_EQ(FoldName("Lætitia"), "laetitia");
  EXPECT_EQ(FoldName("LÆTITIA"), "laetitia");
  EXPECT_EQ(FoldName("Strauß"), "strauss");
  EXPECT_EQ(FoldName("STRAUẞ"), "strauss");
  EXPECT_EQ(FoldName("Łukasz Sørensen Đorđe"), "lukasz sorensen dorde");
  EXPECT_EQ(FoldName("\uFB01lliol"), "filliol");
}

TEST(FoldName, KeepsOtherAlphabets) {
  EXPECT_EQ(FoldName("Ελένη"), "ελενη");
  EXPECT_EQ(FoldName("ЧЕХОВ"), "чехов");
}

TEST(FoldName, KeepsDifferentNamesApart) {
  EXPECT_NE(FoldName("Legoff"), FoldName("Le Goff"));
  EXPECT_NE(FoldName("Dupont"), FoldName("Dupond"));
}

TEST(FoldName, IsEmptyForNothingAndForBrokenText) {
  EXPECT_EQ(FoldName(""), "");
  EXPECT_EQ(FoldName(" - '"), "");
  EXPECT_EQ(FoldName("Dupr\xE9"), "");
}

TEST(FoldName, ChangesNothingTheSecondTime) {
  for (const std::string_view name : {"DUPRÉ-LEFÈVRE", "d'Hervé", "Lecœur", "STRAUẞ", "İpek"}) {
    EXPECT_EQ(FoldName(FoldName(name)), FoldName(name)) << name;
  }
}

TEST(FirstGivenName, EndsAtABlankOrAHyphen) {
  EXPECT_EQ(FirstGivenName("Jean-Pierre"), "jean");
  EXPECT_EQ(FirstGivenName("JEAN PIERRE"), "jean");
  EXPECT_EQ(FirstGivenName("  Éloïse\tMarie"), "eloise");
  EXPECT_EQ(FirstGivenName("Zoé"), "zoe");
  EXPECT_EQ(FirstGivenName(""), "");
}

TEST(FirstGivenName, GoesOnAfterAnApostrophe) { EXPECT_EQ(FirstGivenName("N'Golo"), "n golo"); }

TEST(IdentityKey, IsTheSameHoweverThePersonWritesTheName) {
  EXPECT_EQ(IdentityKey("DUPRÉ-LEFÈVRE", "Anne-Lise", kBornOn),
            IdentityKey("dupré  lefèvre", "anne", kBornOn));
  EXPECT_EQ(IdentityKey("Dupre Lefevre", "ANNE LISE", kBornOn),
            IdentityKey("Dupre\u0301-Lefe\u0300vre", "Anne", kBornOn));
}

TEST(IdentityKey, TellsOtherNamesAndOtherBirthDatesApart) {
  EXPECT_NE(IdentityKey("Dupré", "Anne", kBornOn), IdentityKey("Dupré", "Anna", kBornOn));
  EXPECT_NE(IdentityKey("Dupré", "Anne", kBornOn), IdentityKey("Dupray", "Anne", kBornOn));
  EXPECT_NE(IdentityKey("Dupré", "Anne", kBornOn), IdentityKey("Dupré", "Anne", kBornOn + 1));
}

TEST(IdentityKey, DoesNotRunTheNamesTogether) {
  EXPECT_NE(IdentityKey("Martin Anne", "Lise", kBornOn), IdentityKey("Martin", "Anne", kBornOn));
  EXPECT_NE(IdentityKey("Martin\tAnne", "", kBornOn), IdentityKey("Martin", "Anne", kBornOn));
}

TEST(IsValidText, TakesUtf8WithLineFeedsAndTabs) {
  EXPECT_TRUE(IsValidText(""));
  EXPECT_TRUE(IsValidText("Élève au café\n\tà 9 h 👋"));
}

TEST(IsValidText, RefusesBrokenUtf8) {
  EXPECT_FALSE(IsValidText("Dupr\xE9"));          // Latin-1.
  EXPECT_FALSE(IsValidText("\xC3"));              // Cut short.
  EXPECT_FALSE(IsValidText("\xC0\xAF"));          // Overlong.
  EXPECT_FALSE(IsValidText("\xE0\x80\xAF"));      // Overlong.
  EXPECT_FALSE(IsValidText("\xED\xA0\x80"));      // A surrogate.
  EXPECT_FALSE(IsValidText("\xF4\x90\x80\x80"));  // Beyond U+10FFFF.
  EXPECT_FALSE(IsValidText("\xFF"));
}

TEST(IsValidText, RefusesControlCharacters) {
  EXPECT_FALSE(IsValidText(std::string_view("a\0b", 3)));
  EXPECT_FALSE(IsValidText("\r\n"));
  EXPECT_FALSE(IsValidText("\x1B[31m"));
  EXPECT_FALSE(IsValidText("\x7F"));
  EXPECT_FALSE(IsValidText("\u0085"));
}

}  // namespace
}  // namespace ecloserie::domain
