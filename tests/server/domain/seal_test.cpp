#include "domain/seal.h"

#include <gtest/gtest.h>

#include "domain/hash.h"
#include "domain/merkle.h"

namespace ecloserie::domain {
namespace {

Digest Of(std::string_view hex) {
  Digest digest;
  for (std::size_t i = 0; i < digest.size(); ++i) {
    digest[i] =
        static_cast<std::uint8_t>(std::stoi(std::string(hex.substr(i * 2, 2)), nullptr, 16));
  }
  return digest;
}

std::vector<Digest> Leaves(std::size_t count) {
  // The inputs of the reference implementation of RFC 6962.
  const std::vector<std::string> inputs = {std::string(),
                                           std::string("\x00", 1),
                                           std::string("\x10"),
                                           std::string("\x20\x21"),
                                           std::string("\x30\x31"),
                                           std::string("\x40\x41\x42\x43"),
                                           std::string("\x50\x51\x52\x53\x54\x55\x56\x57"),
                                           std::string("\x60\x61\x62\x63\x64\x65\x66\x67"
                                                       "\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f")};
  std::vector<Digest> leaves;
  for (std::size_t i = 0; i < count; ++i) leaves.push_back(LeafOf(inputs[i]));
  return leaves;
}

TEST(MerkleRoot, IsThatOfRfc6962) {
  EXPECT_EQ(MerkleRoot({}), Of("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
  EXPECT_EQ(MerkleRoot(Leaves(1)),
            Of("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"));
  EXPECT_EQ(MerkleRoot(Leaves(2)),
            Of("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"));
  EXPECT_EQ(MerkleRoot(Leaves(3)),
            Of("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"));
  EXPECT_EQ(MerkleRoot(Leaves(7)),
            Of("ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"));
  EXPECT_EQ(MerkleRoot(Leaves(8)),
            Of("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"));
}

TEST(Commit, HidesBehindTheSaltAndBindsTheContent) {
  const Digest salt{1};

  EXPECT_EQ(Commit(salt, "present"), Commit(salt, "present"));
  EXPECT_NE(Commit(salt, "present"), Commit(salt, "absent"));
  EXPECT_NE(Commit(salt, "present"), Commit(Digest{2}, "present"));
}

TEST(JournalRow, IsHashedWithEveryFieldOfIts) {
  const JournalRow row{.school = "boitron",
                       .position = {7, 1},
                       .at = absl::FromUnixMicros(1'430'719'200'000'001),
                       .principal = "boitron/marie",
                       .method = "m",
                       .request_id = "r",
                       .kind = "CREATED",
                       .resource = "schools/boitron/funds/f",
                       .version = 2,
                       .commitment = Digest{255}};

  EXPECT_EQ(TextOf(row),
            "boitron\n7\n1\n1430719200000001\nboitron/marie\nm\nr\nCREATED\n"
            "schools/boitron/funds/f\n2\nff" +
                std::string(62, '0'));
}

}  // namespace
}  // namespace ecloserie::domain
