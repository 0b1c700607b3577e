#include "support/test_server.h"

#include "usecases/bootstrap.h"

namespace ecloserie::tests {

TestServer::TestServer(Engine engine) : database_(engine) {
  Start();
  admin_ = std::make_unique<Client>(ClientAs("admin", domain::Role::kNetworkAdmin, "-"));
}

void TestServer::Start() {
  auto log = std::make_shared<spdlog::logger>(
      "server", std::make_shared<spdlog::sinks::ostream_sink_mt>(log_text_));
  server_ = std::make_unique<Server>(
      Server::Options{.database = {.database = database_.name()}, .listen = endpoint()},
      environment_, log);
}

void TestServer::Restart() {
  server_.reset();
  Start();
}

Client TestServer::ClientAs(const std::string& principal, domain::Role role,
                            const std::string& school) {
  const std::string token = "ecl_test_" + principal;
  const absl::Status added =
      usecases::AddPrincipal(server_->database(), environment_,
                             {.name = principal, .role = role, .school = school}, token);
  if (!added.ok()) throw std::runtime_error(std::string(added.message()));
  return ClientWithToken(token);
}

Client TestServer::ClientWithToken(const std::string& token) const {
  ClientOptions options{.endpoint = endpoint(), .token = token};
  options.retry.attempts_max = 1;
  return ValueOrThrow(Client::Make(std::move(options)));
}

}  // namespace ecloserie::tests
