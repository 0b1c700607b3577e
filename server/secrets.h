#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/time/clock.h"
#include "domain/environment.h"

namespace ecloserie {

// The server's key lies in a file of its own, readable by its owner only: a stolen database alone
// makes no token and no page token.
using SecretKey = std::array<std::uint8_t, 32>;

// Reads the key, or makes it when there is none and `is_in_use` is false. Throws
// when the file is missing although tokens were made with it, or is readable by
// others.
SecretKey LoadKey(const std::string& path, bool is_in_use);

// The text of a file. Throws when it cannot be read, or when others than its owner
// may read it.
std::string ReadSecretFile(const std::string& path);

// Writes a file that only its owner can read, whole or not at all. Throws when
// it exists already.
void WriteSecretFile(const std::string& path, const std::string& text);

// The clock of the machine, its randomness, keyed digests by BLAKE2b, seals by
// XChaCha20-Poly1305, and signatures by Ed25519.
class SystemEnvironment : public domain::Environment {
 public:
  explicit SystemEnvironment(const SecretKey& key);

  absl::Time Now() const override { return absl::Now(); }
  void FillRandom(std::span<std::uint8_t> bytes) override;
  domain::Digest KeyedDigest(std::string_view purpose, std::string_view text) const override;
  domain::Key DeriveKey(std::string_view purpose) const override {
    return KeyedDigest(purpose, "");
  }
  std::string Seal(const domain::Key& key, std::string_view plain,
                   std::string_view context) override;
  std::optional<std::string> Open(const domain::Key& key, std::string_view sealed,
                                  std::string_view context) const override;
  domain::Signature Sign(std::string_view text) const override;
  domain::PublicKey VerifyKey() const override { return verify_key_; }

 private:
  SecretKey key_;
  // Made from the key, so that there is one file to keep.
  domain::PublicKey verify_key_{};
  std::array<std::uint8_t, 64> signing_key_{};
};

}  // namespace ecloserie
