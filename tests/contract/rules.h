#pragma once

#include <string>
#include <vector>

#include "schema.h"

namespace ecloserie::contract {

// One sentence per breach: "ecloserie.v1.Seat.price: what".
using Findings = std::vector<std::string>;

// Elements without a comment before them; the comments are the API's manual.
Findings Uncommented(const Schema& schema);

// Files whose package is not their folder, which mix services, or which bring
// messages of google's that protobuf itself does not: two copies of one abort a
// process.
Findings MisplacedFiles(const Schema& schema);

// Enums whose zero is not <ENUM>_UNSPECIFIED or whose values lack the prefix.
Findings MisshapenEnums(const Schema& schema);

// Messages whose name is not field 1 or whose numbers have holes that nobody
// reserved.
Findings MisshapenMessages(const Schema& schema);

// Fields that are not in snake_case, compute in floating point, are narrower
// than their cents or minutes, or have a malformed resource pattern.
Findings MisshapenFields(const Schema& schema);

// Services not named so; methods that do not declare their right, deadline and
// idempotency, or whose messages are not the ones their verb promises.
Findings MisshapenMethods(const Schema& schema);

// Reasons whose comment does not begin with a gRPC code and the {keys} of the
// metadata that come with it.
Findings MisdocumentedReasons(const Schema& schema);

}  // namespace ecloserie::contract
