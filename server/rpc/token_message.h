#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "domain/token.h"
#include "ecloserie/v1/access.pb.h"

namespace ecloserie::rpc {

v1::Token EncodeToken(const domain::Token& token);

// Nothing when the text is empty.
absl::StatusOr<std::optional<domain::Role>> DecodeOptionalRole(const std::string& text,
                                                               const std::string& field);

}  // namespace ecloserie::rpc
