#include "servers.h"

namespace ecloserie::benchmarks {
Target Servers::StartEcho() {
  Target target{.address = "unix:" + Work("echo.sock")};
  const Command command{programs_ / "bench_echo_server", "--listen", target.address};
  target.pid = processes_.emplace_back(command, Work("echo.log")).pid();
  return target;
}

Target Servers::StartOnSqlite() { return Start(kSqlite, {"--database", Work("ecloserie.db")}, {}); }

Target Servers::StartOnPostgres(const PostgresServer& postgres, const std::string& engine,
                                const std::string& database, const Command& options) {
  postgres.MakeDatabase(database);
  Target target =
      Start(engine, {"--database", postgres.Address(database), "--key-file", Work(engine + ".key")},
            options);
  target.engine_pid = postgres.Pid();
  target.engine_log = postgres.Log();
  return target;
}

Target Servers::Start(const std::string& engine, const Command& database, const Command& options) {
  Target target{.engine = engine,
                .address = "unix:" + Work(engine + ".sock"),
                .token_file = Work(engine + ".token")};
  const Command init = Joined({ours_, "init", "--token-file", target.token_file}, database);
  RunToEnd(init, Work(engine + ".init.log"));
  const Command serve = Joined({ours_, "serve", "--listen", target.address}, database);
  target.pid = processes_.emplace_back(Joined(serve, options), Work(engine + ".log")).pid();
  return target;
}

}  // namespace ecloserie::benchmarks
