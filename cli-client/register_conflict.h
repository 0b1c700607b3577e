#pragma once

#include <iosfwd>

#include "command.h"
#include "ecloserie/v1/attendance_service.pb.h"

namespace ecloserie::cli {

// PRESENT, 20 late; PARTIAL, 90 there; ABSENT: what a mark says, in a cell.
std::string TextOfMark(const v1::Mark& mark);
std::string TextOfMark(const v1::MarkException& said);

// When a recording was refused because the register changed meanwhile: reads what
// changed, and shows it beside what was sent.
void ExplainConflict(const Context& context, const google::protobuf::Message& request,
                     const Failure& failure);

}  // namespace ecloserie::cli
