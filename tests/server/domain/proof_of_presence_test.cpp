#include "domain/proof_of_presence.h"

#include <gtest/gtest.h>

namespace ecloserie::domain {
namespace {

using enum EvidenceKind;

TEST(ProofOfPresence, IsOnePieceOfWorkUnlessThePolicyAsksForMore) {
  const ProofRule two{.kinds = {kWorkSubmitted, kVirtualClass}, .count = 2};

  EXPECT_FALSE(IsProven({}, DefaultProofRule()));
  EXPECT_TRUE(IsProven({kStaffAttest}, DefaultProofRule()));
  EXPECT_FALSE(IsProven({kWorkSubmitted, kStaffAttest}, two));
  EXPECT_TRUE(IsProven({kWorkSubmitted, kVirtualClass}, two));
}

TEST(ProofOfPresence, IsNeverAConnectionLogAlone) {
  const ProofRule logs{.kinds = {kConnectionLog, kWorkSubmitted}, .count = 1};

  EXPECT_FALSE(IsProven({kConnectionLog, kConnectionLog}, DefaultProofRule()));
  EXPECT_FALSE(IsProven({kConnectionLog, kConnectionLog}, logs));
  EXPECT_TRUE(IsProven({kConnectionLog, kWorkSubmitted}, logs));
}

}  // namespace
}  // namespace ecloserie::domain
