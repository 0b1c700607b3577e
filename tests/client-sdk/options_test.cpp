#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>

#include "ecloserie/client.h"
#include "scripted_server.h"

namespace ecloserie {
namespace {

using ::testing::HasSubstr;
using testing::ScriptedServer;

// The path of a token file with this content and these rights.
std::string TokenFile(const ScriptedServer& server, const std::string& text, mode_t mode) {
  std::string path = server.directory() + "/token";
  std::ofstream(path) << text;
  EXPECT_EQ(chmod(path.c_str(), mode), 0);
  return path;
}

TEST(TokenFile, IsReadWithoutItsLineEnd) {
  ScriptedServer server;
  server.get_school.Answers({});
  ClientOptions options = server.client_options();
  options.token.clear();
  options.token_file = TokenFile(server, "from-a-file\n", 0600);
  const auto client = Client::Make(options);

  ASSERT_TRUE(client) << client.error().message;
  ASSERT_TRUE(client->school().GetSchool({}));

  EXPECT_EQ(server.authorization(), "Bearer from-a-file");
}

TEST(TokenFile, IsRefusedWhenOthersMayReadIt) {
  ScriptedServer server;
  const std::string path = TokenFile(server, "secret", 0640);

  const auto client = Client::Make({.endpoint = server.endpoint(), .token_file = path});

  ASSERT_FALSE(client);
  EXPECT_THAT(client.error().message, HasSubstr("chmod 600"));
  EXPECT_THAT(client.error().message, ::testing::Not(HasSubstr("secret")));
}

TEST(TokenFile, IsRefusedWhenEmpty) {
  ScriptedServer server;
  const std::string path = TokenFile(server, "\n", 0600);

  EXPECT_FALSE(Client::Make({.endpoint = server.endpoint(), .token_file = path}));
}

TEST(TokenFile, IsRefusedWhenMissing) {
  EXPECT_FALSE(Client::Make({.endpoint = "unix:/tmp/x", .token_file = "/nonexistent"}));
}

TEST(Token, IsRefusedWhenItCannotStandInAHeader) {
  EXPECT_FALSE(Client::Make({.endpoint = "unix:/tmp/x", .token = "two\nlines"}));
}

TEST(Token, IsRefusedBesideATokenFile) {
  EXPECT_FALSE(Client::Make({.endpoint = "unix:/tmp/x", .token = "a", .token_file = "/b"}));
}

class Endpoint : public ::testing::TestWithParam<std::string> {};

TEST_P(Endpoint, IsRefused) {
  const auto client = Client::Make({.endpoint = GetParam(), .token = "a"});

  ASSERT_FALSE(client);
  EXPECT_EQ(client.error().code, Code::kInvalidArgument);
}

INSTANTIATE_TEST_SUITE_P(OfAnotherKind, Endpoint,
                         ::testing::Values("", "unix:", "localhost", "localhost:", "localhost:0",
                                           "localhost:65536", ":8443", "https://localhost:8443",
                                           "dns:///school.example:8443", "[::1:8443",
                                           "unix:" + std::string(200, 'x')));

TEST(Environment, GivesTheOptions) {
  // NOLINTBEGIN(concurrency-mt-unsafe): nobody else reads the environment meanwhile.
  setenv("ECLOSERIE_ENDPOINT", "unix:/tmp/here.sock", 1);
  setenv("ECLOSERIE_TOKEN_FILE", "/tmp/token", 1);
  unsetenv("ECLOSERIE_TOKEN");
  setenv("ECLOSERIE_CA_FILE", "/tmp/ca.pem", 1);
  setenv("ECLOSERIE_CLIENT_CERTIFICATE", "/tmp/client.pem", 1);
  setenv("ECLOSERIE_CLIENT_KEY", "/tmp/client.key", 1);
  // NOLINTEND(concurrency-mt-unsafe)

  const ClientOptions options = ClientOptions::FromEnvironment();

  EXPECT_EQ(options.endpoint, "unix:/tmp/here.sock");
  EXPECT_EQ(options.token_file, "/tmp/token");
  EXPECT_EQ(options.token, "");
  EXPECT_EQ(options.ca_file, "/tmp/ca.pem");
  EXPECT_EQ(options.client_certificate_file, "/tmp/client.pem");
  EXPECT_EQ(options.client_key_file, "/tmp/client.key");
}

}  // namespace
}  // namespace ecloserie
