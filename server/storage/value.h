#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "domain/environment.h"
#include "domain/uuid.h"
#include "domain/words.h"

namespace ecloserie::storage {

template <class Enum>
concept HasWords = requires(Enum value) {
  Words(value);
};

// A value bound to a statement: a 64-bit integer, a text or bytes; a null knows
// its type, because the second engine asks. Texts and digests are borrowed for
// the duration of the call that binds them, the rest is copied.
class Value {
 public:
  enum class Type { kInteger, kText, kBytes };

  // NOLINTBEGIN(google-explicit-constructor): values are listed as they are: {school, 1, at}
  Value(std::int64_t integer) : integer_(integer) {}
  Value(int integer) : integer_(integer) {}
  Value(std::string_view text) : type_(Type::kText), borrowed_(text) {}
  Value(const std::string& text) : Value(std::string_view(text)) {}
  Value(const char* text) : Value(std::string_view(text)) {}
  Value(const domain::Digest& digest)
      : type_(Type::kBytes),
        borrowed_(reinterpret_cast<const char*>(digest.data()), digest.size()) {}
  Value(const domain::Signature& signature)
      : type_(Type::kBytes),
        borrowed_(reinterpret_cast<const char*>(signature.data()), signature.size()) {}
  Value(const domain::Uuid& id);
  Value(absl::CivilDay day);
  Value(absl::Time at) : integer_(absl::ToUnixMicros(at)) {}
  template <HasWords Enum>
  Value(Enum choice) : Value(domain::WordOf(choice)) {}
  template <class T>
  Value(const std::optional<T>& value) : Value(value ? Value(*value) : NullLike(Value(T{}))) {}
  // NOLINTEND(google-explicit-constructor)
  static Value OfBytes(std::string_view bytes) {
    Value value(bytes);
    value.type_ = Type::kBytes;
    return value;
  }

  Type type() const { return type_; }
  bool is_null() const { return is_null_; }
  std::int64_t integer() const { return integer_; }
  std::string_view bytes() const {
    return is_copied_ ? std::string_view(copied_.data(), copied_size_) : borrowed_;
  }

 private:
  static Value NullLike(Value value) {
    value.is_null_ = true;
    return value;
  }

  Type type_ = Type::kInteger;
  bool is_null_ = false;
  bool is_copied_ = false;
  std::uint8_t copied_size_ = 0;
  std::int64_t integer_ = 0;
  std::string_view borrowed_;
  std::array<char, 16> copied_{};
};

}  // namespace ecloserie::storage
