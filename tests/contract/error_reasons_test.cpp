#include <gmock/gmock.h>

#include "rules.h"

namespace ecloserie::contract {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A reason with this comment, in a package of its own: the API has an
// ErrorReason already.
Findings OfComment(const std::string& comment) {
  return MisdocumentedReasons(Schema::FromText(
      "planted/planted.proto",
      "syntax = \"proto3\"; package planted;\nenum ErrorReason {\n  ERROR_REASON_UNSPECIFIED = 0;\n"
      "  // " +
          comment + "\n  ERROR_REASON_NEW = 1;\n}\n"));
}

TEST(ErrorReasons, OfTheApiNameTheirCodeAndTheirMetadata) {
  EXPECT_THAT(MisdocumentedReasons(TheApi()), IsEmpty());
}

TEST(ErrorReasons, BeginWithACode) {
  EXPECT_THAT(OfComment("NOT_FOUND {resource}."), IsEmpty());
  EXPECT_THAT(OfComment("FAILED_PRECONDITION {pool, limit}: no seat."), IsEmpty());
  EXPECT_THAT(OfComment("UNAVAILABLE: the server is stopping."), IsEmpty());

  EXPECT_THAT(OfComment("No seat is left."),
              ElementsAre("planted.ERROR_REASON_NEW: its comment begins with no code and {keys}"));
  EXPECT_THAT(OfComment("SEATS_GONE: no seat is left."), testing::SizeIs(1));
  EXPECT_THAT(OfComment("not_found: no seat is left."), testing::SizeIs(1));
}

TEST(ErrorReasons, NameTheirMetadataInBraces) {
  EXPECT_THAT(OfComment("NOT_FOUND resource: not there."), testing::SizeIs(1));
  EXPECT_THAT(OfComment("NOT_FOUND {Resource}: not there."), testing::SizeIs(1));
  EXPECT_THAT(OfComment("NOT_FOUND {resource: not there."), testing::SizeIs(1));
}

TEST(ErrorReasons, AreNeverSilent) { EXPECT_THAT(OfComment(""), testing::SizeIs(1)); }

}  // namespace
}  // namespace ecloserie::contract
