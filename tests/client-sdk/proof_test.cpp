#include "ecloserie/proof.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace ecloserie {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;
using ::testing::StartsWith;

using Lines = std::vector<std::string>;

// Made by tests/fixtures/audit/make, which shares no code with what is tested.
Lines SoundExport() {
  std::ifstream file(ECLOSERIE_AUDIT_FIXTURE);
  Lines lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

AuditFindings Verify(const Lines& lines, const AuditExpectations& expectations = {}) {
  std::stringstream text;
  for (const std::string& line : lines) text << line << "\n";
  return VerifyAudit(text, expectations);
}

// The lines after the last seal are recorded, and not sealed yet.
std::size_t SealedLinesCount(const Lines& lines) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].find("\"seal\"") != std::string::npos) count = i + 1;
  }
  return count;
}

TEST(VerifyAudit, FindsASoundExportSound) {
  const AuditFindings findings = Verify(SoundExport());

  EXPECT_EQ(findings.first_break, "");
  EXPECT_EQ(findings.school, "boitron");
  EXPECT_EQ(findings.seals_count, 5);
  EXPECT_EQ(findings.sealed_rows_count, 21);
  EXPECT_EQ(findings.rows_count, 23);
  EXPECT_FALSE(findings.is_key_pinned);
  ASSERT_TRUE(findings.head);
  EXPECT_EQ(findings.head->number, 5);
  EXPECT_THAT(findings.head->hash, SizeIs(64));
}

TEST(VerifyAudit, FindsAnyOtherCharacterInWhatIsSealed) {
  const Lines sound = SoundExport();
  int changed_count = 0;

  for (std::size_t i = 0; i < SealedLinesCount(sound); ++i) {
    for (std::size_t place = 0; place < sound[i].size(); place += 3) {
      Lines changed = sound;
      char& c = changed[i][place];
      if (c == ' ') continue;  // Between the fields, where JSON does not care.
      c = c == '1' ? '2' : '1';
      if (changed[i] == sound[i]) continue;
      EXPECT_FALSE(Verify(changed).IsSound()) << changed[i];
      ++changed_count;
    }
  }
  EXPECT_GT(changed_count, 2000);
}

TEST(VerifyAudit, NamesTheLineOfTheFirstBreak) {
  Lines lines = SoundExport();
  const std::size_t place = lines[4].find("marie");
  lines[4].replace(place, 5, "pierre");

  const AuditFindings findings = Verify(lines);

  // The row is well-formed: the seal over it shows it.
  EXPECT_THAT(findings.first_break, StartsWith("line 6: seal 2 was made over other rows"));
}

TEST(VerifyAudit, FindsALineThatWasDeletedDoubledOrMoved) {
  const Lines sound = SoundExport();
  const auto at = [](std::size_t i) { return static_cast<std::ptrdiff_t>(i); };

  for (std::size_t i = 0; i < SealedLinesCount(sound); ++i) {
    Lines deleted = sound;
    deleted.erase(deleted.begin() + at(i));
    // Without the last seal the rows in front of it are rows that are not sealed yet.
    const bool is_last_seal = i + 1 == SealedLinesCount(sound);
    EXPECT_EQ(Verify(deleted).IsSound(), is_last_seal) << "without line " << i + 1;
    Lines doubled = sound;
    doubled.insert(doubled.begin() + at(i), sound[i]);
    EXPECT_FALSE(Verify(doubled).IsSound()) << "line " << i + 1 << " twice";
    Lines swapped = sound;
    std::swap(swapped[i], swapped[i + 1]);
    EXPECT_FALSE(Verify(swapped).IsSound()) << "lines " << i + 1 << " and the next";
  }
}

// The end of an export proves nothing by itself: a head does.
TEST(VerifyAudit, FindsARecordThatWasCutOrRolledBackByAHead) {
  const Lines sound = SoundExport();
  const AuditHead head = *Verify(sound).head;

  for (std::size_t i = 1; i < SealedLinesCount(sound); ++i) {
    const Lines cut(sound.begin(), sound.begin() + static_cast<std::ptrdiff_t>(i));
    const AuditFindings findings = Verify(cut, {.heads = {head}});
    EXPECT_THAT(findings.first_break, HasSubstr("rolled back or cut")) << i;
  }
  EXPECT_EQ(Verify(sound, {.heads = {head}}).heads_count, 1);
}

TEST(VerifyAudit, FindsAHistoryThatWasWrittenAndSignedAnew) {
  const Lines sound = SoundExport();
  AuditHead other = *Verify(sound).head;
  other.hash.replace(0, 1, other.hash[0] == 'a' ? "b" : "a");

  EXPECT_THAT(Verify(sound, {.heads = {other}}).first_break, HasSubstr("history was rewritten"));
  EXPECT_THAT(Verify(sound, {.public_key = std::string(64, 'a')}).first_break,
              HasSubstr("another than the one that was expected"));
}

TEST(VerifyAudit, IsNotSatisfiedWithTheHeadsOfOthers) {
  const AuditHead foreign{.school = "valognes", .number = 9, .hash = std::string(64, 'a')};

  const AuditHead own = *Verify(SoundExport()).head;

  EXPECT_THAT(Verify(SoundExport(), {.heads = {foreign}}).first_break,
              HasSubstr("none of the seals that were written down is of boitron"));
  EXPECT_EQ(Verify(SoundExport(), {.heads = {foreign, own}}).heads_count, 1);
}

TEST(VerifyAudit, SaysWhatIsWrongWithLinesThatAreNone) {
  const Lines sound = SoundExport();
  const auto with = [&sound](const std::string& line) { return Lines{sound[0], line}; };

  EXPECT_THAT(Verify({}).first_break, HasSubstr("empty"));
  EXPECT_THAT(Verify({"", ""}).first_break, HasSubstr("line 1: it is no JSON object"));
  EXPECT_THAT(Verify(with("[1]")).first_break, HasSubstr("line 2: it is no JSON object"));
  EXPECT_THAT(Verify(with("{\"row\":{}}")).first_break, HasSubstr("sequence is missing"));
  EXPECT_THAT(Verify(with("{\"row\":7}")).first_break, HasSubstr("neither a header"));
  EXPECT_THAT(Verify(with(std::string(1'000'000, '['))).first_break, HasSubstr("no JSON object"));
  EXPECT_THAT(Verify({sound[1]}).first_break, HasSubstr("a header is missing"));
  EXPECT_THAT(Verify(with(sound[0])).first_break, HasSubstr("a second header"));
  EXPECT_THAT(Verify({sound[0], sound[1]}).first_break, HasSubstr("nothing in it is sealed"));
}

TEST(ParseHeads, ReadsWhatWasPrinted) {
  std::stringstream text("# kept by the town hall\n\nboitron 5 " + std::string(64, 'a') + "\n");
  std::stringstream bad("boitron five " + std::string(64, 'a') + "\n");
  std::stringstream cut("boitron 5 abc\n");

  const auto heads = ParseHeads(text);

  ASSERT_TRUE(heads);
  EXPECT_EQ(*heads, (std::vector<AuditHead>{{"boitron", 5, std::string(64, 'a')}}));
  EXPECT_THAT(ParseHeads(bad).error().message, HasSubstr("line 1"));
  EXPECT_FALSE(ParseHeads(cut));
}

}  // namespace
}  // namespace ecloserie
