#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "domain/register.h"
#include "ecloserie/v1/register.pb.h"

namespace ecloserie::rpc {

// `path` is that of the exception inside its request.
absl::StatusOr<domain::MarkException> DecodeException(const v1::MarkException& exception,
                                                      const std::string& path);

// As registers name people.
std::string TraineeText(const std::string& family_name, const std::string& given_name,
                        bool is_erased);
// Without its origin, which is that of the roster's line.
v1::Mark EncodeMark(const domain::Mark& mark, const std::string& trainee);
v1::Register EncodeRegister(const domain::Register& shown);

}  // namespace ecloserie::rpc
