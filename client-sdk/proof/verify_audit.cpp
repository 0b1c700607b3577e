#include <algorithm>
#include <istream>
#include <sstream>

#include "audit_lines.h"
#include "digest.h"
#include "ecloserie/proof.h"

namespace ecloserie {
namespace {

using proof::Digest;
using proof::Header;
using proof::Malformed;
using proof::Row;
using proof::Seal;

const std::string kNoSeal(64, '0');

// Walks an export line by line; the first thing that does not hold ends the walk.
class Walk {
 public:
  explicit Walk(const AuditExpectations& expectations) : expectations_(expectations) {}

  AuditFindings Run(std::istream& exported) {
    for (std::string line; findings_.first_break.empty() && std::getline(exported, line);) {
      ++line_number_;
      std::visit([this](const auto& part) { Take(part); }, proof::ParseLine(line));
    }
    if (exported.bad()) Break("the export cannot be read to its end");
    if (findings_.first_break.empty()) Finish();
    return std::move(findings_);
  }

 private:
  void Break(const std::string& what) {
    if (!findings_.first_break.empty()) return;
    findings_.first_break = "line " + std::to_string(line_number_) + ": " + what;
  }

  void Take(const Malformed& line) { Break(line.problem); }

  void Take(const Header& header) {
    if (line_number_ != 1) return Break("a second header");
    findings_.school = header.school;
    findings_.public_key = header.public_key;
    findings_.is_key_pinned = !expectations_.public_key.empty();
    if (findings_.is_key_pinned && header.public_key != expectations_.public_key) {
      Break("the key is another than the one that was expected");
    }
  }

  void Take(const Row& row) {
    const std::string what =
        "row " + std::to_string(row.sequence) + "/" + std::to_string(row.ordinal) + " ";
    if (line_number_ == 1) return Break("a header is missing");
    const bool is_next_unit = row.sequence > row_.sequence && row.ordinal == 1;
    const bool is_same_unit = row.sequence == row_.sequence && row.ordinal == row_.ordinal + 1;
    if (!is_next_unit && !is_same_unit) return Break(what + "does not follow the row before");
    if (is_next_unit ? row.at_us <= row_.at_us : row.at_us != row_.at_us) {
      return Break(what + "is not at a time that follows the row before");
    }
    if (row.sequence <= sealed_until_)
      return Break(what + "lies in a range that is sealed already");
    row_ = row;
    leaves_.push_back(proof::LeafOf(proof::TextOf(findings_.school, row)));
    ++findings_.rows_count;
  }

  void Take(const Seal& seal) {
    const std::string what = "seal " + std::to_string(seal.number) + " ";
    if (line_number_ == 1) return Break("a header is missing");
    if (seal.number != findings_.seals_count + 1)
      return Break(what + "does not follow the one before");
    if (seal.previous != hash_) return Break(what + "names another seal as the one before");
    if (seal.first_sequence != sealed_until_ + 1 || seal.last_sequence < seal.first_sequence) {
      return Break(what + "does not begin where the one before ends");
    }
    if (!leaves_.empty() && row_.sequence > seal.last_sequence) {
      return Break(what + "ends before a row that stands in front of it");
    }
    if (seal.rows_count != static_cast<std::int64_t>(leaves_.size())) {
      return Break(what + "covers " + std::to_string(seal.rows_count) + " rows, and there are " +
                   std::to_string(leaves_.size()));
    }
    if (seal.root != proof::ToHex(proof::MerkleRoot(leaves_))) {
      return Break(what + "was made over other rows");
    }
    Accept(seal, what);
  }

  void Accept(const Seal& seal, const std::string& what) {
    const std::string text = proof::TextOf(findings_.school, seal);
    if (seal.public_key != findings_.public_key) return Break(what + "is of another key");
    if (!proof::IsSignedBy(seal.public_key, text, seal.signature)) {
      return Break(what + "has a wrong signature");
    }
    hash_ = proof::ToHex(proof::Sha256(text));
    sealed_until_ = seal.last_sequence;
    findings_.sealed_rows_count += seal.rows_count;
    ++findings_.seals_count;
    leaves_.clear();
    findings_.head = {findings_.school, seal.number, hash_};
    CompareWithHeads(*findings_.head);
  }

  void CompareWithHeads(const AuditHead& found) {
    for (const AuditHead& head : expectations_.heads) {
      if (head.school != found.school || head.number != found.number) continue;
      if (head.hash != found.hash) {
        return Break("seal " + std::to_string(found.number) +
                     " is not the one that was written down: history was rewritten");
      }
      ++findings_.heads_count;
    }
  }

  void Finish() {
    if (line_number_ == 0) return Break("the export is empty");
    for (const AuditHead& head : expectations_.heads) {
      if (head.school != findings_.school || head.number <= findings_.seals_count) continue;
      return Break("seal " + std::to_string(head.number) +
                   ", which was written down, is missing: the record was rolled back or cut");
    }
    if (!expectations_.heads.empty() && findings_.heads_count == 0) {
      Break("none of the seals that were written down is of " + findings_.school);
    }
    if (findings_.seals_count == 0) Break("nothing in it is sealed");
  }

  const AuditExpectations& expectations_;
  AuditFindings findings_;
  std::int64_t line_number_ = 0;
  Row row_;
  std::vector<Digest> leaves_;  // of the rows since the last seal
  std::string hash_ = kNoSeal;
  std::int64_t sealed_until_ = 0;
};

bool IsHash(const std::string& text) {
  return text.size() == kNoSeal.size() &&
         text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

}  // namespace

AuditFindings VerifyAudit(std::istream& exported, const AuditExpectations& expectations) {
  return Walk(expectations).Run(exported);
}

Result<std::vector<AuditHead>> ParseHeads(std::istream& text) {
  std::vector<AuditHead> heads;
  int line_number = 0;
  for (std::string line; std::getline(text, line);) {
    ++line_number;
    if (line.find_first_not_of(" \t\r") == std::string::npos || line.front() == '#') continue;
    std::istringstream words(line);
    AuditHead head;
    std::string rest;
    const bool is_whole = words >> head.school >> head.number >> head.hash && !(words >> rest);
    if (!is_whole || head.number < 1 || !IsHash(head.hash)) {
      return tl::unexpected(
          Error{.code = Code::kInvalidArgument,
                .message = "line " + std::to_string(line_number) + " is not SCHOOL NUMBER HASH"});
    }
    heads.push_back(std::move(head));
  }
  return heads;
}

}  // namespace ecloserie
