#include "audit_verification.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <ostream>

#include "ecloserie/proof.h"

namespace ecloserie::cli {
namespace {

std::string Line(const std::string& label, const std::string& value) {
  return label + std::string(label.size() < 12 ? 12 - label.size() : 1, ' ') + value + "\n";
}

// What the verdict rests on, so that nobody takes it for more.
std::string GroundsOf(const AuditFindings& findings) {
  if (findings.heads_count > 0) return "a head that was written down elsewhere";
  if (findings.is_key_pinned) return "the key that you gave; history before it may be another";
  return "the file alone: whoever made it could have signed it";
}

std::string TextOf(const AuditFindings& findings) {
  const std::int64_t unsealed = findings.rows_count - findings.sealed_rows_count;
  std::string text = Line("verdict", findings.IsSound() ? "sound" : "BROKEN");
  if (!findings.IsSound()) text += Line("break", findings.first_break);
  text += Line("school", findings.school) + Line("key", findings.public_key) +
          Line("rows", std::to_string(findings.rows_count) + ", of which " +
                           std::to_string(unsealed) + " not sealed yet") +
          Line("seals", std::to_string(findings.seals_count));
  if (findings.head) text += Line("head", findings.head->hash);
  if (findings.IsSound()) text += Line("rests on", GroundsOf(findings));
  return text;
}

std::string JsonOf(const AuditFindings& findings) {
  nlohmann::ordered_json json = {
      {"sound", findings.IsSound()},         {"first_break", findings.first_break},
      {"school", findings.school},           {"public_key", findings.public_key},
      {"rows_count", findings.rows_count},   {"sealed_rows_count", findings.sealed_rows_count},
      {"seals_count", findings.seals_count}, {"is_key_pinned", findings.is_key_pinned},
      {"heads_count", findings.heads_count}};
  if (findings.head) json["head"] = findings.head->hash;
  return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string AuditVerificationHelp() {
  return "ecloserie audit verify FILE [flags]\n\n"
         "Verify an export of `audit export` without any server: rows, seals, signatures.\n\n"
         "Flags\n"
         "  --heads FILE        seals that were written down earlier (`audit heads`), so that\n"
         "                      a rewritten or rolled back history is found\n"
         "  --public-key HEX    the server's key, as you know it from elsewhere\n"
         "  -o json             the findings for programs\n\n"
         "Exit code 0 when it is sound, 6 when it is broken.\n";
}

ExitCode VerifyAuditFile(const AuditVerification& verification, std::ostream& out,
                         std::ostream& err) {
  AuditExpectations expectations{.public_key = verification.public_key};
  if (!verification.heads_file.empty()) {
    std::ifstream file(verification.heads_file);
    if (!file) {
      err << "error: --heads: " << verification.heads_file << " cannot be read\n";
      return kUsage;
    }
    auto heads = ParseHeads(file);
    if (!heads) {
      err << "error: --heads: " << heads.error().message << "\n";
      return kUsage;
    }
    expectations.heads = *std::move(heads);
  }
  std::ifstream exported(verification.file, std::ios::binary);
  if (!exported) {
    err << "error: " << verification.file << " cannot be read\n";
    return kUsage;
  }
  const AuditFindings findings = VerifyAudit(exported, expectations);
  out << (verification.is_json ? JsonOf(findings) : TextOf(findings));
  return findings.IsSound() ? kDone : kRefused;
}

}  // namespace ecloserie::cli
