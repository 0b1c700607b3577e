#include "audit_lines.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

namespace ecloserie::proof {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kDigestDigits = 64;
constexpr std::size_t kSignatureDigits = 128;
constexpr const char* kFormat = "ecloserie-audit-1";

// Takes the fields of an object one by one; what is left over is a mistake too.
class Fields {
 public:
  explicit Fields(const Json& object) : object_(object) {}

  std::int64_t Integer(const char* name) {
    const auto field = Take(name);
    if (field == object_.end()) return 0;
    if (!field->is_number_integer() || field->is_number_unsigned() == (*field < 0)) {
      Note(std::string(name) + " is no integer");
      return 0;
    }
    return field->get<std::int64_t>();
  }

  std::string Text(const char* name) {
    const auto field = Take(name);
    if (field == object_.end()) return "";
    const bool is_text = field->is_string();
    std::string text = is_text ? field->get<std::string>() : "";
    if (!is_text || text.find('\n') != std::string::npos) {
      Note(std::string(name) + " is no line of text");
    }
    return text;
  }

  std::string Hex(const char* name, std::size_t digits_count) {
    std::string text = Text(name);
    const bool is_hex = text.size() == digits_count &&
                        text.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!is_hex) {
      Note(std::string(name) + " is not " + std::to_string(digits_count) +
           " hexadecimal digits in lower case");
    }
    return text;
  }

  // The value, unless something was wrong.
  template <class Value>
  Line Finish(Value value) {
    if (problem_.empty() && taken_count_ != object_.size()) Note("it has a field too many");
    return problem_.empty() ? Line(std::move(value)) : Line(Malformed{problem_});
  }

 private:
  Json::const_iterator Take(const char* name) {
    const auto field = object_.find(name);
    if (field == object_.end()) {
      Note(std::string(name) + " is missing");
    } else {
      ++taken_count_;
    }
    return field;
  }

  void Note(const std::string& problem) {
    if (problem_.empty()) problem_ = problem;
  }

  const Json& object_;
  std::size_t taken_count_ = 0;
  std::string problem_;
};

Line ParseHeader(const Json& object) {
  Fields fields(object);
  if (fields.Text("format") != kFormat)
    return Malformed{"its format is not " + std::string(kFormat)};
  Header header{.school = fields.Text("school")};
  header.public_key = fields.Hex("public_key", kDigestDigits);
  return fields.Finish(std::move(header));
}

Line ParseRow(const Json& object) {
  Fields fields(object);
  Row row;
  row.sequence = fields.Integer("sequence");
  row.ordinal = fields.Integer("ordinal");
  row.at_us = fields.Integer("at_us");
  row.principal = fields.Text("principal");
  row.method = fields.Text("method");
  row.request_id = fields.Text("request_id");
  row.kind = fields.Text("kind");
  row.resource = fields.Text("resource");
  row.version = fields.Integer("version");
  row.commitment = fields.Hex("commitment", kDigestDigits);
  return fields.Finish(std::move(row));
}

Line ParseSeal(const Json& object) {
  Fields fields(object);
  Seal seal;
  seal.number = fields.Integer("number");
  seal.first_sequence = fields.Integer("first_sequence");
  seal.last_sequence = fields.Integer("last_sequence");
  seal.rows_count = fields.Integer("rows_count");
  seal.root = fields.Hex("root", kDigestDigits);
  seal.previous = fields.Hex("previous", kDigestDigits);
  seal.sealed_at_us = fields.Integer("sealed_at_us");
  seal.public_key = fields.Hex("public_key", kDigestDigits);
  seal.signature = fields.Hex("signature", kSignatureDigits);
  return fields.Finish(std::move(seal));
}

std::string Join(const std::vector<std::string>& parts) {
  std::string text = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) text += "\n" + parts[i];
  return text;
}

}  // namespace

Line ParseLine(std::string_view text) {
  const Json line = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!line.is_object()) return Malformed{"it is no JSON object"};
  if (line.contains("format")) return ParseHeader(line);
  if (line.size() == 1 && line.contains("row") && line["row"].is_object()) {
    return ParseRow(line["row"]);
  }
  if (line.size() == 1 && line.contains("seal") && line["seal"].is_object()) {
    return ParseSeal(line["seal"]);
  }
  return Malformed{"it is neither a header, nor a row, nor a seal"};
}

std::string TextOf(const std::string& school, const Row& row) {
  return Join({school, std::to_string(row.sequence), std::to_string(row.ordinal),
               std::to_string(row.at_us), row.principal, row.method, row.request_id, row.kind,
               row.resource, std::to_string(row.version), row.commitment});
}

std::string TextOf(const std::string& school, const Seal& seal) {
  return Join({"ecloserie-seal-1", school, std::to_string(seal.number), seal.previous,
               std::to_string(seal.first_sequence), std::to_string(seal.last_sequence),
               std::to_string(seal.rows_count), seal.root, std::to_string(seal.sealed_at_us),
               seal.public_key});
}

}  // namespace ecloserie::proof
