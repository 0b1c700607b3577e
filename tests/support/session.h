#pragma once

#include <memory>
#include <string>

#include "storage/engine/failure.h"
#include "storage/engine/session.h"
#include "support/test_database.h"

namespace ecloserie::tests {

// A statement of a test's own. Engines know an Sql by its address.
struct Statement {
  explicit Statement(std::string sql_text) : text(std::move(sql_text)) {}
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  const std::string text;
  const storage::Sql sql{text.c_str()};
};

// A connection of the engine that the database is of.
std::unique_ptr<storage::engine::Session> OpenSession(const TestDatabase& data);

// The fault with which the statement is refused; throws when it is not.
storage::engine::EngineFault FaultOf(storage::engine::Session& session, const Statement& statement);

// What two meet who are at the same rows; `first` has a transaction open.
storage::engine::EngineFault ProvokeContention(const TestDatabase& data,
                                               storage::engine::Session& first);
// What a writer meets when there is no space left.
storage::engine::EngineFault ProvokeFullDisk(const TestDatabase& data,
                                             storage::engine::Session& session);
// What somebody meets whose engine is not there any more.
storage::engine::EngineFault ProvokeAbsence(const TestDatabase& data,
                                            storage::engine::Session& session);
// What a reader meets whose data were damaged; no session may be open.
storage::engine::EngineFault ProvokeCorruption(const TestDatabase& data);

}  // namespace ecloserie::tests
