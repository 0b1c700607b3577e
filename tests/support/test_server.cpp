#include "support/test_server.h"

#include <atomic>

#include "support/test_token.h"
#include "usecases/bootstrap.h"

namespace ecloserie::tests {

namespace {

std::uint64_t FreshDraw() {
  static std::atomic<std::uint64_t> count = 0;
  return ++count << 32U;
}

// The clock of a test may run for years.
constexpr absl::Duration kLifetime = absl::Hours(24 * 3660);

}  // namespace

TestServer::TestServer(Engine engine)
    : own_database_(std::make_unique<TestDatabase>(engine)), address_(own_database_->name()) {
  Start();
  admin_ = std::make_unique<Client>(ClientAs("admin", domain::Role::kNetworkAdmin, "-"));
}

TestServer::TestServer(Server::Options more)
    : own_database_(std::make_unique<TestDatabase>()),
      address_(own_database_->name()),
      more_(std::move(more)) {
  Start();
  admin_ = std::make_unique<Client>(ClientAs("admin", domain::Role::kNetworkAdmin, "-"));
}

// The administrator may have been made by another server.
TestServer::TestServer(std::string address)
    : address_(std::move(address)), environment_(FreshDraw()) {
  Start();
  const bool is_made = usecases::HasPrincipals(server_->database());
  admin_ = std::make_unique<Client>(is_made ? ClientWithToken(TestToken("admin"))
                                            : ClientAs("admin", domain::Role::kNetworkAdmin, "-"));
}

void TestServer::Start() {
  auto log = std::make_shared<spdlog::logger>(
      "server", std::make_shared<spdlog::sinks::ostream_sink_mt>(log_text_));
  Server::Options options = more_;
  options.database.database = address_;
  options.listen.insert(options.listen.begin(), endpoint());
  server_ = std::make_unique<Server>(options, environment_, log);
}

void TestServer::Restart() {
  server_.reset();
  Start();
}

Client TestServer::ClientAs(const std::string& principal, domain::Role role,
                            const std::string& school) {
  return ClientWithToken(Introduce({.name = {school, principal}, .role = role}));
}

std::string TestServer::Introduce(const domain::Principal& principal) {
  const std::string token = TestToken(principal.name.Actor());
  const absl::Status added =
      usecases::AddPrincipal(server_->database(), environment_, principal, token, kLifetime);
  if (!added.ok()) throw std::runtime_error(std::string(added.message()));
  return token;
}

Client TestServer::ClientWithToken(const std::string& token) const {
  ClientOptions options{.endpoint = endpoint(), .token = token};
  options.retry.attempts_max = 1;
  return ValueOrThrow(Client::Make(std::move(options)));
}

}  // namespace ecloserie::tests
