#pragma once

#include <vector>

#include "ecloserie/outbox.h"

namespace ecloserie {

// The trainees whose marks are not what they were when the register was taken, by
// trainee; those who came or went since are among them.
std::vector<RowDifference> DifferencesOf(const v1::Register& taken,
                                         const v1::RecordRegisterRequest& recorded,
                                         const v1::Register& now);

}  // namespace ecloserie
