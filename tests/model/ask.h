#pragma once

#include "answer.h"
#include "ecloserie/client.h"
#include "step.h"

namespace ecloserie::model {

// Asks a server through its client, with patience: the machine may be busy, and a
// server may have been restarted a moment ago.
Answer Ask(const Client& client, const Request& request);

}  // namespace ecloserie::model
