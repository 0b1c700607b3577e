#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/program.h"
#include "support/temporary_folder.h"

namespace ecloserie::tests {
namespace {

using ::testing::HasSubstr;

unsigned ModeOf(const std::string& path) {
  struct stat facts {};
  return ::stat(path.c_str(), &facts) == 0 ? facts.st_mode & 0777U : 0;
}

std::string TextOf(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

class Init : public testing::Test {
 protected:
  static Finished Server(std::vector<std::string> words) {
    words.insert(words.begin(), ECLOSERIE_SERVER_BINARY);
    return RunProgram(std::move(words));
  }
  Finished InitAs(const std::string& principal, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"init",         "--database",        database_,
                                      "--token-file", folder_ / principal, "--principal",
                                      principal};
    words.insert(words.end(), more.begin(), more.end());
    return Server(words);
  }
  std::vector<std::string> Serving(const std::vector<std::string>& more) const {
    std::vector<std::string> words = {ECLOSERIE_SERVER_BINARY, "serve", "--database", database_};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
  static Finished Cli(const std::string& endpoint, const std::vector<std::string>& more) {
    std::vector<std::string> words = {ECLOSERIE_CLI_BINARY, "whoami", "--endpoint", endpoint,
                                      "--quiet"};
    words.insert(words.end(), more.begin(), more.end());
    return RunProgram(words);
  }

  const TemporaryFolder folder_;
  const std::string database_ = folder_ / "school.sqlite";
  const std::string tls_ = database_ + ".tls";
};

TEST_F(Init, MakesAnAuthorityWhoseKeysOnlyTheOwnerReads) {
  ASSERT_EQ(InitAs("admin").exit_code, 0);

  EXPECT_EQ(ModeOf(tls_ + "/ca.key"), 0600U);
  EXPECT_EQ(ModeOf(tls_ + "/server.key"), 0600U);
  EXPECT_EQ(ModeOf(tls_ + "/ca.pem"), 0644U);
  EXPECT_EQ(ModeOf(tls_ + "/server.pem"), 0644U);
}

TEST_F(Init, KeepsTheAuthorityForFurtherPrincipals) {
  ASSERT_EQ(InitAs("admin").exit_code, 0);
  const std::string before = TextOf(tls_ + "/ca.pem") + TextOf(tls_ + "/server.pem");

  ASSERT_EQ(InitAs("other").exit_code, 0);

  EXPECT_EQ(TextOf(tls_ + "/ca.pem") + TextOf(tls_ + "/server.pem"), before);
}

TEST_F(Init, MakesNoneWhenToldSo) {
  ASSERT_EQ(InitAs("admin", {"--no-tls"}).exit_code, 0);
  EXPECT_FALSE(std::filesystem::exists(tls_));

  const Finished serve = RunProgram(Serving({"--listen", "127.0.0.1:0"}));

  EXPECT_EQ(serve.exit_code, 1);
  EXPECT_THAT(serve.err, HasSubstr("never travels in the clear"));
}

TEST_F(Init, RefusesAHostThatIsNone) {
  const Finished init = InitAs("admin", {"--host", "no host"});

  EXPECT_EQ(init.exit_code, 1);
  EXPECT_THAT(init.err, HasSubstr("neither a host name nor an address"));
}

TEST_F(Init, IsAllThatAPortNeeds) {
  ASSERT_EQ(InitAs("admin").exit_code, 0);
  const Program server(Serving({"--listen", "127.0.0.1:0"}));
  const std::string endpoint = server.LineAfter("listening on ");

  const Finished trusted =
      Cli(endpoint, {"--ca-file", tls_ + "/ca.pem", "--token-file", folder_ / "admin"});
  const Finished untrusted = Cli(endpoint, {"--token-file", folder_ / "admin"});

  EXPECT_EQ(trusted.exit_code, 0) << trusted.err;
  EXPECT_THAT(trusted.out, HasSubstr("network-admin"));
  EXPECT_EQ(untrusted.exit_code, 7);
  EXPECT_THAT(untrusted.err, testing::StartsWith("error: the server is unreachable"));
  EXPECT_THAT(untrusted.err, HasSubstr("certificate is not trusted"));
}

TEST_F(Init, ListensAtSeveralPlaces) {
  ASSERT_EQ(InitAs("admin").exit_code, 0);
  const std::string socket = "unix:" + (folder_ / "socket");
  const Program server(Serving({"--listen", socket, "--listen", "127.0.0.1:0"}));
  const std::string port = server.LineAfter("listening on 127.0.0.1:");

  EXPECT_EQ(Cli(socket, {"--token-file", folder_ / "admin"}).exit_code, 0);
  EXPECT_EQ(
      Cli("127.0.0.1:" + port, {"--token-file", folder_ / "admin", "--ca-file", tls_ + "/ca.pem"})
          .exit_code,
      0);
}

TEST_F(Init, IsFollowedByCertificatesForClients) {
  ASSERT_EQ(InitAs("admin").exit_code, 0);
  const Finished issued = Server({"certificate", "--database", database_, "--client",
                                  "URI:urn:ecloserie:partner:perche", "--out", folder_ / "perche"});
  ASSERT_EQ(issued.exit_code, 0) << issued.err;
  EXPECT_THAT(issued.err, HasSubstr("uri:urn:ecloserie:partner:perche"));
  EXPECT_EQ(ModeOf(folder_ / "perche/client.key"), 0600U);
  const Program server(Serving({"--listen", "127.0.0.1:0", "--tls-client-ca", tls_ + "/ca.pem"}));
  const std::string endpoint = server.LineAfter("listening on ");
  const std::vector<std::string> trust = {"--ca-file", tls_ + "/ca.pem", "--token-file",
                                          folder_ / "admin"};

  std::vector<std::string> shown = trust;
  shown.insert(shown.end(), {"--client-certificate", folder_ / "perche/client.pem", "--client-key",
                             folder_ / "perche/client.key"});

  EXPECT_EQ(Cli(endpoint, shown).exit_code, 0);
  EXPECT_THAT(Cli(endpoint, trust).err, HasSubstr("wants a client certificate"));
}

TEST_F(Init, IssuesNoCertificateForANameThatIsNoneOrTwice) {
  ASSERT_EQ(InitAs("admin").exit_code, 0);
  const auto issue = [&](const std::string& name) {
    return Server(
        {"certificate", "--database", database_, "--client", name, "--out", folder_ / "out"});
  };

  EXPECT_EQ(issue("two words").exit_code, 1);
  EXPECT_EQ(issue("perche.example").exit_code, 0);
  EXPECT_EQ(issue("perche.example").exit_code, 1);
}

TEST_F(Init, IsRenewedForTheSameKey) {
  ASSERT_EQ(InitAs("admin").exit_code, 0);
  const std::string key = TextOf(tls_ + "/server.key");
  const std::string certificate = TextOf(tls_ + "/server.pem");

  const Finished renewed = Server({"certificate", "--database", database_, "--renew"});

  ASSERT_EQ(renewed.exit_code, 0) << renewed.err;
  EXPECT_EQ(TextOf(tls_ + "/server.key"), key);
  EXPECT_NE(TextOf(tls_ + "/server.pem"), certificate);
  const Program server(Serving({"--listen", "127.0.0.1:0"}));
  EXPECT_EQ(Cli(server.LineAfter("listening on "),
                {"--ca-file", tls_ + "/ca.pem", "--token-file", folder_ / "admin"})
                .exit_code,
            0);
}

TEST_F(Init, LeavesKeysThatOthersReadUnused) {
  ASSERT_EQ(InitAs("admin").exit_code, 0);
  ASSERT_EQ(::chmod((tls_ + "/server.key").c_str(), 0644), 0);

  const Finished serve = RunProgram(Serving({"--listen", "127.0.0.1:0"}));

  EXPECT_EQ(serve.exit_code, 1);
  EXPECT_THAT(serve.err, HasSubstr("chmod 600"));
}

}  // namespace
}  // namespace ecloserie::tests
