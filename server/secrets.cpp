#include "secrets.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <system_error>

#include "sealing_box.h"

namespace ecloserie {
namespace {

void StartSodium() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
}

}  // namespace

std::string ReadSecretFile(const std::string& path) {
  struct stat facts {};
  if (::stat(path.c_str(), &facts) != 0) throw std::runtime_error("cannot read " + path);
  if ((facts.st_mode & 077U) != 0) {
    throw std::runtime_error(path + " must be readable by its owner only: chmod 600 " + path);
  }
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

void WriteSecretFile(const std::string& path, const std::string& text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) {
    throw std::runtime_error("cannot write " + path + ": " +
                             std::generic_category().message(errno));
  }
  const bool is_written =
      ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
      ::fsync(file) == 0;
  ::close(file);
  if (!is_written) {
    ::unlink(path.c_str());
    throw std::runtime_error("cannot write " + path);
  }
}

SecretKey LoadKey(const std::string& path, bool is_in_use) {
  StartSodium();
  SecretKey key;
  if (::access(path.c_str(), F_OK) != 0) {
    if (is_in_use) {
      throw std::runtime_error("the key " + path + " is missing, and without it no token counts");
    }
    randombytes_buf(key.data(), key.size());
    WriteSecretFile(path, std::string(key.begin(), key.end()));
    return key;
  }
  const std::string bytes = ReadSecretFile(path);
  if (bytes.size() != key.size()) throw std::runtime_error(path + " is not a key");
  std::copy(bytes.begin(), bytes.end(), key.begin());
  return key;
}

SystemEnvironment::SystemEnvironment(const SecretKey& key) : key_(key) {
  StartSodium();
  const domain::Digest seed = SystemEnvironment::KeyedDigest("signing-key", "");
  static_assert(sizeof seed == crypto_sign_SEEDBYTES);
  crypto_sign_seed_keypair(verify_key_.data(), signing_key_.data(), seed.data());
}

std::string SystemEnvironment::Seal(const domain::Key& key, std::string_view plain,
                                    std::string_view context) {
  Nonce nonce;
  FillRandom(nonce);
  return SealInBox(key, nonce, plain, context);
}

std::optional<std::string> SystemEnvironment::Open(const domain::Key& key, std::string_view sealed,
                                                   std::string_view context) const {
  return OpenBox(key, sealed, context);
}

domain::Signature SystemEnvironment::Sign(std::string_view text) const {
  domain::Signature signature;
  crypto_sign_detached(signature.data(), nullptr,
                       reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                       signing_key_.data());
  return signature;
}

void SystemEnvironment::FillRandom(std::span<std::uint8_t> bytes) {
  randombytes_buf(bytes.data(), bytes.size());
}

domain::Digest SystemEnvironment::KeyedDigest(std::string_view purpose,
                                              std::string_view text) const {
  domain::Digest digest;
  crypto_generichash_state state;
  crypto_generichash_init(&state, key_.data(), key_.size(), digest.size());
  const auto feed = [&state](std::string_view part) {
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(part.data()),
                              part.size());
  };
  feed(purpose);
  feed(std::string_view("\0", 1));
  feed(text);
  crypto_generichash_final(&state, digest.data(), digest.size());
  return digest;
}

}  // namespace ecloserie
