#include "postgres_server.h"

#include <libpq-fe.h>

#include <memory>
#include <stdexcept>

#include "processor_time.h"

namespace ecloserie::benchmarks {
namespace {

class Session {
 public:
  explicit Session(const std::string& address)
      : connection_(PQconnectdb(address.c_str()), &PQfinish) {}

  void Run(const std::string& text) const {
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(
        PQexec(connection_.get(), text.c_str()), &PQclear);
    if (PQresultStatus(result.get()) == PGRES_COMMAND_OK) return;
    throw std::runtime_error(PQerrorMessage(connection_.get()));
  }

  // Of the process at the other end.
  std::int64_t Pid() const { return PQbackendPID(connection_.get()); }

 private:
  std::unique_ptr<PGconn, decltype(&PQfinish)> connection_;
};

}  // namespace

void PostgresServer::MakeDatabase(const std::string& name) const {
  DropDatabase(name);
  Session(Address("postgres")).Run("CREATE DATABASE " + name);
}

void PostgresServer::DropDatabase(const std::string& name) const {
  const Session session(Address("postgres"));
  session.Run("SET client_min_messages = warning");
  session.Run("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
}

std::string PostgresServer::Address(const std::string& database) const {
  return "postgres://ecloserie@/" + database + "?host=" + folder_;
}

std::int64_t PostgresServer::Pid() const {
  const Session session(Address("postgres"));
  return ParentOf(session.Pid());
}

}  // namespace ecloserie::benchmarks
