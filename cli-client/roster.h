#pragma once

#include <string>

#include "command.h"
#include "tl/expected.hpp"

namespace ecloserie::cli {

// The half-day that --track, --date and --slot name.
tl::expected<v1::ListSessionsRequest, Failure> ReadHalfDay(const Context& context,
                                                           const FlagTexts& flags);

// Fills in the request's session from --track, --date and --slot, unless it was
// named.
std::optional<Failure> FindSession(const Context& context, const FlagTexts& flags,
                                   google::protobuf::Message& request);

// Whether somebody is listed by --present, --absent, --late, --left-early or --partial.
bool NamesExceptions(const FlagTexts& flags);

// Those who are listed, found on the register by how their names begin or by their
// enrolments. Refuses whom it does not find, and whom it finds twice.
std::optional<Failure> AddExceptions(const v1::Register& roster, const FlagTexts& flags,
                                     v1::RecordRegisterRequest& request);

}  // namespace ecloserie::cli
