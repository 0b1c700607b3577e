#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "failure.h"

namespace ecloserie::cli {

// `audit verify`: the one command that asks no server.
struct AuditVerification {
  std::string file;
  std::string heads_file;
  std::string public_key;
  bool is_json = false;
};

std::string AuditVerificationHelp();

// kDone when the export is sound, kRefused when it is not.
ExitCode VerifyAuditFile(const AuditVerification& verification, std::ostream& out,
                         std::ostream& err);

}  // namespace ecloserie::cli
