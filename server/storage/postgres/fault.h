#pragma once

#include <string_view>

#include "storage/engine/failure.h"

namespace ecloserie::storage::postgres {

// What a SQLSTATE of PostgreSQL's means (its documentation, appendix A).
engine::EngineFault FaultOf(std::string_view sql_state);

}  // namespace ecloserie::storage::postgres
