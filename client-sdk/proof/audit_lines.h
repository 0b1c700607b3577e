#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace ecloserie::proof {

// One line of an export each, as it was read and before anything is believed.
struct Header {
  std::string school;
  std::string public_key;
};

struct Row {
  std::int64_t sequence = 0;
  std::int64_t ordinal = 0;
  std::int64_t at_us = 0;
  std::string principal;
  std::string method;
  std::string request_id;
  std::string kind;
  std::string resource;
  std::int64_t version = 0;
  std::string commitment;
};

struct Seal {
  std::int64_t number = 0;
  std::int64_t first_sequence = 0;
  std::int64_t last_sequence = 0;
  std::int64_t rows_count = 0;
  std::string root;
  std::string previous;
  std::int64_t sealed_at_us = 0;
  std::string public_key;
  std::string signature;
};

// What is wrong with a line, in words.
struct Malformed {
  std::string problem;
};

using Line = std::variant<Header, Row, Seal, Malformed>;

// Exactly the fields of the format, of the right types, hexadecimal where it must be.
Line ParseLine(std::string_view text);

// What is hashed and signed.
std::string TextOf(const std::string& school, const Row& row);
std::string TextOf(const std::string& school, const Seal& seal);

}  // namespace ecloserie::proof
